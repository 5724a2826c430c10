using System.Collections.Generic;
using System.Linq;
using InceptionGen.Algorithms;
using InceptionGen.Tests;
using InceptionGen.Tuning;

namespace InceptionGen.Runtime.Tests.Tuning;

public sealed class TunerTests
{
    private static readonly ConvolutionInfo Layer = TinyNetwork.Description.Operations.OfType<ConvolutionInfo>().First(layer => layer.WeightName == "a/1x1.weight");

    [Fact]
    public void Each_candidate_is_timed_in_the_order_of_the_cost_model()
    {
        Network network = TinyNetwork.Load(SyntheticWeights.For(TinyNetwork.Description));
        IReadOnlyList<MeasuredLayer> layers = network.Measure(new SessionOptions { Threads = 1 }, passes: 1);

        MeasuredLayer measured = layers.Single(layer => ReferenceEquals(layer.Layer, Layer));
        IReadOnlyList<Candidate> candidates = AlgorithmRegistry.CandidatesOf(Layer, Machine.Current);
        Assert.Equal(candidates.Take(measured.Times.Count).Select(candidate => candidate.Algorithm), measured.Times.Select(time => time.Candidate.Algorithm));
        Assert.True(measured.Times.Count > 1);
        Assert.All(layers.SelectMany(layer => layer.Times), time => Assert.InRange(time.Milliseconds, 0, 1000));
    }

    [Theory]
    [InlineData(1.0, 0.9, 1)]
    [InlineData(1.0, 0.99, 0)]
    [InlineData(1.0, 1.2, 0)]
    public void The_fastest_wins_if_it_gains_more_than_two_runs_differ(double first, double second, int winner)
    {
        Candidate[] candidates = [.. AlgorithmRegistry.CandidatesOf(Layer, MachineFamilies.Zen4).Take(2)];
        TunedLayer tuned = TunedLayer.Of(new MeasuredLayer(Layer, [(candidates[0], first), (candidates[1], second)]));
        Assert.Equal(("a/1x1.weight", candidates[winner].Algorithm.Name), (tuned.Tensor, tuned.Algorithm));
    }
}
