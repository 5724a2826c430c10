using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Training.Kernels;

/// <summary>y = scale * x, or y = y + scale * x.</summary>
internal readonly unsafe struct AddScaled(MapView x, MapView y, float scale, bool adds) : IPixelRow
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TSimd, TVector>(long firstPixel, int count)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        float* from = x.Data + (firstPixel * x.PixelStride), to = y.Data + (firstPixel * y.PixelStride);
        for (; count > 0; count--, from += x.PixelStride, to += y.PixelStride)
        {
            int c = 0;
            for (; c <= x.ChannelCount - TSimd.Lanes; c += TSimd.Lanes) Put<TSimd, TVector>(from + c, to + c);
            for (; TSimd.Lanes > Simd128.Lanes && c <= x.ChannelCount - Simd128.Lanes; c += Simd128.Lanes) Put<Simd128, Vector128<float>>(from + c, to + c);
            for (; c < x.ChannelCount; c++) Put<SimdScalar, float>(from + c, to + c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put<TSimd, TVector>(float* from, float* to)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        TVector value = TSimd.Multiply(TSimd.Load(from), TSimd.Broadcast(scale));
        TSimd.Store(to, adds ? TSimd.Add(value, TSimd.Load(to)) : value);
    }
}
