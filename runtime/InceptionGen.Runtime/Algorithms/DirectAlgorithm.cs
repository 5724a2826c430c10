using System;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Products;

namespace InceptionGen.Algorithms;

/// <summary>Patches gathered in blocks, then a matrix product. It computes everything.</summary>
internal sealed class DirectAlgorithm() : Algorithm("direct")
{
    // Maps of so few channels are read in strips where they lie, unless the map is narrower than a tile has rows.
    private const int MostChannelsOfStrips = 8;

    public override bool IsPlain => true;

    public override bool CanRepack => true;

    protected override bool CanCompute(ConvolutionInfo convolution) => !convolution.IsBeforePool;

    public override Cost CostOf(ConvolutionInfo convolution, Machine machine)
    {
        bool gathers = convolution is not LinearInfo && convolution.Input.Channels > MostChannelsOfStrips;
        double patches = (double)convolution.Products / convolution.Output.Channels;
        return Cost.OfProduct(convolution, machine).Plus(gathers ? patches / machine.GatheredFloatsPerMillisecond : 0);
    }

    public override ConvolutionLayer Pack<TSimd, TVector>(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise) =>
        StripLayer<TSimd, TVector>.Suits(info) ? new StripLayer<TSimd, TVector>(info, kernelOihw, bias, isPrecise) : new DirectLayer<TSimd, TVector>(info, kernelOihw, bias, isPrecise);
}
