using System;
using Xunit;

namespace InceptionGen.Training.Tests.Optimizers;

public sealed class AdamTests
{
    [Fact]
    public void Keras_adds_epsilon_to_the_root_that_is_not_corrected() => TenSteps.Agree(
        Adam.Keras(TenSteps.Rate) with { Epsilon = 0.1f },
        TenSteps.Loop(() =>
        {
            double m = 0, v = 0;
            return (w, g, rate, t) =>
            {
                m = (0.9 * m) + (0.1 * g);
                v = (0.999 * v) + (0.001 * g * g);
                return w - (rate * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t)) * m / (Math.Sqrt(v) + 0.1));
            };
        }));

    [Fact]
    public void PyTorch_adds_it_to_the_corrected_root() => TenSteps.Agree(
        Adam.PyTorch(TenSteps.Rate) with { Epsilon = 0.1f },
        TenSteps.Loop(() =>
        {
            double m = 0, v = 0;
            return (w, g, rate, t) =>
            {
                m = (0.9 * m) + (0.1 * g);
                v = (0.999 * v) + (0.001 * g * g);
                return w - (rate * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 0.1));
            };
        }));

    [Fact]
    public void AdamW_shrinks_the_weight_itself() => TenSteps.Agree(
        AdamW.PyTorch(TenSteps.Rate) with { WeightDecay = 0.5f },
        TenSteps.Loop(() =>
        {
            double m = 0, v = 0;
            return (w, g, rate, t) =>
            {
                w -= rate * 0.5 * w;
                m = (0.9 * m) + (0.1 * g);
                v = (0.999 * v) + (0.001 * g * g);
                return w - (rate * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8));
            };
        }),
        decay: 0.5f);

    [Fact]
    public void Adams_decay_goes_through_the_gradient() => TenSteps.Agree(
        Adam.Keras(TenSteps.Rate),
        TenSteps.Loop(() =>
        {
            double m = 0, v = 0;
            return (w, g, rate, t) =>
            {
                g += 0.5 * w;
                m = (0.9 * m) + (0.1 * g);
                v = (0.999 * v) + (0.001 * g * g);
                return w - (rate * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t)) * m / (Math.Sqrt(v) + 1e-7));
            };
        }),
        decay: 0.5f);

    // lr * sqrt(0.001) * g / (sqrt(0.001) * g + epsilon) against lr * g / (g + epsilon), all of them 0.1 and the rate 1.
    [Fact]
    public void A_large_epsilon_is_two_rules()
    {
        Assert.Equal(-0.0306534f, new Trainee(Adam.Keras(1) with { Epsilon = 0.1f }, 0).Step([0.1f]).Weights[0], 1e-7f);
        Assert.Equal(-0.5f, new Trainee(Adam.PyTorch(1) with { Epsilon = 0.1f }, 0).Step([0.1f]).Weights[0], 1e-6f);
    }

    [Fact]
    public void The_first_step_goes_as_far_as_the_rate_whatever_the_gradient()
    {
        foreach (float gradient in new[] { 1e-3f, 1, 1e6f })
            Assert.Equal(-0.01f, new Trainee(Adam.PyTorch(0.01f), 0).Step([gradient]).Weights[0], 1e-6f);
    }

    [Fact]
    public void Defaults_are_the_frameworks_own()
    {
        Assert.Equal(0.004f, AdamW.Keras().WeightDecay);
        Assert.Equal(0.01f, AdamW.PyTorch().WeightDecay);
        Assert.Equal(1e-7f, Adam.Keras().Epsilon);
        Assert.Equal(1e-8f, AdamW.PyTorch().Epsilon);
        Assert.Equal(0.001f, Adam.Keras().LearningRate);
        Assert.IsType<AdamW>(AdamW.Keras() with { LearningRate = 1 });
    }

    [Fact]
    public void Steps_are_counted_from_one() => Assert.Throws<ArgumentOutOfRangeException>(() =>
        Adam.Keras().Update(new float[1], new float[1], new(new float[1], new float[1]), new(0.1f, 0)));
}
