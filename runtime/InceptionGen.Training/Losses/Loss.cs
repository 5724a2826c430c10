using System;
using System.Globalization;
using InceptionGen.Training.Losses;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>What training makes smaller: how far a network's outputs are from the labels. It works on logits, the values before the softmax or sigmoid at the table's end, so that
/// no output is so sure of itself that its gradient is lost.</summary>
/// <remarks>Everything is computed in double. The mean is over the samples, with class weights too, as in Keras; PyTorch's weighted loss divides by the sum of the weights.</remarks>
public abstract record Loss
{
    /// <param name="labelSmoothing">See <see cref="LabelSmoothing"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    private protected Loss(float labelSmoothing) => LabelSmoothing = labelSmoothing;

    /// <summary>The part of a label that is spread evenly over all classes, in [0, 1): 0.1 in Inception v3. The loss then has a floor above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public float LabelSmoothing { get; init => field = Setting.BelowOne(value); }

    /// <summary>Loss, gradients and right answers of a batch. Nothing is allocated.</summary>
    /// <param name="logits">(samples, classes), or (samples, 1) for <see cref="BinaryCrossEntropy"/>.</param>
    /// <param name="outputs">Logits of a sample.</param>
    /// <param name="labels">The class of each sample (samples).</param>
    /// <param name="classWeights">Multiply loss and gradients of a sample by its class (classes); empty for 1.</param>
    /// <param name="gradients">Where the gradients of the mean go (samples, outputs): they are divided by the number of samples. Empty if they are not needed.</param>
    /// <param name="losses">Where the loss of each sample goes (samples). Empty if they are not needed.</param>
    /// <param name="weight">Multiplies the gradients, not the losses: 0.3 for an auxiliary classifier.</param>
    /// <param name="samples">The samples that gradients are divided by, if this is a part of a larger batch; 0 for those of <paramref name="labels"/>.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or the loss cannot have this number of outputs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not among the classes.</exception>
    internal LossResult Evaluate(
        ReadOnlySpan<float> logits, int outputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> classWeights, Span<float> gradients, Span<double> losses, float weight = 1, int samples = 0)
    {
        int classes = ClassesOf(outputs);
        RequireLengths(logits.Length, outputs, labels.Length, classes, classWeights.Length, gradients.Length, losses.Length);

        double share = (double)weight / (samples > 0 ? samples : labels.Length);
        double sum = 0;
        int correct = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            int label = labels[i];
            if ((uint)label >= (uint)classes) throw OutOfRange(i, label, classes);

            double classWeight = classWeights.IsEmpty ? 1 : classWeights[label];
            Span<float> gradient = gradients.IsEmpty ? [] : gradients.Slice(i * outputs, outputs);
            double loss = classWeight * OfSample(logits.Slice(i * outputs, outputs), label, share * classWeight, gradient, out bool isCorrect);
            sum += loss;
            if (isCorrect) correct++;
            if (!losses.IsEmpty) losses[i] = loss;
        }

        return new(labels.IsEmpty ? 0 : sum / labels.Length, correct);
    }

    /// <summary>Classes of a network with a number of outputs.</summary>
    /// <exception cref="ArgumentException">The loss cannot have this number of outputs.</exception>
    internal abstract int ClassesOf(int outputs);

    /// <summary>The loss of one sample, without its class weight.</summary>
    /// <param name="logits">(outputs).</param>
    /// <param name="label">Its class.</param>
    /// <param name="scale">Multiplies the gradient.</param>
    /// <param name="gradient">Where the gradient goes (outputs); empty if it is not needed.</param>
    /// <param name="isCorrect">Whether the network's answer is the label.</param>
    private protected abstract double OfSample(ReadOnlySpan<float> logits, int label, double scale, Span<float> gradient, out bool isCorrect);

    private static void RequireLengths(int logits, int outputs, int labels, int classes, int weights, int gradients, int losses)
    {
        long expected = (long)labels * outputs;
        if (logits != expected) throw Wrong(nameof(logits), $"{labels} labels of a network with {outputs} outputs need {expected} logits; there are {logits}.");
        if (weights != 0 && weights != classes) throw Wrong("classWeights", $"There are {weights} class weights for {classes} classes. Give one for each class, or none.");
        if (gradients != 0 && gradients != expected) throw Wrong(nameof(gradients), $"{expected} logits have {expected} gradients; there is room for {gradients}.");
        if (losses != 0 && losses != labels) throw Wrong(nameof(losses), $"{labels} samples have {labels} losses; there is room for {losses}.");
    }

    private static ArgumentException Wrong(string name, FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture), name);

    private static ArgumentOutOfRangeException OutOfRange(int sample, int label, int classes) => new(
        "labels",
        label,
        string.Create(CultureInfo.InvariantCulture, $"The label of sample {sample} of the batch is {label}. The labels of {classes} classes are 0 to {classes - 1}."));
}
