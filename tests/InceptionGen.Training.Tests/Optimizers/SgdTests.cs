using System;
using Xunit;

namespace InceptionGen.Training.Tests.Optimizers;

public sealed class SgdTests
{
    [Fact]
    public void Without_momentum_a_step_is_the_rate_times_the_gradient() =>
        TenSteps.Agree(new Sgd(TenSteps.Rate), TenSteps.Loop(() => (w, g, rate, t) => w - (rate * g)));

    [Fact]
    public void In_Keras_the_velocity_holds_the_rate() => TenSteps.Agree(Sgd.Keras(TenSteps.Rate, 0.9f), TenSteps.Loop(() =>
    {
        double v = 0;
        return (w, g, rate, t) => w + (v = (0.9 * v) - (rate * g));
    }));

    [Fact]
    public void In_PyTorch_it_does_not() => TenSteps.Agree(Sgd.PyTorch(TenSteps.Rate, 0.9f), TenSteps.Loop(() =>
    {
        double b = 0;
        return (w, g, rate, t) => w - (rate * (b = t == 1 ? g : (0.9 * b) + g));
    }));

    [Fact]
    public void Nesterov_looks_ahead_in_Keras() => TenSteps.Agree(Sgd.Keras(TenSteps.Rate, 0.9f) with { Nesterov = true }, TenSteps.Loop(() =>
    {
        double v = 0;
        return (w, g, rate, t) =>
        {
            v = (0.9 * v) - (rate * g);
            return w + (0.9 * v) - (rate * g);
        };
    }));

    [Fact]
    public void Nesterov_looks_ahead_in_PyTorch() => TenSteps.Agree(Sgd.PyTorch(TenSteps.Rate, 0.9f) with { Nesterov = true }, TenSteps.Loop(() =>
    {
        double b = 0;
        return (w, g, rate, t) =>
        {
            b = t == 1 ? g : (0.9 * b) + g;
            return w - (rate * (g + (0.9 * b)));
        };
    }));

    [Fact]
    public void Caffe_adds_decay_to_the_gradient() => TenSteps.Agree(
        Sgd.Caffe(TenSteps.Rate, 0.9f, 0.02f),
        TenSteps.Loop(() =>
        {
            double v = 0;
            return (w, g, rate, t) => w - (v = (0.9 * v) + (rate * (g + (0.02 * w))));
        }),
        decay: 0.02f);

    [Fact]
    public void The_forms_differ_only_once_the_rate_changes()
    {
        var keras = new Trainee(Sgd.Keras(0.1f, 0.9f), 1);
        var pytorch = new Trainee(Sgd.PyTorch(0.1f, 0.9f), 1);
        for (int step = 0; step < 3; step++)
        {
            keras.Step([1]);
            pytorch.Step([1]);
            Assert.Equal(keras.Weights[0], pytorch.Weights[0], 1e-6f);
        }

        // The velocity is 0.271 and 2.71 times the rate. With a tenth of the rate: 0.9 * 0.271 + 0.01 against 0.01 * (0.9 * 2.71 + 1).
        float before = keras.Weights[0];
        Assert.Equal(0.2539f, before - keras.Step([1], 0.01f).Weights[0], 1e-6f);
        Assert.Equal(0.03439f, before - pytorch.Step([1], 0.01f).Weights[0], 1e-6f);
    }

    [Fact]
    public void Nesterov_without_momentum_is_refused()
    {
        string message = Assert.Throws<ArgumentException>(() => new Sgd(0.1f) { Nesterov = true }.RequireConsistent()).Message;
        Assert.Equal("Nesterov looks ahead along the velocity, and without Momentum there is none. Set it, to 0.9 for example.", message);
        new Sgd(0.1f) { Nesterov = true, Momentum = 0.5f }.RequireConsistent();
    }
}
