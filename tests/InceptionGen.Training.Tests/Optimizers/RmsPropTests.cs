using System;
using System.Linq;
using Xunit;

namespace InceptionGen.Training.Tests.Optimizers;

public sealed class RmsPropTests
{
    private const float PapersRate = 0.045f;

    [Fact]
    public void Keras_own_example_comes_out() => Assert.Equal(9.683772f, new Trainee(RmsProp.Keras3(0.1f), 10).Step([10]).Weights[0], 1e-6f);

    // A decay of 0.9 and an epsilon of 1: three different first steps.
    [Fact]
    public void The_papers_numbers_are_three_rules()
    {
        Assert.Equal(0.0429058f, -First(RmsProp.Keras3(PapersRate) with { Epsilon = 1 }, 1), 5e-8f);
        Assert.Equal(0.0318198f, -First(RmsProp.InceptionPapers(), 1), 5e-8f);
        Assert.Equal(0.0341886f, -First(RmsProp.PyTorch(PapersRate) with { Decay = 0.9f, Epsilon = 1 }, 1), 5e-8f);
    }

    [Theory]
    [InlineData(1e-2f, 1.005f, 0.001f)]
    [InlineData(1e-3f, 1.414f, 0.02f)]
    [InlineData(1e-4f, 10, 0.05f)]
    [InlineData(1e-5f, 97, 0.5f)]
    public void A_small_gradient_moves_a_weight_many_times_as_far_in_Keras_2_as_in_Keras_3(float gradient, float times, float tolerance) =>
        Assert.Equal(times, First(RmsProp.Keras2(1e-4f), gradient) / First(RmsProp.Keras3(1e-4f), gradient), tolerance);

    [Fact]
    public void Keras_2_adds_epsilon_to_the_root() => TenSteps.Agree(RmsProp.Keras2(TenSteps.Rate), TenSteps.Loop(() =>
    {
        double v = 0;
        return (w, g, rate, t) =>
        {
            v = (0.9 * v) + (0.1 * g * g);
            return w - (rate * g / (Math.Sqrt(v) + 1e-7));
        };
    }));

    [Fact]
    public void Keras_2_with_momentum_adds_it_inside() => Assert.Equal(RmsProp.Keras3(0.1f, 0.9f), RmsProp.Keras2(0.1f, 0.9f));

    [Fact]
    public void Keras_3_adds_epsilon_inside_and_its_momentum_holds_the_rate() => TenSteps.Agree(
        RmsProp.Keras3(TenSteps.Rate, 0.8f) with { Epsilon = 1e-3f },
        TenSteps.Loop(() =>
        {
            double v = 0, m = 0;
            return (w, g, rate, t) =>
            {
                v = (0.9 * v) + (0.1 * g * g);
                m = (0.8 * m) + (rate * g / Math.Sqrt(v + 1e-3));
                return w - m;
            };
        }));

    [Fact]
    public void TensorFlow_starts_at_one() => TenSteps.Agree(RmsProp.InceptionPapers(TenSteps.Rate), TenSteps.Loop(() =>
    {
        double v = 1, m = 0;
        return (w, g, rate, t) =>
        {
            v = (0.9 * v) + (0.1 * g * g);
            m = (0.9 * m) + (rate * g / Math.Sqrt(v + 1));
            return w - m;
        };
    }));

    [Fact]
    public void PyTorchs_momentum_does_not_hold_the_rate() => TenSteps.Agree(RmsProp.PyTorch(TenSteps.Rate, 0.9f), TenSteps.Loop(() =>
    {
        double v = 0, b = 0;
        return (w, g, rate, t) =>
        {
            v = (0.99 * v) + (0.01 * g * g);
            b = (0.9 * b) + (g / (Math.Sqrt(v) + 1e-8));
            return w - (rate * b);
        };
    }));

    [Theory]
    [InlineData(0)]
    [InlineData(0.9f)]
    public void Centered_takes_the_variance(float momentum) => TenSteps.Agree(
        RmsProp.TensorFlow(TenSteps.Rate, momentum) with { Centered = true, Epsilon = 0.01f },
        TenSteps.Loop(() =>
        {
            double v = 1, mean = 0, m = 0;
            return (w, g, rate, t) =>
            {
                v = (0.9 * v) + (0.1 * g * g);
                mean = (0.9 * mean) + (0.1 * g);
                m = (momentum * m) + (rate * g / Math.Sqrt(v - (mean * mean) + 0.01));
                return w - m;
            };
        }));

    [Fact]
    public void Decay_goes_through_the_gradient() => TenSteps.Agree(
        RmsProp.Keras3(TenSteps.Rate) with { WeightDecay = 0.03f },
        TenSteps.Loop(() =>
        {
            double v = 0;
            return (w, g, rate, t) =>
            {
                g += 0.03 * w;
                v = (0.9 * v) + (0.1 * g * g);
                return w - (rate * g / Math.Sqrt(v + 1e-7));
            };
        }),
        decay: 0.03f);

    // The variance of equal gradients is 0 at last, and rounding makes it less than that in about half of all cases.
    [Fact]
    public void A_variance_of_equal_gradients_has_a_root()
    {
        float[] gradients = [.. Enumerable.Range(1, 64).Select(i => i * 0.37f)];
        var trainee = new Trainee(RmsProp.PyTorch(1e-9f) with { Centered = true, Decay = 0.5f }, new float[64]);
        for (int step = 0; step < 60; step++) trainee.Step(gradients);
        Assert.All(trainee.Weights, weight => Assert.True(float.IsFinite(weight)));
    }

    private static float First(RmsProp optimizer, float gradient) => new Trainee(optimizer, 0).Step([gradient]).Weights[0];
}
