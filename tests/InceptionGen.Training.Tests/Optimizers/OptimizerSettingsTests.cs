using System;
using System.Globalization;
using Xunit;

namespace InceptionGen.Training.Tests.Optimizers;

public sealed class OptimizerSettingsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_rate_is_a_finite_number_above_zero(float rate)
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp(rate));
        Assert.Equal("LearningRate", thrown.ParamName);
        Assert.StartsWith($"LearningRate is {rate.ToString(CultureInfo.InvariantCulture)}. It has to be a finite number above 0.", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(1) with { LearningRate = rate });
    }

    [Fact]
    public void Percents_are_explained()
    {
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(1) { Momentum = 90 }).Message;
        Assert.StartsWith("Momentum is 90. It has to be from 0 to less than 1; 90 % is 0.9.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_has_a_range()
    {
        Refused(() => new Sgd(1) { Momentum = 1 });
        Refused(() => new Sgd(1) { WeightDecay = -1 });
        Refused(() => new RmsProp(1) { Decay = 1 });
        Refused(() => new RmsProp(1) { Momentum = -0.1f });
        Refused(() => new RmsProp(1) { Epsilon = float.NaN });
        Refused(() => new RmsProp(1) { InitialAccumulator = -1 });
        Refused(() => new Adam(1) { Decay1 = 1 });
        Refused(() => new Adam(1) { Decay2 = 1.5f });
        Refused(() => new Adam(1) { Epsilon = -1 });
        Refused(() => new AdamW(1) { WeightDecay = float.PositiveInfinity });
    }

    [Fact]
    public void Biases_and_batch_norm_decay_only_if_they_are_asked_to()
    {
        Sgd optimizer = Sgd.Caffe(1, weightDecay: 0.5f);
        Assert.Equal(0.5f, optimizer.DecayOf(TensorRole.Kernel));
        foreach (TensorRole role in new[] { TensorRole.Bias, TensorRole.Beta, TensorRole.Gamma })
        {
            Assert.Equal(0f, optimizer.DecayOf(role));
            Assert.Equal(0.5f, (optimizer with { DecaysBiases = true }).DecayOf(role));
        }
    }

    [Fact]
    public void Gradients_are_scaled_limited_and_then_decayed()
    {
        var trainee = new Trainee(new Sgd(1), 10, 10, 10);
        trainee.Step([4, -4, 0.5f], decay: 0.1f, scale: 0.5f, limit: 1);
        Assert.Equal([10 - 1 - 1f, 10 + 1 - 1f, 10 - 0.25f - 1f], trainee.Weights);
    }

    private static void Refused(Func<Optimizer> make) => Assert.Throws<ArgumentOutOfRangeException>(make);
}
