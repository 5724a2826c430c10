using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen;

namespace Train;

/// <summary>A file of weights without those of classifiers that have another number of classes than the network: these get new ones.</summary>
internal sealed class ReplacedHead : IWeightSource
{
    private readonly WeightFile _file;
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);

    /// <summary>Finds these.</summary>
    public ReplacedHead(WeightFile file, NetworkDescription network)
    {
        _file = file;
        int classes = network.Output.Shape.Channels;
        foreach (TensorInfo tensor in network.Tensors.Where(tensor => tensor.Operation is LinearInfo linear && linear.Output.Channels == classes))
        {
            if (file.Find(tensor.Name) is { } name && file.Tensors[name] != tensor.Shape && _hidden.Add(name)) Replaced.Add(tensor.Name);
        }

        Tensors = file.Tensors.Where(tensor => !_hidden.Contains(tensor.Key)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The tensors that are left out, by the network's names.</summary>
    public List<string> Replaced { get; } = [];

    public string Description => _file.Description;

    public IReadOnlyDictionary<string, TensorShape> Tensors { get; }

    public FlattenOrder FlattenOrder => _file.FlattenOrder;

    public string? Find(string name) => _file.Find(name) is { } found && !_hidden.Contains(found) ? found : null;

    public string? DefectOf(string name) => _file.DefectOf(name);

    public void Read(string name, Span<float> destination) => _file.Read(name, destination);
}
