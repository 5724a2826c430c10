using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Shipped;
using InceptionGen.Training;

namespace InceptionGen.Networks.Tests.Training;

/// <summary>Learning rates of biases and of rows.</summary>
public sealed class RateTests
{
    // Powers of 2, so that a step of SGD is exactly twice or half as far.
    private const float Rate = 1 / 64f;

    [Fact]
    public void Biases_and_rows_have_their_factors()
    {
        Dictionary<string, double> plain = Moves(new TrainerOptions());
        Dictionary<string, double> factors = Moves(new TrainerOptions { BiasRate = 2, RowRates = [new(DigitInception.Convolution, 0.25f), new(DigitInception.InceptionB, 0.5f)] });
        foreach ((string name, double move) in plain)
        {
            double expected = name switch
            {
                "linear.bias" => 2,
                _ when name.StartsWith("convolution", StringComparison.Ordinal) => 0.25,
                _ when name.StartsWith("linear", StringComparison.Ordinal) => 1,
                _ => 0.5,
            };
            Assert.True(move > 0, $"{name} does not move.");
            Assert.True(Math.Abs((factors[name] / move) - expected) < 1e-3 * expected, $"{name} moves {factors[name] / move} times as far, not {expected}.");
        }
    }

    [Fact]
    public void Rows_that_do_not_fit_are_said()
    {
        string Message(params RowRate[] rates) => Assert.Throws<ArgumentException>(() => new Trainer<DigitInception>(new TrainerOptions { RowRates = rates })).Message;
        Assert.Equal("RowRates: inception (3a) is a row of GoogLeNet; this is DigitInception.", Message(new RowRate(GoogLeNet.Inception3a, 0.1f)));
        Assert.Equal(
            "RowRates: inception (a) does not come after inception (b). List rows in the order of the table.",
            Message(new RowRate(DigitInception.InceptionB, 0.1f), new RowRate(DigitInception.InceptionA, 0.1f)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RowRate(DigitInception.InceptionB, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { BiasRate = -1 });
    }

    // How far a step moves each tensor, as a norm.
    private static Dictionary<string, double> Moves(TrainerOptions options)
    {
        var trainer = new Trainer<DigitInception>(options with { Batch = 16, Optimizer = new Sgd(Rate) });
        Dictionary<string, float[]> before = TrainedFile.TensorsOf(trainer);
        ArrayImages images = PatternImages.Of(16);
        float[] pixels = new float[16 * 64];
        for (int i = 0; i < 16; i++) images.Read(i, 0, pixels.AsSpan(i * 64, 64));
        trainer.Step(pixels, [.. Enumerable.Range(0, 16).Select(images.Label)]);
        return TrainedFile.TensorsOf(trainer).Where(tensor => !tensor.Key.Contains("running", StringComparison.Ordinal))
            .ToDictionary(tensor => tensor.Key, tensor => Math.Sqrt(tensor.Value.Zip(before[tensor.Key], (after, first) => Math.Pow((double)after - first, 2)).Sum()));
    }
}
