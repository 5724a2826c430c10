using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Memory;

namespace InceptionGen.Training.Kernels;

/// <summary>y = scale * x, or y = y + scale * x.</summary>
internal readonly unsafe struct AddScaled(MapView x, MapView y, float scale, bool adds) : IPixelRow
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long firstPixel, int count)
    {
        float* from = x.Data + (firstPixel * x.PixelStride), to = y.Data + (firstPixel * y.PixelStride);
        Vector256<float> factor = Vector256.Create(scale);
        for (; count > 0; count--, from += x.PixelStride, to += y.PixelStride)
        {
            int c = 0;
            for (; c <= x.ChannelCount - Vector256<float>.Count; c += Vector256<float>.Count)
            {
                Vector256<float> value = Vector256.Load(from + c) * factor;
                (adds ? value + Vector256.Load(to + c) : value).Store(to + c);
            }

            for (; c < x.ChannelCount; c++) to[c] = (from[c] * scale) + (adds ? to[c] : 0);
        }
    }
}
