using System.Runtime.CompilerServices;
using InceptionGen.Execution;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels;

/// <summary>The end of a residual module, done to a convolution's results while they are in the cache: max(floor, x + scale * result). By default nothing is done.</summary>
/// <param name="x">The module's input.</param>
/// <param name="scale">Factor of the results.</param>
/// <param name="floor">What sums are raised to.</param>
internal readonly unsafe struct Addition(MapView x, float scale, float floor)
{
    // results (count, channels) of the pixels and channels from the given ones on -> the same, added
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply<TSimd, TVector>(float* results, nint stride, int pixel, int channel, int count, int channels)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        if (x.Data is null) return;

        float* added = x.Data + ((long)pixel * x.PixelStride) + channel;
        for (int i = 0; i < count; i++, results += stride, added += x.PixelStride)
            AddScaledKernel<TSimd, TVector>.AddPixel(added, results, results, channels, scale, floor);
    }
}
