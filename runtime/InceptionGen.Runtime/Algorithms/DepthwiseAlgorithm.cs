using System;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Products;

namespace InceptionGen.Algorithms;

/// <summary>Depthwise convolutions: every filter reads one channel, so vectors go over channels and there is no product of matrices.</summary>
internal sealed class DepthwiseAlgorithm() : Algorithm("depthwise")
{
    // Each multiply-add loads an input and a weight of its own, where those of a product share them.
    private const double TimesOfProduct = 6;

    public override bool IsPlain => true;

    protected override bool TakesGroups => true;

    protected override bool CanCompute(ConvolutionInfo convolution) => convolution.GroupChannels == 1;

    public override Cost CostOf(ConvolutionInfo convolution, Machine machine) =>
        new(TimesOfProduct * convolution.Products / machine.MultiplyAddsPerMillisecond, convolution.KernelLength * sizeof(float));

    public override ConvolutionLayer Pack<TSimd, TVector>(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise) =>
        new DepthwiseLayer<TSimd, TVector>(info, kernelOihw, bias);
}
