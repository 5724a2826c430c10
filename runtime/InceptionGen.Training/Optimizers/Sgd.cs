using System;
using InceptionGen.Training.Optimizers.Rules;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>Stochastic gradient descent, with or without momentum.</summary>
/// <remarks>
/// In Keras and Caffe the velocity holds the rate: v = momentum * v + rate * g, w = w - v. In PyTorch it does not: v = momentum * v + g, w = w - rate * v. They are equal while the
/// rate is constant; when a schedule lowers it, PyTorch's old velocity slows down at once and Keras' does not. Keras' is the default.
/// </remarks>
/// <param name="LearningRate">See <see cref="Optimizer.LearningRate"/>.</param>
public sealed record Sgd(float LearningRate) : Optimizer(LearningRate)
{
    /// <summary>What remains of the velocity at a step, in [0, 1); 0 for no momentum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public float Momentum { get; init => field = Setting.BelowOne(value); }

    /// <summary>Whether a step looks ahead along the velocity (Nesterov). It needs a <see cref="Momentum"/>.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Whether the rate multiplies the velocity, as in PyTorch, and not what is added to it.</summary>
    public bool RateOutsideMomentum { get; init; }

    internal override int Slots => Momentum > 0 ? 1 : 0;

    /// <summary>Keras' SGD: the velocity holds the rate.</summary>
    public static Sgd Keras(float learningRate, float momentum = 0) => new(learningRate) { Momentum = momentum };

    /// <summary>Caffe's SGD, which is Keras' with decay in the gradient: GoogLeNet's is 2e-4.</summary>
    public static Sgd Caffe(float learningRate, float momentum = 0, float weightDecay = 0) => new(learningRate) { Momentum = momentum, WeightDecay = weightDecay };

    /// <summary>PyTorch's SGD: the rate multiplies the velocity.</summary>
    public static Sgd PyTorch(float learningRate, float momentum = 0) => new(learningRate) { Momentum = momentum, RateOutsideMomentum = true };

    internal override void RequireConsistent()
    {
        if (Nesterov && Momentum == 0)
            throw new ArgumentException($"{nameof(Nesterov)} looks ahead along the velocity, and without {nameof(Momentum)} there is none. Set it, to 0.9 for example.");
    }

    internal override void Update(Span<float> weights, ReadOnlySpan<float> gradients, SlotSpans slots, in UpdateStep step) =>
        UpdateLoop.Run(RuleOf(step), weights, gradients, slots);

    /// <summary>The rule of a step.</summary>
    internal SgdRule RuleOf(in UpdateStep step) => new(step, Momentum, nesterov: Nesterov, rateOutsideMomentum: RateOutsideMomentum);
}
