using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Tests;

/// <summary>Weights in memory that a test can spoil.</summary>
internal sealed class EditableWeights : IWeightSource
{
    private readonly Dictionary<string, (TensorShape Shape, float[] Values)> _tensors = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _defects = new(StringComparer.Ordinal);

    public string Description => "test weights";

    public IReadOnlyDictionary<string, TensorShape> Tensors => _tensors.ToDictionary(tensor => tensor.Key, tensor => tensor.Value.Shape);

    public FlattenOrder FlattenOrder { get; init; }

    public float[] this[string name] => _tensors[name].Values;

    /// <summary>All that a network needs, with the synthetic values.</summary>
    public static EditableWeights Of(NetworkDescription network)
    {
        EditableWeights weights = new();
        SyntheticWeights synthetic = SyntheticWeights.For(network);
        foreach ((string name, TensorShape shape) in synthetic.Tensors)
        {
            weights.Put(name, shape);
            synthetic.Read(name, weights[name]);
        }

        return weights;
    }

    public EditableWeights Put(string name, TensorShape shape)
    {
        _tensors[name] = (shape, new float[shape.Elements]);
        return this;
    }

    public EditableWeights Remove(string name)
    {
        Assert.True(_tensors.Remove(name));
        return this;
    }

    /// <summary>Lets a tensor be asked for by another name only.</summary>
    public EditableWeights Rename(string name, string newName)
    {
        _tensors.Add(newName, _tensors[name]);
        _aliases.Add(name, newName);
        return Remove(name);
    }

    public EditableWeights Spoil(string name, string defect)
    {
        _defects.Add(name, defect);
        return this;
    }

    public string? Find(string name) => _tensors.ContainsKey(name) ? name : _aliases.GetValueOrDefault(name);

    public string? DefectOf(string name) => _defects.GetValueOrDefault(name);

    public void Read(string name, Span<float> destination) => _tensors[name].Values.CopyTo(destination);
}
