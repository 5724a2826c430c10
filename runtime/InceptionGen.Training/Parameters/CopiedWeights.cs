using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Training.Parameters;

/// <summary>All tensors of another source, in memory.</summary>
internal sealed class CopiedWeights : IWeightSource
{
    private readonly Dictionary<string, float[]> _numbers;

    public CopiedWeights(IWeightSource source)
    {
        (Description, Tensors, FlattenOrder) = (source.Description, source.Tensors, source.FlattenOrder);
        _numbers = Tensors.ToDictionary(tensor => tensor.Key, tensor => Read(source, tensor.Key, tensor.Value), StringComparer.Ordinal);
    }

    public string Description { get; }

    public IReadOnlyDictionary<string, TensorShape> Tensors { get; }

    public FlattenOrder FlattenOrder { get; }

    public void Read(string name, Span<float> destination) => _numbers[name].CopyTo(destination);

    /// <summary>Gives the memory of tensors back, which are not read any more.</summary>
    public void Forget(IEnumerable<string> names)
    {
        foreach (string name in names) _numbers.Remove(name);
    }

    private static float[] Read(IWeightSource source, string name, TensorShape shape)
    {
        float[] numbers = new float[shape.Elements];
        source.Read(name, numbers);
        return numbers;
    }
}
