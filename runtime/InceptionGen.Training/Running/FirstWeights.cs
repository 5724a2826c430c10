using System;
using System.Collections.Generic;
using InceptionGen.Training.Initialization;
using InceptionGen.Training.Parameters;
using InceptionGen.Weights;

namespace InceptionGen.Training.Running;

/// <summary>A network's tensors before its first step: those of a source, and drawn ones where it has none.</summary>
/// <param name="network">What the table says.</param>
/// <param name="given">Where tensors come from; null if all are drawn.</param>
/// <param name="plan">How kernels are drawn, and what biases start with.</param>
internal sealed class FirstWeights(NetworkDescription network, IWeightSource? given, TrainingPlan plan) : IWeightSource
{
    public string Description => given?.Description ?? $"the first weights of {network.Name}";

    public IReadOnlyDictionary<string, TensorShape> Tensors { get; } = ShapesOf(network);

    // Given kernels are turned into this order as they are read.
    public FlattenOrder FlattenOrder => FlattenOrder.ChannelsFirst;

    public void Read(string name, Span<float> destination)
    {
        TensorInfo tensor = Find(network, name);
        if (given?.Find(name) is { } found)
        {
            given.Read(found, destination);
            if (tensor is { Role: TensorRole.Kernel, Operation: LinearInfo linear } && given.FlattenOrder == FlattenOrder.ChannelsLast)
                FlattenedInputs.ToChannelsFirst(network, linear, destination);
            return;
        }

        if (tensor.Role == TensorRole.Kernel && tensor.Operation is ConvolutionInfo convolution)
        {
            Fan fan = Fan.Of(convolution.Kernel.Height, convolution.Kernel.Width, convolution.GroupChannels, convolution.Output.Channels);
            plan.Initializer.Fill(destination, fan, Initializer.StreamOf(plan.Options.Seed, name));
            return;
        }

        destination.Fill(tensor.Role switch
        {
            TensorRole.Gamma or TensorRole.Variance => 1,
            TensorRole.Bias when !IsLastLinear(tensor) => plan.FirstBias,
            _ => 0,
        });
    }

    private bool IsLastLinear(TensorInfo tensor)
    {
        OperationInfo? last = null;
        foreach (OperationInfo operation in network.Operations)
        {
            if (operation is LinearInfo && network.Stages[operation.Stage].Head == tensor.Head) last = operation;
        }

        return ReferenceEquals(last, tensor.Operation);
    }

    private static TensorInfo Find(NetworkDescription network, string name)
    {
        foreach (TensorInfo tensor in network.Tensors)
        {
            if (tensor.Name == name) return tensor;
        }

        throw new ArgumentException($"{network.Name} has no tensor '{name}'.", nameof(name));
    }

    private static Dictionary<string, TensorShape> ShapesOf(NetworkDescription network)
    {
        Dictionary<string, TensorShape> shapes = new(StringComparer.Ordinal);
        foreach (TensorInfo tensor in network.Tensors) shapes.TryAdd(tensor.Name, tensor.Shape);
        return shapes;
    }
}
