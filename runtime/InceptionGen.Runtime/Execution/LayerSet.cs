using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Algorithms;
using InceptionGen.Weights;

namespace InceptionGen.Execution;

/// <summary>A network's weights, packed: its convolutions and linear layers in the order of its operations. Immutable.</summary>
public sealed class LayerSet
{
    private readonly NetworkDescription _network;
    private readonly Layer?[] _layers;

    private LayerSet(NetworkDescription network, Layer?[] layers, bool hasAuxiliaryClassifiers) =>
        (_network, _layers, HasAuxiliaryClassifiers) = (network, layers, hasAuxiliaryClassifiers);

    /// <summary>Whether the auxiliary classifiers' layers are there.</summary>
    internal bool HasAuxiliaryClassifiers { get; }

    /// <summary>Checks all tensors, folds batch norm into the convolutions and packs them, on all processors as far as the system gives threads.</summary>
    /// <param name="network">What the table says.</param>
    /// <param name="weights">Where the tensors come from.</param>
    /// <param name="options">The defaults if null.</param>
    /// <exception cref="WeightException">Tensors are missing, surplus, of another shape, or unreadable, or hold numbers that are not finite: all of them are listed.</exception>
    public static LayerSet Load(NetworkDescription network, IWeightSource weights, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        options ??= new LoadOptions();
        weights = WeightCheck.Require(network, weights, options);

        ConvolutionInfo[] operations = [.. network.Operations.OfType<ConvolutionInfo>()];
        Layer?[] layers = new Layer?[operations.Length];
        List<string>[] problems = [.. operations.Select(_ => new List<string>())];
        WarmUp warmUp = new();
        KernelMemory[] memories = [.. Enumerable.Range(0, LayerLoading.Threads).Select(_ => new KernelMemory())];

        // The largest first, so that no thread is left with a large one when the others are done.
        int[] loaded =
        [
            .. Enumerable.Range(0, operations.Length)
                .Where(index => WeightCheck.IsLoaded(network, operations[index], options))
                .OrderByDescending(index => operations[index].Weights),
        ];
        LayerLoading.Run(loaded.Length, (item, thread) =>
        {
            int index = loaded[item];
            if (LoadLayer(network, operations[index], weights, options, memories[thread], problems[index]) is not { } layer) return;

            layers[index] = layer;
            warmUp.Run(layer);
        });
        string[] all = [.. problems.SelectMany(ofLayer => ofLayer)];
        return all.Length == 0 ? new(network, layers, options.AuxiliaryClassifiers) : throw NumberCheck.Exception(network, weights, all);
    }

    /// <summary>The layers [first, first + count).</summary>
    /// <exception cref="InvalidOperationException">They belong to an auxiliary classifier that was not loaded.</exception>
    public ReadOnlySpan<Layer> Slice(int first, int count)
    {
        ReadOnlySpan<Layer?> layers = _layers.AsSpan(first, count);
        foreach (Layer? layer in layers)
        {
            if (layer is null)
                throw new InvalidOperationException($"The auxiliary classifiers of {_network.Name} were not loaded: set LoadOptions.AuxiliaryClassifiers.");
        }

        return layers!;
    }

    /// <summary>Bytes of all packed weights.</summary>
    internal long WeightBytes => _layers.Sum(layer => layer?.WeightBytes ?? 0);

    /// <summary>Scratch memory that each thread needs for any of them.</summary>
    internal long ScratchFloats(int batch) => _layers.Select(layer => layer?.ScratchFloats(batch) ?? 0).DefaultIfEmpty().Max();

    // Null if there are problems.
    private static Layer? LoadLayer(
        NetworkDescription network, ConvolutionInfo operation, IWeightSource weights, LoadOptions options, KernelMemory memory, List<string> problems)
    {
        var tensors = FoldedTensors.Read(network, operation, weights, memory, problems);
        if (problems.Count > 0) return null;

        // A plain algorithm rounds least, and its weights are the kernel's own.
        var algorithm = AlgorithmRegistry.Choose(operation, Machine.Current, isPlain: options.Precise || options.CompactWeights);
        return Layer.Pack(operation, tensors.Kernel, tensors.Bias, algorithm, options.Precise);
    }
}
