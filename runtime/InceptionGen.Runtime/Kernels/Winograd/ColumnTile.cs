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
    public static void TransformOutput<TSimd, TVector>(float* products, nint productStride, OutputTile<TSimd, TVector> output)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => TLine.TransformOutput(products, productStride, output.Column());
}
