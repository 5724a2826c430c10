using System;
using InceptionGen.Training.Optimizers.Rules;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>RMSProp: every gradient is divided by the root of the mean of its recent squares.</summary>
/// <remarks>
/// Four rules share the name. They differ in whether epsilon is added inside the root or outside, in what the mean starts from, and in whether the momentum holds the rate. With
/// epsilon 1e-7 a gradient of 1e-4 moves a weight ten times as far by Keras 2's rule as by Keras 3's. Without a factory the rule is Keras 3's.
/// </remarks>
/// <param name="LearningRate">See <see cref="Optimizer.LearningRate"/>.</param>
public sealed record RmsProp(float LearningRate) : Optimizer(LearningRate)
{
    /// <summary>What remains of the mean of squares at a step, in [0, 1). Keras calls it rho and PyTorch alpha.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public float Decay { get; init => field = Setting.BelowOne(value); } = 0.9f;

    /// <summary>What remains of the last move at a step, in [0, 1); 0 for no momentum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public float Momentum { get; init => field = Setting.BelowOne(value); }

    /// <summary>Keeps the divisor away from 0. The papers' 1.0 is large: the divisor is then about 1 while gradients are small, and the rule nearly SGD.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number, 0 or above.</exception>
    public float Epsilon { get; init => field = Setting.AtLeastZero(value); } = 1e-7f;

    /// <summary>Whether the divisor is sqrt(mean) + epsilon, as in Keras 2 and PyTorch, and not sqrt(mean + epsilon), as in Keras 3 and TensorFlow.</summary>
    public bool EpsilonOutsideRoot { get; init; }

    /// <summary>The mean of squares before the first step: 1 in TensorFlow, which makes the first steps small, 0 elsewhere.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number, 0 or above.</exception>
    public float InitialAccumulator { get; init => field = Setting.AtLeastZero(value); }

    /// <summary>Whether the variance of the gradients takes the place of their mean square. A variance that rounding makes negative counts as 0; PyTorch gives NaN.</summary>
    public bool Centered { get; init; }

    /// <summary>Whether the rate multiplies the momentum, as in PyTorch, and not what is added to it.</summary>
    public bool RateOutsideMomentum { get; init; }

    internal override int Slots => 1 + (Momentum > 0 ? 1 : 0) + (Centered ? 1 : 0);

    /// <summary>The rule of Keras 2 and of tf.keras up to 2.10, which is that of any program with <c>RMSprop(lr=...)</c>: epsilon 1e-7 outside the root. With momentum their fused
    /// kernel has it inside.</summary>
    public static RmsProp Keras2(float learningRate, float momentum = 0) => new(learningRate) { Momentum = momentum, EpsilonOutsideRoot = momentum == 0 };

    /// <summary>The rule of Keras 3: epsilon 1e-7 inside the root.</summary>
    public static RmsProp Keras3(float learningRate, float momentum = 0) => new(learningRate) { Momentum = momentum };

    /// <summary>The rule of TensorFlow 1 and slim: the mean starts at 1, epsilon 1e-10 inside the root.</summary>
    public static RmsProp TensorFlow(float learningRate, float momentum = 0) => new(learningRate) { Momentum = momentum, Epsilon = 1e-10f, InitialAccumulator = 1 };

    /// <summary>What Inception v3, v4 and Inception-ResNet were trained with: TensorFlow's rule with decay 0.9, momentum 0.9 and epsilon 1.0, from a rate of 0.045.</summary>
    public static RmsProp InceptionPapers(float learningRate = 0.045f) => TensorFlow(learningRate, momentum: 0.9f) with { Epsilon = 1 };

    /// <summary>The rule of PyTorch: decay 0.99, epsilon 1e-8 outside the root, the rate outside the momentum.</summary>
    public static RmsProp PyTorch(float learningRate = 0.01f, float momentum = 0) =>
        new(learningRate) { Momentum = momentum, Decay = 0.99f, Epsilon = 1e-8f, EpsilonOutsideRoot = true, RateOutsideMomentum = true };

    internal override float SlotStart(int slot) => slot == 0 ? InitialAccumulator : 0;

    internal override void Update(Span<float> weights, ReadOnlySpan<float> gradients, SlotSpans slots, in UpdateStep step) =>
        UpdateLoop.Run(RuleOf(step), weights, gradients, slots);

    /// <summary>The rule of a step.</summary>
    internal RmsPropRule RuleOf(in UpdateStep step) =>
        new(step, Decay, Momentum, Epsilon, epsilonOutsideRoot: EpsilonOutsideRoot, centered: Centered, rateOutsideMomentum: RateOutsideMomentum);
}
