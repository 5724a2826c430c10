using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using InceptionGen.Algorithms;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;
using InceptionGen.Weights;

namespace InceptionGen.Execution;

/// <summary>A network's operations, ready to run: weights are packed. Immutable.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LayerSet
{
    private readonly NetworkDescription _network;
    private readonly Layer?[] _layers;
    private readonly int[] _firstOfStage;
    private readonly Func<ConvolutionInfo, Algorithm> _choice;

    private LayerSet(NetworkDescription network, Layer?[] layers, Func<ConvolutionInfo, Algorithm> choice, bool hasAuxiliaryClassifiers) =>
        (_network, _layers, _firstOfStage, _choice, HasAuxiliaryClassifiers) = (network, layers, FirstOfStages(network), choice, hasAuxiliaryClassifiers);

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
        return Load(network, weights, options, AlgorithmChoice.Of(network, options));
    }

    /// <summary>The same with algorithms that the caller chooses.</summary>
    /// <param name="network">What the table says.</param>
    /// <param name="weights">Where the tensors come from.</param>
    /// <param name="options">Precision and auxiliary classifiers.</param>
    /// <param name="choose">The algorithm of each convolution and linear layer.</param>
    /// <param name="wrap">What takes each layer's place; itself if null.</param>
    internal static LayerSet Load(
        NetworkDescription network, IWeightSource weights, LoadOptions options, Func<ConvolutionInfo, Algorithm> choose, Func<ConvolutionInfo, ConvolutionLayer, Layer>? wrap = null)
    {
        weights = WeightCheck.Require(network, weights, options);

        IReadOnlyList<OperationInfo> operations = network.Operations;
        Layer?[] layers = [.. operations.Select(operation => operation is ConvolutionInfo ? null : KernelSet.Best.Plain(operation))];
        List<string>[] problems = [.. operations.Select(_ => new List<string>())];
        WarmUp warmUp = new();
        KernelMemory[] memories = [.. Enumerable.Range(0, LayerLoading.Threads).Select(_ => new KernelMemory())];

        // The largest first, so that no thread is left with a large one when the others are done.
        int[] loaded =
        [
            .. Enumerable.Range(0, operations.Count)
                .Where(index => operations[index] is ConvolutionInfo && WeightCheck.IsLoaded(network, operations[index], options))
                .OrderByDescending(index => operations[index].Weights),
        ];
        LayerLoading.Run(loaded.Length, (item, thread) =>
        {
            int index = loaded[item];
            var convolution = (ConvolutionInfo)operations[index];
            var tensors = FoldedTensors.Read(network, convolution, weights, memories[thread], problems[index]);
            if (problems[index].Count > 0) return;

            var layer = LayerPacking.Pack(convolution, tensors.Kernel, tensors.Bias, choose(convolution), options.Precise);
            layers[index] = wrap is null ? layer : wrap(convolution, layer);
            warmUp.Run(layer);
        });
        string[] all = [.. problems.SelectMany(ofLayer => ofLayer)];
        return all.Length == 0 ? new(network, layers, choose, options.AuxiliaryClassifiers) : throw NumberCheck.Exception(network, weights, all);
    }

    /// <summary>The layers of a stage, one for each of its operations in order; null for those that do nothing at inference.</summary>
    /// <param name="stage">The stage's place in <see cref="NetworkDescription.Stages"/>.</param>
    /// <exception cref="InvalidOperationException">It belongs to an auxiliary classifier that was not loaded.</exception>
    public ReadOnlySpan<Layer> OfStage(int stage)
    {
        if (_network.Stages[stage].Head.Length > 0 && !HasAuxiliaryClassifiers)
            throw new InvalidOperationException($"The auxiliary classifiers of {_network.Name} were not loaded: set LoadOptions.AuxiliaryClassifiers.");

        return _layers.AsSpan(_firstOfStage[stage].._firstOfStage[stage + 1])!;
    }

    /// <summary>The algorithm that computes a convolution or linear layer.</summary>
    internal Algorithm AlgorithmOf(ConvolutionInfo layer) => _choice(layer);

    /// <summary>Bytes of all packed weights.</summary>
    internal long WeightBytes => _layers.Sum(layer => layer?.WeightBytes ?? 0);

    /// <summary>Scratch memory that each thread needs for any of them.</summary>
    internal long ScratchFloats(int batch) => _layers.Select(layer => layer?.ScratchFloats(batch) ?? 0).DefaultIfEmpty().Max();

    // The place of each stage's first operation, and where the last one's end.
    private static int[] FirstOfStages(NetworkDescription network)
    {
        int[] first = new int[network.Stages.Count + 1];
        foreach (OperationInfo operation in network.Operations) first[operation.Stage + 1]++;
        for (int stage = 0; stage < network.Stages.Count; stage++) first[stage + 1] += first[stage];
        return first;
    }
}
