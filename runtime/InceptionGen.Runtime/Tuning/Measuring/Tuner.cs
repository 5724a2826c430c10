using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using InceptionGen.Algorithms;
using InceptionGen.Execution;
using InceptionGen.Kernels.Layers;

namespace InceptionGen.Tuning.Measuring;

/// <summary>Times the algorithms of a network's layers where they will run: inside the network, with caches as the other layers leave them. The network runs once with every layer's
/// first candidate, once with every layer's second one, and so on.</summary>
internal static class Tuner
{
    // An algorithm that the cost model finds slower than the best by this factor is not tried: its weights may take seven times the memory.
    private const double WorstModelRatio = 4;

    private const int WarmUpRuns = 2;
    private const int LeastRuns = 5;

    private static readonly TimeSpan TimeOfRuns = TimeSpan.FromMilliseconds(300);

    /// <summary>Measures all layers but those of auxiliary classifiers.</summary>
    /// <param name="network">What the table says.</param>
    /// <param name="batch">Images of a run.</param>
    /// <param name="begin">Makes a session of the network with the given layers: what runs it, and what gives its memory back.</param>
    /// <param name="passes">How often each candidate has its turn: a machine that others use is slower for seconds at a time.</param>
    public static IReadOnlyList<MeasuredLayer> Measure(
        NetworkDescription network, int batch, Func<LayerSet, (Action<float[]> Run, IDisposable Session)> begin, int passes)
    {
        Trial[] trials = [.. OfNetwork(network).Select(layer => new Trial(layer))];
        float[] image = Image(network.Input, batch);
        int turns = trials.Select(trial => trial.Candidates.Count).DefaultIfEmpty().Max();
        for (int pass = 0; pass < passes; pass++)
        {
            for (int turn = 0; turn < turns; turn++) Run(network, begin, image, trials, turn);
        }

        return [.. trials.Select(trial => trial.Measured())];
    }

    private static void Run(
        NetworkDescription network, Func<LayerSet, (Action<float[]> Run, IDisposable Session)> begin, float[] image, Trial[] trials, int turn)
    {
        Dictionary<object, Trial> byLayer = trials.ToDictionary(trial => (object)trial.Layer, ReferenceEqualityComparer.Instance);
        LayerSet layers = LayerSet.Load(
            network,
            SyntheticWeights.For(network),
            new LoadOptions(),
            choose: layer => byLayer[layer].CandidateOf(turn).Algorithm,
            wrap: (operation, layer) => byLayer[operation].Timed(layer));
        (Action<float[]> run, IDisposable session) = begin(layers);
        using IDisposable owned = session;
        for (int i = 0; i < WarmUpRuns; i++) run(image);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < LeastRuns || Stopwatch.GetElapsedTime(start) < TimeOfRuns; i++) run(image);
        foreach (Trial trial in trials) trial.Note(turn);
    }

    private static IEnumerable<ConvolutionInfo> OfNetwork(NetworkDescription network) =>
        network.Stages.Where(stage => stage.Head.Length == 0).SelectMany(stage => stage.Operations).OfType<ConvolutionInfo>();

    private static float[] Image(MapShape shape, int batch)
    {
        Random random = new(1);
        float[] image = new float[checked((int)(shape.Elements * batch))];
        foreach (ref float value in image.AsSpan()) value = random.NextSingle() - 0.5F;
        return image;
    }

    private sealed class Trial
    {
        private readonly double[] _ticks;
        private LayerTrial? _timed;

        public Trial(ConvolutionInfo layer)
        {
            Layer = layer;
            IReadOnlyList<Candidate> all = AlgorithmRegistry.CandidatesOf(layer, Machine.Current);
            Candidates = [.. all.Where(candidate => candidate.Cost.Milliseconds <= WorstModelRatio * all[0].Cost.Milliseconds)];
            _ticks = [.. Candidates.Select(_ => double.MaxValue)];
        }

        public ConvolutionInfo Layer { get; }

        public IReadOnlyList<Candidate> Candidates { get; }

        // A layer that has fewer candidates than others runs again with its first ones.
        public Candidate CandidateOf(int turn) => Candidates[turn % Candidates.Count];

        // What takes the layer's place in this turn.
        public LayerTrial Timed(ConvolutionLayer layer) => _timed = LayerTrial.Of(layer);

        public void Note(int turn)
        {
            ref double least = ref _ticks[turn % Candidates.Count];
            if (_timed is not null) least = Math.Min(least, _timed.LeastTicks);
        }

        public MeasuredLayer Measured() => new(Layer, [.. Candidates.Zip(_ticks, (candidate, ticks) => (candidate, ticks * 1000 / Stopwatch.Frequency))]);
    }
}
