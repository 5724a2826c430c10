using System;
using InceptionGen.Training.Averaging;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>A running average of the weights, with which the Inception papers evaluate: after every step average = decay * average + (1 - decay) * weight. It starts as a copy of
/// the weights.</summary>
/// <param name="Decay">What remains of the average at a step, in [0, 1): 0.9999 in the papers' program, which is an average over about the last 10,000 steps.</param>
/// <exception cref="ArgumentOutOfRangeException">The decay is outside.</exception>
public sealed record WeightAverage(float Decay)
{
    /// <summary>What remains of the average at a step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in [0, 1).</exception>
    public float Decay { get; init => field = Setting.BelowOne(value); } = Setting.BelowOne(Decay);

    /// <summary>Whether the first steps count for more: after n steps the decay is at most (1 + n) / (10 + n), as TensorFlow's is if it is given the step. Without it a short run's
    /// average is mostly the initial weights.</summary>
    public bool FastStart { get; init; }

    /// <summary>An average with a decay, for settings: <c>WeightAverage = 0.9999f</c>.</summary>
    public static implicit operator WeightAverage(float decay) => new(decay);

    /// <summary>The decay of the step of a number, from 1.</summary>
    internal double DecayAt(long step) => FastStart ? Math.Min(Written.As(Decay), (1.0 + step) / (10.0 + step)) : Written.As(Decay);

    /// <summary>Takes a range of weights into its average. A number's result does not depend on the range it is in.</summary>
    /// <param name="average">(count); changed.</param>
    /// <param name="weights">The weights after the step (count).</param>
    /// <param name="step">The number of the step, from 1.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    internal void Update(Span<float> average, ReadOnlySpan<float> weights, long step) => AverageRule.Run(average, weights, (float)(1 - DecayAt(step)));
}
