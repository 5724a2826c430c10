using System;
using InceptionGen.Training.Losses;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>-y' * ln(p) - (1 - y') * ln(1 - p), where p is the sigmoid of the one output: the probability of class 1. y' is y * (1 - s) + s / 2 with smoothing s, as in Keras.</summary>
/// <remarks>The gradient is p - y'. The answer is 1 where p is above 0.5, and 0 at 0.5. Keras' numpy backend keeps p between 1e-7 and 1 - 1e-7, so its losses end at 16.1;
/// this one goes on, as Keras' does while it trains.</remarks>
/// <param name="LabelSmoothing">See <see cref="Loss.LabelSmoothing"/>.</param>
public sealed record BinaryCrossEntropy(float LabelSmoothing = 0) : Loss(LabelSmoothing)
{
    internal override int ClassesOf(int outputs)
    {
        if (outputs == 1) return 2;
        const string Advice = "Use cross-entropy for a network with an output for each class.";
        throw new ArgumentException($"Binary cross-entropy tells two classes apart by one output; this network has {outputs}. {Advice}", nameof(outputs));
    }

    private protected override double OfSample(ReadOnlySpan<float> logits, int label, double scale, Span<float> gradient, out bool isCorrect)
    {
        double z = logits[0], smoothing = Written.As(LabelSmoothing);
        double target = (label * (1 - smoothing)) + (smoothing / 2);
        isCorrect = z > 0 == (label == 1) && !double.IsNaN(z);
        if (!gradient.IsEmpty) gradient[0] = Exact.Gradient(scale * ((1 / (1 + Math.Exp(-z))) - target));
        return Math.Max(z, 0) - (z * target) + Exact.LogOnePlus(Math.Exp(-Math.Abs(z)));
    }
}
