using System;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Products;

namespace InceptionGen.Algorithms;

/// <summary>A 1x1 convolution: a matrix product on the map itself.</summary>
internal sealed class PointwiseAlgorithm() : Algorithm("1x1 product")
{
    public override bool IsPlain => true;

    public override bool CanRepack => true;

    protected override bool CanCompute(ConvolutionInfo convolution) => !convolution.IsBeforePool && IsPointwise(convolution);

    public override Cost CostOf(ConvolutionInfo convolution, Machine machine) => Cost.OfProduct(convolution, machine);

    public override ConvolutionLayer Pack<TSimd, TVector>(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise) =>
        new PointwiseLayer<TSimd, TVector>(info, kernelOihw, bias, isPrecise);

    /// <summary>Whether a convolution is a product of the map itself.</summary>
    public static bool IsPointwise(ConvolutionInfo convolution) => convolution is not LinearInfo && convolution.Groups == 1
        && convolution.Kernel == new Extent(1, 1) && convolution.Stride == new Extent(1, 1) && convolution.Padding == default;
}
