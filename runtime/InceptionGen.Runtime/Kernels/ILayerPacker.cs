using System;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels;

/// <summary>Packs a layer's weights for vectors that a <see cref="KernelSet"/> chooses.</summary>
internal interface ILayerPacker
{
    /// <summary>Packs the weights.</summary>
    /// <param name="info">The convolution; a linear layer is one whose kernel is the whole map.</param>
    /// <param name="kernelOihw">Weights (output channels, input channels, kernel rows, kernel columns).</param>
    /// <param name="bias">One number per output channel, or nothing.</param>
    /// <param name="isPrecise">Whether a plain algorithm adds up the sums of short blocks, which rounds less and takes a little longer.</param>
    ConvolutionLayer Pack<TSimd, TVector>(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;
}
