using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>F(4x4, 3x3) in registers: the same as <see cref="SquareOf{TLine}"/> of <see cref="FourByThree"/>, whose transforms take nearly twice as long.</summary>
internal readonly unsafe struct FourByThreeSquare : IWinogradTile
{
    public static Extent Kernel => new(FourByThree.Kernel, FourByThree.Kernel);

    public static Extent Stride => new(1, 1);

    public static Extent Outputs => new(FourByThree.Outputs, FourByThree.Outputs);

    public static double[,] KernelTransformDown => FourByThree.KernelTransform;

    public static double[,] KernelTransformAcross => FourByThree.KernelTransform;

    // pixels (6, 6) -> points (6, 6)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<TSimd, TVector>(float** pixels, int channel, float* between, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TransformColumns<TSimd, TVector, SixPoints.FirstPoints>(pixels, channel, points, pointStride);
        TransformColumns<TSimd, TVector, SixPoints.LastPoints>(pixels, channel, points + (3 * pointStride), pointStride);
    }

    // products (6, 6) -> outputs
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, float* between, TVector bias, TVector least, float* output, nint rowStride, nint pixelStride, int rows, int columns)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TransformTwoRows<TSimd, TVector, FirstRows>(products, productStride, bias, least, output, rowStride, pixelStride, rows, columns);
        if (rows <= 2) return;

        TransformTwoRows<TSimd, TVector, LastRows>(products, productStride, bias, least, output + (2 * rowStride), rowStride, pixelStride, rows - 2, columns);
    }

    // pixels (6, 6) -> points (6, 3): every row to three points, then those three columns
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformColumns<TSimd, TVector, TThree>(float** pixels, int channel, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
        where TThree : struct, SixPoints.IThreePoints
    {
        TransformRow<TSimd, TVector, TThree>(pixels, channel, out TVector a0, out TVector b0, out TVector c0);
        TransformRow<TSimd, TVector, TThree>(pixels + 6, channel, out TVector a1, out TVector b1, out TVector c1);
        TransformRow<TSimd, TVector, TThree>(pixels + 12, channel, out TVector a2, out TVector b2, out TVector c2);
        TransformRow<TSimd, TVector, TThree>(pixels + 18, channel, out TVector a3, out TVector b3, out TVector c3);
        TransformRow<TSimd, TVector, TThree>(pixels + 24, channel, out TVector a4, out TVector b4, out TVector c4);
        TransformRow<TSimd, TVector, TThree>(pixels + 30, channel, out TVector a5, out TVector b5, out TVector c5);
        nint down = SixPoints.Count * pointStride;
        SixPoints.StoreInput<TSimd, TVector>(a0, a1, a2, a3, a4, a5, points, down);
        SixPoints.StoreInput<TSimd, TVector>(b0, b1, b2, b3, b4, b5, points + pointStride, down);
        SixPoints.StoreInput<TSimd, TVector>(c0, c1, c2, c3, c4, c5, points + (2 * pointStride), down);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformRow<TSimd, TVector, TThree>(float** pixels, int channel, out TVector p0, out TVector p1, out TVector p2)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
        where TThree : struct, SixPoints.IThreePoints => TThree.Transform<TSimd, TVector>(
            TSimd.Load(pixels[0] + channel), TSimd.Load(pixels[1] + channel), TSimd.Load(pixels[2] + channel),
            TSimd.Load(pixels[3] + channel), TSimd.Load(pixels[4] + channel), TSimd.Load(pixels[5] + channel), out p0, out p1, out p2);

    // products (6, 6) -> two rows of pixels: every column to two outputs, then those two rows. All four do not fit the registers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformTwoRows<TSimd, TVector, TRows>(
        float* products, nint productStride, TVector bias, TVector least, float* output, nint rowStride, nint pixelStride, int rows, int columns)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
        where TRows : struct, ITwoRows
    {
        TransformColumn<TSimd, TVector, TRows>(products, productStride, out TVector a0, out TVector b0);
        TransformColumn<TSimd, TVector, TRows>(products + productStride, productStride, out TVector a1, out TVector b1);
        TransformColumn<TSimd, TVector, TRows>(products + (2 * productStride), productStride, out TVector a2, out TVector b2);
        TransformColumn<TSimd, TVector, TRows>(products + (3 * productStride), productStride, out TVector a3, out TVector b3);
        TransformColumn<TSimd, TVector, TRows>(products + (4 * productStride), productStride, out TVector a4, out TVector b4);
        TransformColumn<TSimd, TVector, TRows>(products + (5 * productStride), productStride, out TVector a5, out TVector b5);
        FourByThree.StoreOutputs<TSimd, TVector>(a0, a1, a2, a3, a4, a5, bias, least, output, pixelStride, columns);
        if (rows > 1) FourByThree.StoreOutputs<TSimd, TVector>(b0, b1, b2, b3, b4, b5, bias, least, output + rowStride, pixelStride, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformColumn<TSimd, TVector, TRows>(float* products, nint productStride, out TVector y0, out TVector y1)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
        where TRows : struct, ITwoRows
    {
        nint down = SixPoints.Count * productStride;
        TRows.Transform<TSimd, TVector>(
            TSimd.Load(products), TSimd.Load(products + down), TSimd.Load(products + (2 * down)),
            TSimd.Load(products + (3 * down)), TSimd.Load(products + (4 * down)), TSimd.Load(products + (5 * down)), out y0, out y1);
    }

    private interface ITwoRows
    {
        static abstract void Transform<TSimd, TVector>(
            TVector p0, TVector p1, TVector p2, TVector p3, TVector p4, TVector p5, out TVector y0, out TVector y1)
            where TVector : unmanaged
            where TSimd : struct, ISimd<TVector>;
    }

    private readonly struct FirstRows : ITwoRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Transform<TSimd, TVector>(
            TVector p0, TVector p1, TVector p2, TVector p3, TVector p4, TVector p5, out TVector y0, out TVector y1)
            where TVector : unmanaged
            where TSimd : struct, ISimd<TVector> => FourByThree.FirstOutputs<TSimd, TVector>(p0, p1, p2, p3, p4, out y0, out y1);
    }

    private readonly struct LastRows : ITwoRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Transform<TSimd, TVector>(
            TVector p0, TVector p1, TVector p2, TVector p3, TVector p4, TVector p5, out TVector y0, out TVector y1)
            where TVector : unmanaged
            where TSimd : struct, ISimd<TVector> => FourByThree.LastOutputs<TSimd, TVector>(p0, p1, p2, p3, p4, p5, out y0, out y1);
    }
}
