using System;
using InceptionGen.Algorithms;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Products;

namespace InceptionGen.Training.Nodes;

/// <summary>Makes layers whose weights come later, and change from step to step: those that need no transformation of the weights.</summary>
internal sealed class UnpackedLayer : ILayerPacker
{
    /// <summary>A convolution with weights of zeros.</summary>
    /// <param name="convolution">What it computes.</param>
    /// <param name="isPrecise">Whether its sums are made of those of short blocks. Without it the loss of Inception v3's first step is 4e-6 off, and not 1e-6: what is rounded in
    /// the first layers decides which side of 0 numbers of later ones are on. Gradients are products with what is decided already, and do not need it.</param>
    public static ConvolutionLayer Of(ConvolutionInfo convolution, bool isPrecise) => KernelSet.Best.Pack(convolution, [], [], new UnpackedLayer(), isPrecise);

    ConvolutionLayer ILayerPacker.Pack<TSimd, TVector>(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise) =>
        PointwiseAlgorithm.IsPointwise(info)
            ? new PointwiseLayer<TSimd, TVector>(info, kernelOihw, bias, isPrecise)
            : new DirectLayer<TSimd, TVector>(info, kernelOihw, bias, isPrecise);
}
