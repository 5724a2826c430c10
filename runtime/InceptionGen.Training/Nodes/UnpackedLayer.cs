using System;
using InceptionGen.Algorithms;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Products;

namespace InceptionGen.Training.Nodes;

/// <summary>Makes layers whose weights come later, and change from step to step: those that need no transformation of the weights.</summary>
internal sealed class UnpackedLayer : ILayerPacker
{
    /// <summary>A convolution with weights of zeros. Its sums are made of those of short blocks: else the loss of Inception v3's first step is 4e-6 off, and not 1e-6.</summary>
    public static ConvolutionLayer Of(ConvolutionInfo convolution) => KernelSet.Best.Pack(convolution, [], [], new UnpackedLayer(), isPrecise: true);

    ConvolutionLayer ILayerPacker.Pack<TSimd, TVector>(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise) =>
        PointwiseAlgorithm.IsPointwise(info)
            ? new PointwiseLayer<TSimd, TVector>(info, kernelOihw, bias, isPrecise)
            : new DirectLayer<TSimd, TVector>(info, kernelOihw, bias, isPrecise);
}
