using System;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Products;

namespace InceptionGen.Algorithms;

/// <summary>A 1x1 convolution after an average pool, computed before it: the mean of products is the product of the mean.</summary>
internal sealed class PointwiseBeforePoolAlgorithm() : Algorithm("1x1 product before its pool")
{
    public override bool IsPlain => true;

    protected override bool CanCompute(ConvolutionInfo convolution) => convolution.IsBeforePool && PointwiseAlgorithm.IsPointwise(convolution);

    public override Cost CostOf(ConvolutionInfo convolution, Machine machine) => Cost.OfProduct(convolution, machine);

    public override ConvolutionLayer Pack<TSimd, TVector>(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise) =>
        new PointwiseBeforePoolLayer<TSimd, TVector>(info, kernelOihw, bias, isPrecise);
}
