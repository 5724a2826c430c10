using System;
using System.Linq;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Products;

namespace InceptionGen.Algorithms;

/// <summary>Grouped convolutions: an ordinary convolution for each group, from its channels to its channels.</summary>
/// <param name="isPlain">Whether the groups' algorithm is the cheapest plain one, or the cheapest of all.</param>
internal sealed class GroupedAlgorithm(bool isPlain) : Algorithm(isPlain ? "groups, each plain" : "groups, each by the cheapest")
{
    // A group begins and ends a loop of its own.
    private const double MillisecondsOfGroup = 0.002;

    public override bool IsPlain => isPlain;

    protected override bool TakesGroups => true;

    protected override bool CanCompute(ConvolutionInfo convolution) => true;

    public override Cost CostOf(ConvolutionInfo convolution, Machine machine)
    {
        ConvolutionInfo one = OneGroup(convolution);
        Cost cost = AlgorithmRegistry.Choose(one, machine, isPlain).CostOf(one, machine);
        return new(convolution.Groups * (cost.Milliseconds + MillisecondsOfGroup), convolution.Groups * cost.WeightBytes);
    }

    public override ConvolutionLayer Pack<TSimd, TVector>(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise)
    {
        ConvolutionInfo one = OneGroup(info);
        Algorithm algorithm = AlgorithmRegistry.Choose(one, Machine.Current, isPlain);
        var layers = new ConvolutionLayer[info.Groups];
        (int weights, int outputs) = (checked((int)one.KernelLength), one.Output.Channels);
        for (int group = 0; group < layers.Length; group++)
        {
            layers[group] = algorithm.Pack<TSimd, TVector>(
                one, kernelOihw.Slice(group * weights, weights), bias.IsEmpty ? bias : bias.Slice(group * outputs, outputs), isPrecise);
        }

        return new GroupedLayer(info, layers);
    }

    private static ConvolutionInfo OneGroup(ConvolutionInfo convolution) => convolution with
    {
        Groups = 1,
        Input = convolution.Input with { Channels = convolution.GroupChannels },
        Output = convolution.Output with { Channels = convolution.Output.Channels / convolution.Groups },
    };
}
