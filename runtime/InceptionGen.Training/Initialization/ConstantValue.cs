using System;
using InceptionGen.Training.Initialization;
using InceptionGen.Training.Randomness;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>One value for all: 0 for biases and beta, 1 for gamma, 0.2 for the biases of Caffe's GoogLeNet.</summary>
/// <param name="Value">The value.</param>
/// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
public sealed record ConstantValue(float Value) : Initializer
{
    /// <summary>The value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public float Value { get; init => field = Setting.Finite(value); } = Setting.Finite(Value);

    internal override void Fill(Span<float> values, Fan fan, RandomStream stream, long first = 0) => values.Fill(Value);
}
