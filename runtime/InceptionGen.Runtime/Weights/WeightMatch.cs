using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Weights;
using InceptionGen.Weights.Storage;

namespace InceptionGen;

/// <summary>What a network's table needs beside what a source has. Loading refuses what this finds, and nothing else; no number is read.</summary>
public sealed class WeightMatch
{
    private readonly NetworkDescription _network;
    private readonly LoadOptions _options;
    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);

    private WeightMatch(NetworkDescription network, IWeightSource source, LoadOptions options)
    {
        (_network, _options, Source) = (network, options, source);

        // Those of auxiliary classifiers, too: they are not surplus.
        foreach (TensorInfo tensor in network.Tensors) _names.TryAdd(tensor.Name, source.Find(tensor.Name));
        HashSet<string> known = new(_names.Select(name => name.Value ?? name.Key), ComparerOf(source.Tensors));
        Surplus = [.. source.Tensors.Where(tensor => !known.Contains(tensor.Key) && !IsBookkeeping(tensor.Key, tensor.Value))
            .Select(tensor => tensor.Key)
            .Order(StringComparer.Ordinal)];
        Needed = [.. network.Tensors.Where(tensor => WeightCheck.IsLoaded(tensor, options)).Select(tensor => new TensorMatch(tensor, _names[tensor.Name], FitOf(tensor)))];
    }

    /// <summary>Where the tensors are read from: the source, or the part of it that the network means, such as one dict of a checkpoint.</summary>
    public IWeightSource Source { get; }

    /// <summary>The name of the dict that the network means, if the source is a checkpoint: "state_dict"; empty of other sources.</summary>
    public string Dict => Source is TensorView view ? view.Label : "";

    /// <summary>Every tensor that is loaded, in the table's order, with what the source has for it.</summary>
    public IReadOnlyList<TensorMatch> Needed { get; }

    /// <summary>The names, in the source, of tensors that no row needs, in ordinal order. Counters that training leaves beside the weights are not among them.</summary>
    public IReadOnlyList<string> Surplus { get; }

    /// <summary>Whether loading with these options would accept the source, as far as names, shapes and types go.</summary>
    public bool IsComplete => Needed.All(tensor => tensor.Fit == TensorFit.Fits) && (_options.IgnoreSurplus || Surplus.Count == 0);

    /// <summary>Compares.</summary>
    /// <param name="network">What the table says.</param>
    /// <param name="source">What there is.</param>
    /// <param name="options">What would be loaded; null for the defaults.</param>
    /// <exception cref="WeightException">The source has several models that fit, and nothing says which is meant.</exception>
    public static WeightMatch Of(NetworkDescription network, IWeightSource source, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(source);
        options ??= new LoadOptions();
        return new(network, WeightCheck.Chosen(network, source, options), options);
    }

    /// <summary>A sentence for everything that loading refuses, each with row, column and tensor; none if the match is complete.</summary>
    public IReadOnlyList<string> Problems()
    {
        NearestNames nearest = new(Surplus.Select(name => KeyValuePair.Create(name, Source.Tensors[name])));
        List<string> problems = [.. Needed.Where(tensor => tensor.Fit != TensorFit.Fits)
            .Select(tensor => $"{TableCell.Of(_network, tensor.Tensor.Operation)}: {ProblemOf(tensor, nearest)}.")];
        if (!_options.IgnoreSurplus) problems.AddRange(Surplus.Select(name => $"{name} ({Source.Tensors[name]}) is surplus: no row of the table needs it."));
        return problems;
    }

    /// <summary>Whether the source has one of the network's tensors, even of an auxiliary classifier that is not asked for.</summary>
    internal TensorFit FitOf(TensorInfo needed)
    {
        if (_names[needed.Name] is not { } name) return TensorFit.Missing;
        if (!Source.Tensors[name].Serves(needed.Shape)) return TensorFit.OtherShape;
        return Source.DefectOf(name) is null ? TensorFit.Fits : TensorFit.Unreadable;
    }

    private string ProblemOf(TensorMatch match, NearestNames nearest)
    {
        TensorInfo needed = match.Tensor;
        if (match.Name is not { } name)
        {
            string missing = $"{needed.Name} ({needed.Shape}) is missing";
            return nearest.To(needed.Name, needed.Shape) is { } other ? $"{missing}; the file has {other} ({Source.Tensors[other]})" : missing;
        }

        string names = WeightCheck.BothNames(needed.Name, name);
        return match.Fit == TensorFit.OtherShape ? $"{names} is {Source.Tensors[name]}; the table needs {needed.Shape}" : $"{names} {Source.DefectOf(name)}";
    }

    // A source that compares names in its own way has found them in that way.
    private static IEqualityComparer<string> ComparerOf(IReadOnlyDictionary<string, TensorShape> tensors) =>
        tensors is Dictionary<string, TensorShape> dictionary ? dictionary.Comparer : StringComparer.Ordinal;

    // Training leaves counters and scores beside the weights: PyTorch counts steps in every batch norm and in averaged models. A single number without a layer is not a weight.
    private static bool IsBookkeeping(string name, TensorShape shape) =>
        name.EndsWith(".num_batches_tracked", StringComparison.Ordinal) || (shape.Dimensions.IsEmpty && !NamePrefix.IsOfLayer(name));
}
