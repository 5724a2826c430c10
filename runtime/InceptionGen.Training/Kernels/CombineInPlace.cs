using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Memory;

namespace InceptionGen.Training.Kernels;

/// <summary>gradient = a * gradient + b * x + c, with numbers for each channel: batch norm's gradient with respect to its input, once the sums are known.</summary>
internal readonly unsafe struct CombineInPlace(MapView gradient, MapView x, float* a, float* b, float* c) : IPixelRow
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long firstPixel, int count)
    {
        float* place = gradient.Data + (firstPixel * gradient.PixelStride), value = x.Data + (firstPixel * x.PixelStride);
        for (; count > 0; count--, place += gradient.PixelStride, value += x.PixelStride)
        {
            int i = 0;
            for (; i <= x.ChannelCount - Vector256<float>.Count; i += Vector256<float>.Count)
            {
                ((Vector256.Load(place + i) * Vector256.Load(a + i)) + (Vector256.Load(value + i) * Vector256.Load(b + i)) + Vector256.Load(c + i)).Store(place + i);
            }

            for (; i < x.ChannelCount; i++) place[i] = (place[i] * a[i]) + (value[i] * b[i]) + c[i];
        }
    }
}
