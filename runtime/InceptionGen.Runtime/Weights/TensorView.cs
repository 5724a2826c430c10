using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights;

/// <summary>Tensors of an open file, asked for by name.</summary>
internal sealed class TensorView : IWeightSource, IStoredPrecision
{
    private readonly IReadOnlyDictionary<string, StoredTensor> _tensors;
    private readonly string _prefix;
    private readonly IReadOnlyDictionary<string, string> _aliases;

    /// <summary>Shows tensors.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="label">Where they are in it: "state_dict"; empty if they are all of it.</param>
    /// <param name="order">How it flattens maps.</param>
    /// <param name="tensors">They, by name.</param>
    /// <param name="prefix">What comes before the names that are asked for.</param>
    /// <param name="aliases">Other names of some of them, to their names.</param>
    public TensorView(string file, string label, FlattenOrder order, IReadOnlyDictionary<string, StoredTensor> tensors, string prefix, IReadOnlyDictionary<string, string> aliases)
    {
        (Description, Label, FlattenOrder, _tensors, _prefix, _aliases) = (file, label, order, tensors, prefix, aliases);
        Tensors = tensors.ToDictionary(tensor => tensor.Key, tensor => tensor.Value.Shape, StringComparer.Ordinal);
    }

    public string Description { get; }

    public string Label { get; }

    public FlattenOrder FlattenOrder { get; }

    public IReadOnlyDictionary<string, TensorShape> Tensors { get; }

    public string? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_prefix.Length > 0 && _tensors.ContainsKey(_prefix + name)) return _prefix + name;
        return _tensors.ContainsKey(name) ? name : _aliases.GetValueOrDefault(name);
    }

    public string? DefectOf(string name) => TensorOf(name).Defect;

    public string TypeOf(string name) => TensorOf(name).Type;

    public long BytesOf(string name) => TensorOf(name).Bytes;

    public ElementType PrecisionOf(string name) => TensorOf(name).Precision;

    public void Read(string name, Span<float> destination)
    {
        StoredTensor tensor = TensorOf(name);
        if (tensor.Shape.Elements != destination.Length)
            throw new ArgumentException(FormattableString.Invariant($"'{name}' has {tensor.Shape.Elements} values, not {destination.Length}."), nameof(destination));
        if (tensor.Defect is { } defect) throw new WeightException($"{Description}: '{name}' {defect}.");
        try
        {
            tensor.Read(destination);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw new WeightException($"{Description}: '{name}' cannot be read: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    private StoredTensor TensorOf(string name) => Find(name) is { } found
        ? _tensors[found]
        : throw new ArgumentException($"{Description} has no tensor '{name}'.", nameof(name));
}
