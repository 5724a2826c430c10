using System;
using System.Linq;
using InceptionGen.Training.Randomness;
using Xunit;

namespace InceptionGen.Training.Tests.Losses;

public sealed class CrossEntropyTests
{
    [Fact]
    public void Three_logits_by_hand()
    {
        // exp(1), exp(2), exp(3) over their sum.
        LossRun run = LossRun.Of(new CrossEntropy(), [1, 2, 3], 3, [0]);
        Assert.Equal(2.40760596444438, run.Result.Mean, 1e-13);
        Assert.Equal(0.0900305732f - 1, run.Gradients[0], 1e-7f);
        Assert.Equal(0.2447284711f, run.Gradients[1], 1e-7f);
        Assert.Equal(0.6652409558f, run.Gradients[2], 1e-7f);
        Assert.Equal(0, run.Result.Correct);
        Assert.Equal(1, LossRun.Of(new CrossEntropy(), [1, 2, 3], 3, [2]).Result.Correct);
    }

    [Fact]
    public void Equal_logits_have_the_logarithm_of_the_classes()
    {
        Assert.Equal(Math.Log(1000), LossRun.Of(new CrossEntropy(), new float[1000], 1000, [7]).Result.Mean, 1e-12);
        Assert.Equal(Math.Log(1000), LossRun.Of(new CrossEntropy(0.1f), new float[1000], 1000, [7]).Result.Mean, 1e-12);
    }

    // -(0.91 ln 0.91 + 9 * 0.01 ln 0.01): the entropy of what the labels become.
    [Fact]
    public void Smoothing_leaves_a_floor()
    {
        const double Floor = 0.5002880;
        Assert.Equal(Floor, -((0.91 * Math.Log(0.91)) + (0.09 * Math.Log(0.01))), 1e-6);
        float[] logits = [.. Enumerable.Range(0, 10).Select(k => (float)Math.Log(k == 4 ? 0.91 : 0.01))];
        LossRun run = LossRun.Of(new CrossEntropy(0.1f), logits, 10, [4]);
        Assert.Equal(Floor, run.Result.Mean, 1e-6);
        Assert.All(run.Gradients, gradient => Assert.Equal(0, gradient, 1e-7f));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.1f, false)]
    [InlineData(0.1f, true)]
    public void Gradients_are_those_of_the_mean(float smoothing, bool weighted)
    {
        RandomStream stream = RandomStream.Of(5, "logits");
        float[] logits = [.. Enumerable.Range(0, 6 * 7).Select(i => (stream.Index(i, 1024) - 512) / 128f)];
        LossRun.GradientsAreDifferences(new CrossEntropy(smoothing), logits, 7, [0, 6, 3, 3, 1, 5], weighted ? [1, 2, 0.5f, 3, 0, 1, 0.25f] : null);
    }

    [Fact]
    public void Huge_logits_lose_nothing()
    {
        LossRun run = LossRun.Of(new CrossEntropy(), [1e30f, -1e30f, 1e30f, -1e30f, 50, 0, float.MaxValue, float.MinValue], 2, [0, 1, 0, 0]);
        Assert.Equal(0, run.Losses[0]);
        Assert.Equal(2.0 * 1e30f, run.Losses[1]);
        Assert.Equal(Math.Exp(-50), run.Losses[2], 1e-35);
        Assert.Equal(0, run.Losses[3]);
        Assert.Equal([0, 0, 0.25f, -0.25f], run.Gradients[..4]);
        Assert.All(run.Gradients, gradient => Assert.True(float.IsFinite(gradient)));
    }

    [Fact]
    public void A_logit_that_is_not_a_number_shows()
    {
        Assert.True(double.IsNaN(LossRun.Of(new CrossEntropy(), [float.NaN, 1], 2, [1]).Result.Mean));
        LossRun all = LossRun.Of(new CrossEntropy(), [float.NaN, float.NaN], 2, [0]);
        Assert.True(double.IsNaN(all.Result.Mean));
        Assert.Equal(0, all.Result.Correct);
        Assert.All(LossRun.Of(new CrossEntropy(), [float.PositiveInfinity, 1, float.PositiveInfinity, 1], 2, [0, 1]).Losses, loss => Assert.False(double.IsFinite(loss)));
    }

    [Fact]
    public void Of_equal_logits_the_first_is_the_answer()
    {
        Assert.Equal(1, LossRun.Of(new CrossEntropy(), [1, 3, 3], 3, [1]).Result.Correct);
        Assert.Equal(0, LossRun.Of(new CrossEntropy(), [1, 3, 3], 3, [2]).Result.Correct);
    }

    // Losses of 2 and 1 times the logarithm of 2 over two samples, as in Keras; PyTorch would divide by 3.
    [Fact]
    public void Class_weights_multiply_and_the_samples_divide()
    {
        LossRun run = LossRun.Of(new CrossEntropy(), [0, 0, 0, 0], 2, [0, 1], [2, 1]);
        Assert.Equal(1.5 * Math.Log(2), run.Result.Mean, 1e-14);
        Assert.Equal([-0.5f, 0.5f, 0.25f, -0.25f], run.Gradients);
    }

    [Fact]
    public void The_weight_of_a_classifier_multiplies_gradients_alone()
    {
        LossRun run = LossRun.Of(new CrossEntropy(), [0, 0], 2, [0], weight: 0.3f);
        Assert.Equal(Math.Log(2), run.Result.Mean, 1e-14);
        Assert.Equal([-0.15f, 0.15f], run.Gradients);
    }

    [Fact]
    public void A_batch_may_be_divided()
    {
        float[] logits = [1, 2, 3, 4, 5, 7, 1, 0, 1];
        LossRun whole = LossRun.Of(new CrossEntropy(0.1f), logits, 3, [0, 1, 2]);
        LossRun first = LossRun.Of(new CrossEntropy(0.1f), logits[..6], 3, [0, 1], samples: 3), second = LossRun.Of(new CrossEntropy(0.1f), logits[6..], 3, [2], samples: 3);
        Assert.Equal(whole.Gradients, first.Gradients.Concat(second.Gradients));
        Assert.Equal(whole.Losses, first.Losses.Concat(second.Losses));
    }

    [Fact]
    public void Without_room_for_gradients_and_losses_the_mean_is_the_same()
    {
        Loss loss = new CrossEntropy(0.1f);
        Assert.Equal(LossRun.Of(loss, [1, 2, 3], 3, [1]).Result, loss.Evaluate([1, 2, 3], 3, [1], [], [], []));
        Assert.Equal(default, loss.Evaluate([], 3, [], [], [], []));
    }

    [Fact]
    public void A_tiny_gradient_is_zero()
    {
        LossRun run = LossRun.Of(new CrossEntropy(), [0, -46, -40], 3, [0]);
        Assert.Equal(0, run.Gradients[1]);
        Assert.Equal(MathF.Exp(-40), run.Gradients[2], 1e-23f);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void A_label_is_among_the_classes(int label)
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => LossRun.Of(new CrossEntropy(), new float[6], 3, [0, label]));
        Assert.StartsWith($"The label of sample 1 of the batch is {label}. The labels of 3 classes are 0 to 2.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lengths_and_settings_are_checked()
    {
        string message = Assert.Throws<ArgumentException>(() => LossRun.Of(new CrossEntropy(), new float[5], 3, [0, 1])).Message;
        Assert.StartsWith("2 labels of a network with 3 outputs need 6 logits; there are 5.", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LossRun.Of(new CrossEntropy(), new float[6], 3, [0, 1], [1, 1]));
        Assert.Throws<ArgumentException>(() => new CrossEntropy().Evaluate([1, 2], 2, [0], [], new float[1], []));
        Assert.Throws<ArgumentException>(() => new CrossEntropy().Evaluate([1, 2], 2, [0], [], [], new double[2]));
        message = Assert.Throws<ArgumentException>(() => LossRun.Of(new CrossEntropy(), [1], 1, [0])).Message;
        Assert.Contains("Use binary cross-entropy for a network with one output.", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrossEntropy(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrossEntropy() with { LabelSmoothing = -0.1f });
    }
}
