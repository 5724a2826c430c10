using System;
using System.Linq;
using InceptionGen.Training.Randomness;
using Xunit;

namespace InceptionGen.Training.Tests.Losses;

public sealed class BinaryCrossEntropyTests
{
    [Fact]
    public void Half_a_probability_has_the_logarithm_of_two()
    {
        LossRun run = LossRun.Of(new BinaryCrossEntropy(), [0, 0], 1, [0, 1]);
        Assert.Equal(0.693147, run.Result.Mean, 1e-6);
        Assert.Equal([0.25f, -0.25f], run.Gradients);
    }

    // -ln(1e-7): where Keras' numpy backend ends.
    [Fact]
    public void A_wrong_answer_of_one_in_ten_million()
    {
        float logit = (float)-Math.Log(1e7 - 1);
        Assert.Equal(16.118, LossRun.Of(new BinaryCrossEntropy(), [logit], 1, [1]).Result.Mean, 1e-3);
        Assert.Equal(16.118, LossRun.Of(new BinaryCrossEntropy(), [-logit], 1, [0]).Result.Mean, 1e-3);
    }

    [Fact]
    public void A_saturated_wrong_answer_still_has_its_gradient()
    {
        LossRun run = LossRun.Of(new BinaryCrossEntropy(), [1000, -1000, 1e30f, -1e30f], 1, [0, 1, 1, 0]);
        Assert.Equal([1000, 1000, 0, 0], run.Losses);
        Assert.Equal([0.25f, -0.25f, 0, 0], run.Gradients);
    }

    [Fact]
    public void A_sure_answer_keeps_its_digits() => Assert.Equal(Math.Exp(-40), LossRun.Of(new BinaryCrossEntropy(), [40], 1, [1]).Result.Mean, 1e-32);

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.2f, false)]
    [InlineData(0.2f, true)]
    public void Gradients_are_those_of_the_mean(float smoothing, bool weighted)
    {
        RandomStream stream = RandomStream.Of(6, "logits");
        float[] logits = [.. Enumerable.Range(0, 8).Select(i => (stream.Index(i, 1024) - 512) / 128f)];
        LossRun.GradientsAreDifferences(new BinaryCrossEntropy(smoothing), logits, 1, [0, 1, 1, 0, 0, 1, 0, 1], weighted ? [0.5f, 3] : null);
    }

    // y' is 0.95 and 0.05 with smoothing 0.1. At the logit of 0.95 the gradient of class 1 is 0 and the loss the entropy of 0.95.
    [Fact]
    public void Smoothing_goes_towards_one_half()
    {
        LossRun run = LossRun.Of(new BinaryCrossEntropy(0.1f), [(float)Math.Log(19)], 1, [1]);
        Assert.Equal(0, run.Gradients[0], 1e-7f);
        Assert.Equal(-((0.95 * Math.Log(0.95)) + (0.05 * Math.Log(0.05))), run.Result.Mean, 1e-7);
        Assert.Equal(0.9f, LossRun.Of(new BinaryCrossEntropy(0.1f), [(float)Math.Log(19)], 1, [0]).Gradients[0], 1e-6f);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1, 0)]
    [InlineData(1e-30f, 1, 1)]
    [InlineData(-1e-30f, 1, 0)]
    [InlineData(float.NaN, 0, 0)]
    [InlineData(float.NaN, 1, 0)]
    public void Only_above_one_half_the_answer_is_class_one(float logit, int label, int correct) =>
        Assert.Equal(correct, LossRun.Of(new BinaryCrossEntropy(), [logit], 1, [label]).Result.Correct);

    [Fact]
    public void Classes_are_two()
    {
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => LossRun.Of(new BinaryCrossEntropy(), [0], 1, [2])).Message;
        Assert.StartsWith("The label of sample 0 of the batch is 2. The labels of 2 classes are 0 to 1.", message, StringComparison.Ordinal);
        message = Assert.Throws<ArgumentException>(() => LossRun.Of(new BinaryCrossEntropy(), [0, 0], 2, [0])).Message;
        Assert.Contains("Use cross-entropy for a network with an output for each class.", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LossRun.Of(new BinaryCrossEntropy(), [0], 1, [0], [1]));
    }
}
