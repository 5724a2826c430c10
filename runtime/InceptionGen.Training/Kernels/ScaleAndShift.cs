using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Training.Kernels;

/// <summary>y = activation(scale * (x - mean) + shift), with three numbers for each channel: batch norm with its statistics known. The mean is taken
/// away first: folded into the shift, it would cost digits where it is large beside the deviation.</summary>
internal readonly unsafe struct ScaleAndShift(MapView x, MapView y, float* mean, float* scale, float* shift, Activation activation) : IPixelRow
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TSimd, TVector>(long firstPixel, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        float* from = x.Data + (firstPixel * x.PixelStride), to = y.Data + (firstPixel * y.PixelStride);
        (TVector least, TVector most) = (TSimd.Broadcast(Least), TSimd.Broadcast(Most));
        for (; count > 0; count--, from += x.PixelStride, to += y.PixelStride)
        {
            int c = 0;
            for (; c <= x.ChannelCount - TSimd.Lanes; c += TSimd.Lanes)
                TSimd.Store(to + c, TSimd.AtMost(most, TSimd.Max(least, Of<TSimd, TVector>(from + c, mean + c, scale + c, shift + c))));
            for (; TSimd.Lanes > Simd128.Lanes && c <= x.ChannelCount - Simd128.Lanes; c += Simd128.Lanes)
            {
                Vector128<float> value = Of<Simd128, Vector128<float>>(from + c, mean + c, scale + c, shift + c);
                Simd128.Store(to + c, Simd128.AtMost(Simd128.Broadcast(Most), Simd128.Max(Simd128.Broadcast(Least), value)));
            }

            for (; c < x.ChannelCount; c++)
                to[c] = SimdScalar.AtMost(Most, SimdScalar.Max(Least, Of<SimdScalar, float>(from + c, mean + c, scale + c, shift + c)));
            if (activation != Activation.Sigmoid) continue;

            for (c = 0; c < x.ChannelCount; c++) to[c] = 1 / (1 + MathF.Exp(-to[c]));
        }
    }

    private float Least => activation is Activation.Relu or Activation.Relu6 ? 0 : float.NegativeInfinity;

    private float Most => activation == Activation.Relu6 ? 6 : float.PositiveInfinity;

    /// <summary>What the activation is given: scale * (x - mean) + shift.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TSimd, TVector>(float* x, float* mean, float* scale, float* shift)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
        => TSimd.Add(TSimd.Multiply(TSimd.Subtract(TSimd.Load(x), TSimd.Load(mean)), TSimd.Load(scale)), TSimd.Load(shift));
}
