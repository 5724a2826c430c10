using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Training.Kernels;

/// <summary>gradient = scale * (that of what the activation was given) + factor * x + offset, in place, with numbers for each channel: batch norm's gradient with respect to its
/// input, once the sums of <see cref="BatchNormGradient{TActivation}"/> are known.</summary>
internal readonly unsafe struct BatchNormInputGradient<TActivation>(
    MapView gradient, MapView x, float* mean, float* scale, float* shift, float* factor, float* offset) : IPixelRow
    where TActivation : struct, IActivationGradient
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TSimd, TVector>(long firstPixel, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        float* place = gradient.Data + (firstPixel * gradient.PixelStride), value = x.Data + (firstPixel * x.PixelStride);
        for (; count > 0; count--, place += gradient.PixelStride, value += x.PixelStride)
        {
            int c = 0;
            for (; c <= x.ChannelCount - TSimd.Lanes; c += TSimd.Lanes) Put<TSimd, TVector>(place + c, value + c, c);
            for (; TSimd.Lanes > Simd128.Lanes && c <= x.ChannelCount - Simd128.Lanes; c += Simd128.Lanes) Put<Simd128, Vector128<float>>(place + c, value + c, c);
            for (; c < x.ChannelCount; c++) Put<SimdScalar, float>(place + c, value + c, c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put<TSimd, TVector>(float* place, float* value, int channel)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector given = ScaleAndShift.Of<TSimd, TVector>(value, mean + channel, scale + channel, shift + channel);
        TVector through = TSimd.Multiply(TActivation.Of<TSimd, TVector>(TSimd.Load(place), given), TSimd.Load(scale + channel));
        TVector ofX = TSimd.Multiply(TSimd.Load(value), TSimd.Load(factor + channel));
        TSimd.Store(place, TSimd.Add(TSimd.Add(through, ofX), TSimd.Load(offset + channel)));
    }
}
