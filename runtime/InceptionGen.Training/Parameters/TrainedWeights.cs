using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Weights;

namespace InceptionGen.Training.Parameters;

/// <summary>A network's tensors as training has them now: its own of what it trains, and those of a source of all others.</summary>
/// <param name="network">What the table says.</param>
/// <param name="parameters">What is trained.</param>
/// <param name="others">Where the other tensors are; null if everything is trained.</param>
internal sealed class TrainedWeights(NetworkDescription network, ParameterSet parameters, IWeightSource? others) : IWeightSource
{
    private readonly Dictionary<string, (Parameter Parameter, bool IsStatistic)> _own = parameters.Trained.Select(parameter => (parameter, false))
        .Concat(parameters.Statistics.Select(parameter => (parameter, true)))
        .ToDictionary(pair => pair.parameter.Name, StringComparer.Ordinal);

    public string Description => $"the weights of {network.Name} in training";

    public IReadOnlyDictionary<string, TensorShape> Tensors { get; } = network.Tensors
        .Where(tensor => others?.Find(tensor.Name) is not null || parameters.Trained.Concat(parameters.Statistics).Any(parameter => parameter.Name == tensor.Name))
        .DistinctBy(tensor => tensor.Name)
        .ToDictionary(tensor => tensor.Name, tensor => tensor.Shape, StringComparer.Ordinal);

    /// <summary>The same tensors, as they are now: what training does afterwards changes nothing of them.</summary>
    public IWeightSource Copied() => new CopiedWeights(this);

    public void Read(string name, Span<float> destination)
    {
        if (!_own.TryGetValue(name, out (Parameter Parameter, bool IsStatistic) own)) ReadOther(name, destination);
        else if (own.IsStatistic) parameters.Running(own.Parameter).CopyTo(destination);
        else if (own.Parameter.IsKernel) KernelOrder.ToFile(own.Parameter, parameters.Slice(own.Parameter), destination);
        else parameters.Slice(own.Parameter).CopyTo(destination);
    }

    // In the order of this source, which is C, H, W.
    private void ReadOther(string name, Span<float> destination)
    {
        others!.Read(others.Find(name)!, destination);
        TensorInfo tensor = network.Tensors.First(tensor => tensor.Name == name);
        if (others.FlattenOrder == FlattenOrder.ChannelsLast && tensor.Operation is LinearInfo linear && name == linear.WeightName)
            FlattenedInputs.ToChannelsFirst(network, linear, destination);
    }
}
