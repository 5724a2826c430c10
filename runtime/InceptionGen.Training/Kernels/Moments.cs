using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Training.Kernels;

/// <summary>The sums of x - first and (x - first)^2, where first is the channel's first value: numbers of the size of the variance, also if the mean is large.</summary>
internal readonly unsafe struct Moments(MapView x) : ISummand
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add<TSimd, TVector>(long firstPixel, int count, float* first, float* second)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        float* origin = x.Data, pixel = origin + (firstPixel * x.PixelStride);
        for (; count > 0; count--, pixel += x.PixelStride)
        {
            int c = 0;
            for (; c <= x.ChannelCount - TSimd.Lanes; c += TSimd.Lanes) Add<TSimd, TVector>(pixel + c, origin + c, first + c, second + c);
            for (; TSimd.Lanes > Simd128.Lanes && c <= x.ChannelCount - Simd128.Lanes; c += Simd128.Lanes) Add<Simd128, Vector128<float>>(pixel + c, origin + c, first + c, second + c);
            for (; c < x.ChannelCount; c++) Add<SimdScalar, float>(pixel + c, origin + c, first + c, second + c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TSimd, TVector>(float* pixel, float* origin, float* first, float* second)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector value = TSimd.Subtract(TSimd.Load(pixel), TSimd.Load(origin));
        TSimd.Store(first, TSimd.Add(TSimd.Load(first), value));
        TSimd.Store(second, TSimd.Add(TSimd.Load(second), TSimd.Multiply(value, value)));
    }
}
