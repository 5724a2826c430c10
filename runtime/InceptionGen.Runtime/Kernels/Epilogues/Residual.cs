using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Epilogues;

/// <summary>The end of a residual module, done to a layer's results while they are in the cache: activation(added + scale * result). By default nothing is done.</summary>
/// <param name="added">The module's input: (N, Ho, Wo, O).</param>
/// <param name="scale">Factor of the results.</param>
/// <param name="activation">What is applied to the sums.</param>
internal readonly unsafe struct Residual(MapView added, float scale, Activation activation)
{
    /// <summary>Whether nothing is done.</summary>
    public bool IsNone => added.Data is null;

    /// <summary>The end of the channels [first, first + count) alone.</summary>
    public Residual Channels(int first, int count) => IsNone ? this : new(added.Channels(first, count), scale, activation);

    // result (channels) of a pixel, from the given channel on -> the same, added
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TSimd, TVector>(float* result, long pixel, int channel, int channels)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector> =>
        ResidualKernel<TSimd, TVector>.AddPixel(added.Data + (pixel * added.PixelStride) + channel, result, result, channels, scale, activation);
}
