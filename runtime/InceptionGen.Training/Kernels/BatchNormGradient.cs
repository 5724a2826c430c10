using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Training.Kernels;

/// <summary>The sums of the gradient of what the activation was given, and of that times (x - mean), of which batch norm's gradients are made. On which side of the activation's
/// corners a value is, is computed again from x, so that the output need not be read.</summary>
/// <param name="gradient">That of the output.</param>
/// <param name="x">What is normalised.</param>
/// <param name="mean">The batch's mean of each channel.</param>
/// <param name="scale">What x - mean was multiplied with.</param>
/// <param name="shift">What was added to that.</param>
internal readonly unsafe struct BatchNormGradient<TActivation>(MapView gradient, MapView x, float* mean, float* scale, float* shift) : ISummand
    where TActivation : struct, IActivationGradient
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add<TSimd, TVector>(long firstPixel, int count, float* first, float* second)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        float* dy = gradient.Data + (firstPixel * gradient.PixelStride), value = x.Data + (firstPixel * x.PixelStride);
        for (; count > 0; count--, dy += gradient.PixelStride, value += x.PixelStride)
        {
            int c = 0;
            for (; c <= x.ChannelCount - TSimd.Lanes; c += TSimd.Lanes) Add<TSimd, TVector>(dy + c, value + c, c, first + c, second + c);
            for (; TSimd.Lanes > Simd128.Lanes && c <= x.ChannelCount - Simd128.Lanes; c += Simd128.Lanes) Add<Simd128, Vector128<float>>(dy + c, value + c, c, first + c, second + c);
            for (; c < x.ChannelCount; c++) Add<SimdScalar, float>(dy + c, value + c, c, first + c, second + c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add<TSimd, TVector>(float* dy, float* value, int channel, float* first, float* second)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector given = ScaleAndShift.Of<TSimd, TVector>(value, mean + channel, scale + channel, shift + channel);
        TVector through = TActivation.Of<TSimd, TVector>(TSimd.Load(dy), given);
        TSimd.Store(first, TSimd.Add(TSimd.Load(first), through));
        TSimd.Store(second, TSimd.Add(TSimd.Load(second), TSimd.Multiply(through, TSimd.Subtract(TSimd.Load(value), TSimd.Load(mean + channel)))));
    }
}
