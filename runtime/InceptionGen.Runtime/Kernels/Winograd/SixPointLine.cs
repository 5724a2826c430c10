using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels.Winograd;

/// <summary>Six points in one dimension.</summary>
internal readonly unsafe struct SixPointLine<TSix> : IWinogradLine
    where TSix : struct, ISixPoints
{
    public static int Kernel => TSix.Kernel;

    public static int Outputs => TSix.Outputs;

    public static ReadOnlySpan<double> FinitePoints => SixPoints.Finite;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<TSimd, TVector>(float** pixels, int channel, float* points, nint pointStride)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => SixPoints.StoreInput<TSimd, TVector>(
            TSimd.Load(pixels[0] + channel), TSimd.Load(pixels[1] + channel), TSimd.Load(pixels[2] + channel),
            TSimd.Load(pixels[3] + channel), TSimd.Load(pixels[4] + channel), TSimd.Load(pixels[5] + channel), points, pointStride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformOutput<TSimd, TVector>(
        float* products, nint productStride, TVector bias, TVector floor, float* output, nint step, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> => SixPoints.StoreOutputs<TSimd, TVector, TSix>(
            TSimd.Load(products), TSimd.Load(products + productStride), TSimd.Load(products + (2 * productStride)),
            TSimd.Load(products + (3 * productStride)), TSimd.Load(products + (4 * productStride)), TSimd.Load(products + (5 * productStride)),
            bias, floor, output, step, count);
}
