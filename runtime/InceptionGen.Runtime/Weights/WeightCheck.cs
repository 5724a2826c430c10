using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights;

/// <summary>Compares what a table needs with what a source has, before anything is read, and says everything that does not fit at once.</summary>
internal static class WeightCheck
{
    // How many of a file's own names a message shows.
    private const int FewNames = 6;

    /// <summary>Throws unless every tensor is there, of its shape and of floating-point numbers, and none is left over.</summary>
    /// <returns>Where the tensors are to be read from: the source, or the part of it that the network means.</returns>
    /// <exception cref="WeightException">Lists all that does not fit.</exception>
    public static IWeightSource Require(NetworkDescription network, IWeightSource weights, LoadOptions options)
    {
        weights = Chosen(network, weights, options);
        IReadOnlyDictionary<string, TensorShape> tensors = weights.Tensors;
        Dictionary<string, string?> names = NeededNames(network, weights);
        HashSet<string> known = new(names.Select(name => name.Value ?? name.Key), ComparerOf(tensors));
        KeyValuePair<string, TensorShape>[] surplus = [.. tensors.Where(tensor => !known.Contains(tensor.Key) && !IsBookkeeping(tensor.Key, tensor.Value))];

        NearestNames nearest = new(surplus);
        TensorInfo[] needed = [.. network.Tensors.Where(tensor => IsLoaded(tensor, options))];
        List<string> problems = [.. needed
            .Select(tensor => (tensor.Operation, Problem: ProblemOf(tensor, names[tensor.Name], weights, tensors, nearest)))
            .Where(tensor => tensor.Problem is not null)
            .Select(tensor => $"{TableCell.Of(network, tensor.Operation)}: {tensor.Problem}.")];
        bool fitsAnything = problems.Count < needed.Length;
        if (!options.IgnoreSurplus)
            problems.AddRange(surplus.OrderBy(tensor => tensor.Key, StringComparer.Ordinal).Select(tensor => $"{tensor.Key} ({tensor.Value}) is surplus: no row of the table needs it."));

        if (problems.Count == 0) return weights;
        throw new WeightException($"{weights.Description} does not fit {network.Name}.{(fitsAnything || tensors.Count == 0 ? "" : WhatItHas(tensors))}", problems);
    }

    /// <summary>The part of a source that a network means: the dict of a checkpoint, and the prefix in it, that have most of what is loaded.</summary>
    /// <exception cref="WeightException">Several fit, and nothing says which is meant.</exception>
    public static IWeightSource Chosen(NetworkDescription network, IWeightSource weights, LoadOptions options)
    {
        if (weights is not ITensorChoices choices) return weights;
        Dictionary<string, TensorShape> needed = new(StringComparer.Ordinal);
        foreach (TensorInfo tensor in network.Tensors.Where(tensor => IsLoaded(tensor, options))) needed.TryAdd(tensor.Name, tensor.Shape);
        return choices.Choose(network.Name, needed);
    }

    /// <summary>Whether an operation's weights are read: those of auxiliary classifiers are on request only.</summary>
    public static bool IsLoaded(NetworkDescription network, OperationInfo operation, LoadOptions options) =>
        options.AuxiliaryClassifiers || network.Stages[operation.Stage].Head.Length == 0;

    /// <summary>What the table calls a tensor, and the source, if that is another name.</summary>
    public static string BothNames(string name, string tensor) => name == tensor ? name : $"{name} ({tensor})";

    private static bool IsLoaded(TensorInfo tensor, LoadOptions options) => options.AuxiliaryClassifiers || tensor.Head.Length == 0;

    // Those of auxiliary classifiers, too: they are not surplus.
    private static Dictionary<string, string?> NeededNames(NetworkDescription network, IWeightSource weights)
    {
        Dictionary<string, string?> names = new(StringComparer.Ordinal);
        foreach (TensorInfo tensor in network.Tensors) names.TryAdd(tensor.Name, weights.Find(tensor.Name));
        return names;
    }

    private static string? ProblemOf(TensorInfo needed, string? tensor, IWeightSource weights, IReadOnlyDictionary<string, TensorShape> tensors, NearestNames nearest)
    {
        if (tensor is null)
        {
            string missing = $"{needed.Name} ({needed.Shape}) is missing";
            return nearest.To(needed.Name, needed.Shape) is { } other ? $"{missing}; the file has {other} ({tensors[other]})" : missing;
        }

        if (!tensors[tensor].Serves(needed.Shape)) return $"{BothNames(needed.Name, tensor)} is {tensors[tensor]}; the table needs {needed.Shape}";
        return weights.DefectOf(tensor) is { } defect ? $"{BothNames(needed.Name, tensor)} {defect}" : null;
    }

    private static string WhatItHas(IReadOnlyDictionary<string, TensorShape> tensors)
    {
        string few = string.Join(", ", tensors.Take(FewNames).Select(tensor => $"{NearestNames.Shorten(tensor.Key)} ({tensor.Value})"));
        string more = tensors.Count > FewNames ? FormattableString.Invariant($" and {tensors.Count - FewNames} more") : "";
        return " The table knows none of its names. A names table can say how the file calls them (a line 'row,column,weight', then one line per row with the file's name "
            + $"without .weight or .bias; tables/README.md, section 9). It has {few}{more}.";
    }

    // A source that compares names in its own way has found them in that way.
    private static IEqualityComparer<string> ComparerOf(IReadOnlyDictionary<string, TensorShape> tensors) =>
        tensors is Dictionary<string, TensorShape> dictionary ? dictionary.Comparer : StringComparer.Ordinal;

    // Training leaves counters and scores beside the weights: PyTorch counts steps in every batch norm and in averaged models. A single number without a layer is not a weight.
    private static bool IsBookkeeping(string name, TensorShape shape) =>
        name.EndsWith(".num_batches_tracked", StringComparison.Ordinal) || (shape.Dimensions.IsEmpty && !NamePrefix.IsOfLayer(name));
}
