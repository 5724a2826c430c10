using System;
using InceptionGen.Training.Optimizers.Rules;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>Adam (Kingma and Ba 2015): RMSProp and momentum, both corrected for their start at 0.</summary>
/// <remarks>Keras' rule and PyTorch's differ in what epsilon is added to. It shows only with an epsilon that is not small, such as 0.1. Without a factory the rule is Keras'.</remarks>
/// <param name="LearningRate">See <see cref="Optimizer.LearningRate"/>.</param>
public record Adam(float LearningRate) : Optimizer(LearningRate)
{
    /// <summary>What remains of the mean of gradients at a step, in [0, 1): beta 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public float Decay1 { get; init => field = Setting.BelowOne(value); } = 0.9f;

    /// <summary>What remains of the mean of squares at a step, in [0, 1): beta 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public float Decay2 { get; init => field = Setting.BelowOne(value); } = 0.999f;

    /// <summary>Keeps the divisor away from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number, 0 or above.</exception>
    public float Epsilon { get; init => field = Setting.AtLeastZero(value); } = 1e-7f;

    /// <summary>Whether epsilon is added to the root of the mean as it is (Keras; the paper's epsilon hat), and not to the root of the corrected mean (PyTorch).</summary>
    public bool EpsilonHat { get; init; } = true;

    internal override int Slots => 2;

    /// <summary>Whether <see cref="Optimizer.WeightDecay"/> shrinks the weights themselves, and not through the gradient.</summary>
    internal virtual bool DecaysApart => false;

    /// <summary>Keras' rule: epsilon 1e-7, as epsilon hat.</summary>
    public static Adam Keras(float learningRate = 0.001f) => new(learningRate);

    /// <summary>PyTorch's rule: epsilon 1e-8, beside the corrected root.</summary>
    public static Adam PyTorch(float learningRate = 0.001f) => new(learningRate) { Epsilon = 1e-8f, EpsilonHat = false };

    internal sealed override void Update(Span<float> weights, ReadOnlySpan<float> gradients, SlotSpans slots, in UpdateStep step) =>
        UpdateLoop.Run(RuleOf(step), weights, gradients, slots);

    /// <summary>The rule of a step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step's number is below 1.</exception>
    internal AdamRule RuleOf(in UpdateStep step) => new(step, Decay1, Decay2, Epsilon, epsilonHat: EpsilonHat, decaysApart: DecaysApart);
}
