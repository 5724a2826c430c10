using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>An algorithm in both dimensions: along every row, and then along every column of what that gives.</summary>
internal readonly unsafe struct SquareOf<TLine> : IWinogradTile
    where TLine : struct, IWinogradLine
{
    public static Extent Kernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(TLine.Kernel, TLine.Kernel);
    }

    public static Extent Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(TLine.Stride, TLine.Stride);
    }

    public static Extent Outputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(TLine.Outputs, TLine.Outputs);
    }

    public static double[,] KernelTransformDown => TLine.KernelTransform;

    public static double[,] KernelTransformAcross => TLine.KernelTransform;

    private static int Points
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ((TLine.Outputs - 1) * TLine.Stride) + TLine.Kernel;
    }

    // pixels (n, n) -> points (n, n)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<TSimd, TVector>(float** pixels, int channel, float* between, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        int side = Points, row = side * TSimd.Lanes;
        for (int i = 0; i < side; i++)
            TLine.TransformInput<TSimd, TVector, Pixels<TSimd, TVector>>(new(pixels + (i * side), channel), between + (i * row), TSimd.Lanes);
        for (int i = 0; i < side; i++)
            TLine.TransformInput<TSimd, TVector, Spaced<TSimd, TVector>>(new(between + (i * TSimd.Lanes), row), points + (i * pointStride), side * pointStride);
    }

    // products (n, n) -> outputs
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, float* between, TVector bias, TVector least, float* output, nint rowStride, nint pixelStride, int rows, int columns)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        int side = Points, row = side * TSimd.Lanes;
        TVector zero = TSimd.Broadcast(0);
        TVector none = Clamp.None.Least<TSimd, TVector>();
        for (int i = 0; i < side; i++)
            TLine.TransformOutput<TSimd, TVector>(products + (i * productStride), side * productStride, zero, none, between + (i * TSimd.Lanes), row, rows);
        for (int i = 0; i < rows; i++)
            TLine.TransformOutput<TSimd, TVector>(between + (i * row), TSimd.Lanes, bias, least, output + (i * rowStride), pixelStride, columns);
    }
}
