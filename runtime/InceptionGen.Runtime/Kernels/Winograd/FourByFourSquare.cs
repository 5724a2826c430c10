using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>F(4x4, 4x4), its outputs in registers: the same as <see cref="SquareOf{TLine}"/> of <see cref="FourByFour"/>.</summary>
internal readonly unsafe struct FourByFourSquare : IWinogradTile
{
    public static Extent Kernel => new(FourByFour.Kernel, FourByFour.Kernel);

    public static Extent Stride => new(1, 1);

    public static Extent Outputs => new(FourByFour.Outputs, FourByFour.Outputs);

    public static double[,] KernelTransformDown => FourByFour.KernelTransform;

    public static double[,] KernelTransformAcross => FourByFour.KernelTransform;

    private static int Points => FourByFour.Outputs + FourByFour.Kernel - 1;

    // pixels (7, 7) -> points (7, 7)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<TSimd, TVector>(float** pixels, int channel, float* between, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => SquareOf<FourByFour>.TransformInput<TSimd, TVector>(pixels, channel, between, points, pointStride);

    // products (7, 7) -> outputs
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, float* between, TVector bias, TVector least, float* output, nint rowStride, nint pixelStride, int rows, int columns)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TransformTwoRows<TSimd, TVector, EvenRows>(products, productStride, bias, least, output, rowStride, pixelStride, rows, columns);
        if (rows == 1) return;

        TransformTwoRows<TSimd, TVector, OddRows>(products, productStride, bias, least, output + rowStride, rowStride, pixelStride, rows - 1, columns);
    }

    // products (7, 7) -> every other row of pixels: every column to two outputs, then those two rows. All four do not fit the registers; these share their sums.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformTwoRows<TSimd, TVector, TRows>(
        float* products, nint productStride, TVector bias, TVector least, float* output, nint rowStride, nint pixelStride, int rows, int columns)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
        where TRows : struct, ITwoRows
    {
        nint down = Points * productStride;
        TRows.Transform<TSimd, TVector>(products, down, out TVector a0, out TVector b0);
        TRows.Transform<TSimd, TVector>(products + productStride, down, out TVector a1, out TVector b1);
        TRows.Transform<TSimd, TVector>(products + (2 * productStride), down, out TVector a2, out TVector b2);
        TRows.Transform<TSimd, TVector>(products + (3 * productStride), down, out TVector a3, out TVector b3);
        TRows.Transform<TSimd, TVector>(products + (4 * productStride), down, out TVector a4, out TVector b4);
        TRows.Transform<TSimd, TVector>(products + (5 * productStride), down, out TVector a5, out TVector b5);
        TRows.Transform<TSimd, TVector>(products + (6 * productStride), down, out TVector a6, out TVector b6);
        FourByFour.StoreOutputs<TSimd, TVector>(a0, a1, a2, a3, a4, a5, a6, bias, least, output, pixelStride, columns);
        if (rows > 2) FourByFour.StoreOutputs<TSimd, TVector>(b0, b1, b2, b3, b4, b5, b6, bias, least, output + (2 * rowStride), pixelStride, columns);
    }

    private interface ITwoRows
    {
        static abstract void Transform<TSimd, TVector>(float* products, nint down, out TVector first, out TVector second)
            where TVector : unmanaged
            where TSimd : struct, ISimd<TVector>;
    }

    private readonly struct EvenRows : ITwoRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Transform<TSimd, TVector>(float* products, nint down, out TVector first, out TVector second)
            where TVector : unmanaged
            where TSimd : struct, ISimd<TVector> => FourByFour.FirstAndThird<TSimd, TVector>(
                TSimd.Load(products), TSimd.Load(products + down), TSimd.Load(products + (2 * down)), TSimd.Load(products + (3 * down)),
                TSimd.Load(products + (4 * down)), TSimd.Load(products + (5 * down)), out first, out second);
    }

    private readonly struct OddRows : ITwoRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Transform<TSimd, TVector>(float* products, nint down, out TVector first, out TVector second)
            where TVector : unmanaged
            where TSimd : struct, ISimd<TVector> => FourByFour.SecondAndFourth<TSimd, TVector>(
                TSimd.Load(products), TSimd.Load(products + down), TSimd.Load(products + (2 * down)), TSimd.Load(products + (3 * down)),
                TSimd.Load(products + (4 * down)), TSimd.Load(products + (5 * down)), TSimd.Load(products + (6 * down)), out first, out second);
    }
}
