using System;
using System.Linq;
using Xunit;

namespace InceptionGen.Training.Tests.Averaging;

public sealed class WeightAverageTests
{
    // From 0 towards a weight of 1, what is missing after n steps is the decay to the power of n.
    [Fact]
    public void It_approaches_the_weights_as_its_decay_says()
    {
        WeightAverage average = 0.99f;
        float[] averages = new float[37], weights = [.. Enumerable.Range(0, 37).Select(i => (float)i)];
        for (int step = 1; step <= 200; step++) average.Update(averages, weights, step);
        for (int i = 0; i < weights.Length; i++) Assert.Equal(weights[i] * (1 - Math.Pow(0.99, 200)), averages[i], 1e-5 * weights[i]);
    }

    [Theory]
    [InlineData(1, 2.0 / 11)]
    [InlineData(80, 0.9)]
    [InlineData(8_990, 0.999)]
    [InlineData(1_000_000, 0.9999)]
    public void A_fast_start_follows_the_first_weights_closely(long step, double decay) =>
        Assert.Equal(decay, (new WeightAverage(0.9999f) with { FastStart = true }).DecayAt(step), 1e-12);

    [Fact]
    public void It_has_the_decay_that_was_written() => Assert.Equal(0.9999, new WeightAverage(0.9999f).DecayAt(1), 1e-15);

    [Fact]
    public void A_weight_that_stays_is_its_own_average()
    {
        float[] averages = [0.1f, -3e-5f, 0, 7], weights = [.. averages];
        for (int step = 1; step <= 100; step++) new WeightAverage(0.9f).Update(averages, weights, step);
        Assert.Equal(weights, averages);
    }

    [Fact]
    public void Ranges_give_the_same_bits()
    {
        float[] weights = [.. Enumerable.Range(0, 101).Select(i => MathF.Sin(i))], whole = new float[101], parts = new float[101];
        WeightAverage average = 0.9f;
        average.Update(whole, weights, 1);
        foreach ((int start, int end) in new[] { (0, 3), (3, 50), (50, 101) }) average.Update(parts.AsSpan(start, end - start), weights.AsSpan(start, end - start), 1);
        Assert.Equal(whole, parts);
    }

    [Fact]
    public void A_decay_is_below_one()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightAverage(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightAverage(0.5f) with { Decay = -1 });
        Assert.Throws<ArgumentException>(() => new WeightAverage(0.5f).Update(new float[2], new float[3], 1));
    }
}
