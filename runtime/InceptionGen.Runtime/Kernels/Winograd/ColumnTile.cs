using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>An algorithm along a column.</summary>
internal readonly unsafe struct ColumnTile<TLine> : IWinogradTile
    where TLine : struct, IWinogradLine
{
    public static Extent Kernel => new(TLine.Kernel, 1);

    public static Extent Outputs => new(TLine.Outputs, 1);

    public static ReadOnlySpan<double> FinitePoints => TLine.FinitePoints;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<TSimd, TVector>(float** pixels, int channel, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => TLine.TransformInput<TSimd, TVector>(pixels, channel, points, pointStride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, TVector bias, TVector floor, float* output, nint rowStride, nint pixelStride, int rows, int columns)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => TLine.TransformOutput<TSimd, TVector>(products, productStride, bias, floor, output, rowStride, rows);
}
