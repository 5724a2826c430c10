using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Weights;

/// <summary>Compares what a table needs with what a source has, before anything is read, and says everything that does not fit at once.</summary>
internal static class WeightCheck
{
    /// <summary>Throws unless every tensor is there, of its shape, and none is left over.</summary>
    /// <exception cref="WeightException">Lists all that does not fit.</exception>
    public static void Require(NetworkDescription network, IWeightSource weights, LoadOptions options)
    {
        List<string> problems = [];
        HashSet<string> known = new(StringComparer.Ordinal);
        int found = 0;
        foreach (OperationInfo operation in network.Operations.Where(operation => operation.HasWeights))
        {
            bool isLoaded = IsLoaded(network, operation, options);
            foreach ((string name, TensorShape shape) in Needed(operation))
            {
                known.Add(name);
                if (!isLoaded) continue;
                if (!weights.Tensors.TryGetValue(name, out TensorShape actual))
                    problems.Add($"{TableCell.Of(network, operation)}: {name} ({shape}) is missing.");
                else if (actual != shape)
                    problems.Add($"{TableCell.Of(network, operation)}: {name} is {actual}; the table needs {shape}.");
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

    private static IEnumerable<(string Name, TensorShape Shape)> Needed(OperationInfo operation)
    {
        TensorNames names = operation.Tensors ?? throw new InvalidOperationException("A layer with weights has no names for them.");
        int outputs = operation.Output.Channels;
        int inputs = operation.Input.Channels;
        Extent kernel = operation.Kernel;

        // (out, in), the inputs in C, H, W order: the same numbers in the same order as an (O, I, H, W) kernel of the whole map
        yield return (names.Kernel, operation.Kind == OperationKind.Linear
            ? new TensorShape(outputs, checked(inputs * kernel.Height * kernel.Width))
            : new TensorShape(outputs, inputs, kernel.Height, kernel.Width));

        foreach (string? name in (string?[])[names.Bias, names.Gamma, names.Beta, names.Mean, names.Variance])
        {
            if (name is not null) yield return (name, new TensorShape(outputs));
        }
    }

    // PyTorch counts training steps in every batch norm; inference has no use for it.
    private static bool IsBookkeeping(string name) => name.EndsWith(".num_batches_tracked", StringComparison.Ordinal);
}
