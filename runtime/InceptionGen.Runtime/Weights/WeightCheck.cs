using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Weights;

/// <summary>Compares what a table needs with what a source has, before anything is read, and says everything that does not fit at once.</summary>
internal static class WeightCheck
{
    /// <summary>Throws unless every tensor is there, of its shape and of floating-point numbers, and none is left over.</summary>
    /// <exception cref="WeightException">Lists all that does not fit.</exception>
    public static void Require(NetworkDescription network, IWeightSource weights, LoadOptions options)
    {
        List<string> problems = [];
        HashSet<string> known = new(StringComparer.Ordinal);
        int found = 0;
        foreach (OperationInfo operation in network.Operations.Where(operation => operation.HasWeights))
        {
            bool isLoaded = IsLoaded(network, operation, options);
            foreach ((string name, TensorShape shape, _) in operation.RequiredTensors())
            {
                string? tensor = weights.Find(name);
                known.Add(tensor ?? name);
                if (!isLoaded) continue;
                if (tensor is null)
                    problems.Add($"{TableCell.Of(network, operation)}: {name} ({shape}) is missing.");
                else if (weights.Tensors[tensor] != shape)
                    problems.Add($"{TableCell.Of(network, operation)}: {BothNames(name, tensor)} is {weights.Tensors[tensor]}; the table needs {shape}.");
                else if (weights.DefectOf(tensor) is { } defect)
                    problems.Add($"{TableCell.Of(network, operation)}: {BothNames(name, tensor)} {defect}.");
                else
                    found++;
            }
        }

        if (!options.IgnoreSurplus)
        {
            problems.AddRange(weights.Tensors.Keys
                .Where(name => !known.Contains(name) && !IsBookkeeping(name))
                .Order(StringComparer.Ordinal)
                .Select(name => $"{name} ({weights.Tensors[name]}) is surplus: no row of the table needs it."));
        }

        if (problems.Count == 0) return;
        string hint = found == 0 && weights.Tensors.Count > 0 ? " None of its names is one the table knows: a names table can say how the file calls them." : "";
        throw new WeightException($"{weights.Description} does not fit {network.Name}.{hint}", problems);
    }

    /// <summary>Whether an operation's weights are read: those of auxiliary classifiers are on request only.</summary>
    public static bool IsLoaded(NetworkDescription network, OperationInfo operation, LoadOptions options) =>
        options.AuxiliaryClassifiers || network.Stages[operation.Stage].Head.Length == 0;

    /// <summary>What the table calls a tensor, and the source, if that is another name.</summary>
    public static string BothNames(string name, string tensor) => name == tensor ? name : $"{name} ({tensor})";

    // PyTorch counts training steps in every batch norm; inference has no use for it.
    private static bool IsBookkeeping(string name) => name.EndsWith(".num_batches_tracked", StringComparison.Ordinal);
}
