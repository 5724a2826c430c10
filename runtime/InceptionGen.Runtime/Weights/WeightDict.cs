using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Weights;
using InceptionGen.Weights.Storage;

namespace InceptionGen;

/// <summary>Tensors of one model in an open file: one dict of a checkpoint, or all that the file has. It is closed with the file.</summary>
public sealed class WeightDict : IWeightSource, ITensorChoices, IStoredPrecision
{
    private readonly string _file;
    private readonly IReadOnlyDictionary<string, string> _aliases;
    private readonly Lazy<TensorView> _view;

    internal WeightDict(string file, TensorSet set, FlattenOrder order, IReadOnlyDictionary<string, string> aliases)
    {
        (_file, Set, FlattenOrder, _aliases) = (file, set, order, aliases);

        // A checkpoint may hold thousands, of which nobody asks for more than one.
        _view = new(Show, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>The keys that lead to it, with dots between them: "state_dict", "model.ema". Empty if it is the whole file.</summary>
    public string Name => Set.Label;

    /// <summary>The file's path, and its name there if it has one.</summary>
    public string Description => Name.Length == 0 ? _file : $"{_file} ('{Name}')";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, TensorShape> Tensors => View.Tensors;

    /// <inheritdoc/>
    public FlattenOrder FlattenOrder { get; }

    internal TensorSet Set { get; }

    internal TensorView View => _view.Value;

    /// <inheritdoc/>
    public string? Find(string name) => View.Find(name);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">It has no such tensor.</exception>
    public string? DefectOf(string name) => View.DefectOf(name);

    /// <summary>The type of a tensor's elements, as the file calls it: "F32", "float32", "uint8"; "not read" if they are in a form that is not read.</summary>
    /// <param name="name">One of <see cref="Tensors"/>.</param>
    /// <exception cref="ArgumentException">It has no such tensor.</exception>
    public string TypeOf(string name) => View.TypeOf(name);

    /// <summary>How many bytes a tensor's elements take in the file's own type, before any compression; 0 if that is not known.</summary>
    /// <param name="name">One of <see cref="Tensors"/>.</param>
    /// <exception cref="ArgumentException">It has no such tensor.</exception>
    public long BytesOf(string name) => View.BytesOf(name);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">It has no such tensor, or it is not of this length.</exception>
    /// <exception cref="WeightException">Its elements are not floating-point numbers, or the file was changed since it was opened or cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public void Read(string name, Span<float> destination) => View.Read(name, destination);

    /// <inheritdoc/>
    ElementType IStoredPrecision.PrecisionOf(string name) => View.PrecisionOf(name);

    /// <inheritdoc/>
    IWeightSource ITensorChoices.Choose(string network, IReadOnlyDictionary<string, TensorShape> needed) => Choose([this], Description, network, needed);

    /// <summary>The tensors of one of several dicts that have most of what is needed.</summary>
    /// <param name="dicts">They, the main one first.</param>
    /// <param name="description">What messages call them.</param>
    /// <param name="network">What needs the tensors.</param>
    /// <param name="needed">The needed names with their shapes.</param>
    /// <exception cref="WeightException">Several fit, and nothing says which is meant.</exception>
    internal static TensorView Choose(IReadOnlyList<WeightDict> dicts, string description, string network, IReadOnlyDictionary<string, TensorShape> needed)
    {
        WeightDict main = dicts[0];

        // The places of layers that Keras' files are asked for are not part of their names.
        if (main._aliases.Count > 0 && needed.Keys.All(name => main.Find(name) is not null)) return main.View;
        TensorChoice choice = TensorChoice.Best([.. dicts.Select(dict => dict.Set)], needed, (network, description));
        if (choice.Score == 0) return main.View;
        WeightDict chosen = dicts.First(dict => ReferenceEquals(dict.Set, choice.Set));
        return new(description, chosen.Name, chosen.FlattenOrder, choice.Tensors(needed), choice.Prefix, chosen._aliases);
    }

    // The wrappers' prefix is of no interest to anyone; but who asks for the name with it means that tensor.
    private TensorView Show()
    {
        string prefix = NamePrefix.OfWrappers(Set.Tensors);
        if (prefix.Length == 0) return new(_file, Name, FlattenOrder, Set.Tensors, "", _aliases);

        Dictionary<string, StoredTensor> shown = new(StringComparer.Ordinal);
        Dictionary<string, string> aliases = new(_aliases, StringComparer.Ordinal);
        foreach ((string name, StoredTensor tensor) in Set.Tensors)
        {
            string shortName = name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
            shown.Add(shortName, tensor);
            aliases.TryAdd(name, shortName);
        }

        return new(_file, Name, FlattenOrder, shown, "", aliases);
    }
}
