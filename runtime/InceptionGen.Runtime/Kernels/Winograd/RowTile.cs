using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>An algorithm along a row.</summary>
internal readonly unsafe struct RowTile<TLine> : IWinogradTile
    where TLine : struct, IWinogradLine
{
    public static Extent Kernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(1, TLine.Kernel);
    }

    public static Extent Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(1, TLine.Stride);
    }

    public static Extent Outputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(1, TLine.Outputs);
    }

    public static double[,] KernelTransformDown => new double[,] { { 1 } };

    public static double[,] KernelTransformAcross => TLine.KernelTransform;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<TSimd, TVector>(float** pixels, int channel, float* between, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> =>
        TLine.TransformInput<TSimd, TVector, Pixels<TSimd, TVector>>(new(pixels, channel), points, pointStride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, float* between, TVector bias, TVector least, float* output, nint rowStride, nint pixelStride, int rows, int columns)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => TLine.TransformOutput<TSimd, TVector>(products, productStride, bias, least, output, pixelStride, columns);
}
