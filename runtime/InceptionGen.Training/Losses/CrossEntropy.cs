using System;
using InceptionGen.Training.Losses;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>-sum of y' * ln(softmax(z)), for classes that exclude each other. y' is 1 - s + s / K for the label and s / K for the others, with K classes and smoothing s: that of
/// Inception v3, Keras and slim.</summary>
/// <remarks>The gradient is softmax(z) - y'. An answer is the class with the largest logit, the first of equal ones. With smoothing the loss cannot go below the entropy of y':
/// 0.500 for 10 classes and 0.1.</remarks>
/// <param name="LabelSmoothing">See <see cref="Loss.LabelSmoothing"/>.</param>
public sealed record CrossEntropy(float LabelSmoothing = 0) : Loss(LabelSmoothing)
{
    internal override int ClassesOf(int outputs)
    {
        if (outputs >= 2) return outputs;
        const string Advice = "Use binary cross-entropy for a network with one output.";
        throw new ArgumentException($"Cross-entropy compares the outputs of at least two classes; this network has {outputs}. {Advice}", nameof(outputs));
    }

    private protected override double OfSample(ReadOnlySpan<float> logits, int label, double scale, Span<float> gradient, out bool isCorrect)
    {
        int largest = Largest(logits);
        isCorrect = largest == label;
        double most = logits[Math.Max(largest, 0)], rest = 0, all = 0;
        for (int k = 0; k < logits.Length; k++)
        {
            all += logits[k];
            if (k != largest) rest += Math.Exp(logits[k] - most);
        }

        double smoothing = Written.As(LabelSmoothing), even = smoothing / logits.Length;
        for (int k = 0; k < gradient.Length; k++)
        {
            double target = k == label ? 1 - smoothing + even : even;
            gradient[k] = Exact.Gradient(scale * ((Math.Exp(logits[k] - most) / (1 + rest)) - target));
        }

        // ln of the sum of exp(z) is most + log. Differences to it are at least 0, so nothing cancels.
        double log = Exact.LogOnePlus(rest);
        double loss = most - logits[label] + log;
        return smoothing == 0 ? loss : ((1 - smoothing) * loss) + (smoothing * (most - (all / logits.Length) + log));
    }

    // The first of the largest; -1 if no logit is a number above minus infinity, which is not an answer.
    private static int Largest(ReadOnlySpan<float> logits)
    {
        int largest = -1;
        float most = float.NegativeInfinity;
        for (int k = 0; k < logits.Length; k++)
        {
            if (!(logits[k] > most)) continue;
            most = logits[k];
            largest = k;
        }

        return largest;
    }
}
