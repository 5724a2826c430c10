using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Weights;

/// <summary>Compares what a table needs with what a source has, before anything is read, and says everything that does not fit at once.</summary>
internal static class WeightCheck
{
    // How many of a file's own names a message shows.
    private const int FewNames = 6;

    /// <summary>Throws unless every tensor is there, of its shape and of floating-point numbers, and none is left over.</summary>
    /// <returns>Where the tensors are to be read from: the source, or the part of it that the network means.</returns>
    /// <exception cref="WeightException">Lists all that does not fit.</exception>
    public static IWeightSource Require(NetworkDescription network, IWeightSource weights, LoadOptions options) => RequireMatch(network, weights, options).Source;

    /// <summary>The same, with what was found.</summary>
    /// <exception cref="WeightException">Lists all that does not fit.</exception>
    public static WeightMatch RequireMatch(NetworkDescription network, IWeightSource weights, LoadOptions options)
    {
        WeightMatch match = WeightMatch.Of(network, weights, options);
        IReadOnlyList<string> problems = match.Problems();
        if (problems.Count == 0) return match;
        IReadOnlyDictionary<string, TensorShape> tensors = match.Source.Tensors;
        bool fitsAnything = match.Needed.Any(tensor => tensor.Fit == TensorFit.Fits);
        throw new WeightException($"{match.Source.Description} does not fit {network.Name}.{(fitsAnything || tensors.Count == 0 || match.Needed.Count == 0 ? "" : WhatItHas(tensors))}", problems);
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

    /// <summary>Whether a tensor is read.</summary>
    public static bool IsLoaded(TensorInfo tensor, LoadOptions options) => options.AuxiliaryClassifiers || tensor.Head.Length == 0;

    private static string WhatItHas(IReadOnlyDictionary<string, TensorShape> tensors)
    {
        string few = string.Join(", ", tensors.Take(FewNames).Select(tensor => $"{NearestNames.Shorten(tensor.Key)} ({tensor.Value})"));
        string more = tensors.Count > FewNames ? FormattableString.Invariant($" and {tensors.Count - FewNames} more") : "";
        return " The table knows none of its names. A names table can say how the file calls them (a line 'row,column,weight', then one line per row with the file's name "
            + $"without .weight or .bias; tables/README.md, section 9). It has {few}{more}.";
    }
}
