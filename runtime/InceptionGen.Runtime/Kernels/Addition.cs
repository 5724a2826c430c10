using System.Runtime.CompilerServices;
using InceptionGen.Execution;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels;

/// <summary>The end of a residual module, done to a convolution's results while they are in the cache: activation(x + scale * result). By default nothing is done.</summary>
/// <param name="x">The module's input.</param>
/// <param name="scale">Factor of the results.</param>
/// <param name="activation">What is applied to the sums.</param>
internal readonly unsafe struct Addition(MapView x, float scale, Activation activation)
{
    public bool IsNone => x.Data is null;

    // results (N, Ho, Wo, O) -> the same, added, for the pixels [pixel, pixel + count) and the channels [channel, channel + channels)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply<TSimd, TVector>(MapView results, int pixel, int count, int channel, int channels)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        if (IsNone) return;

        for (long i = pixel; i < pixel + count; i++)
        {
            float* result = results.Data + (i * results.PixelStride) + channel;
            AddScaledKernel<TSimd, TVector>.AddPixel(x.Data + (i * x.PixelStride) + channel, result, result, channels, scale, activation);
        }
    }
}
