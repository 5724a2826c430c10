using System;
using InceptionGen.Training.Initialization;
using InceptionGen.Training.Randomness;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>Normal with a deviation.</summary>
/// <param name="Deviation">The deviation, above 0.</param>
/// <exception cref="ArgumentOutOfRangeException">It is not a finite number above 0.</exception>
public sealed record Normal(float Deviation) : Initializer
{
    /// <summary>The deviation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number above 0.</exception>
    public float Deviation { get; init => field = Setting.Positive(value); } = Setting.Positive(Deviation);

    internal override void Fill(Span<float> values, Fan fan, RandomStream stream, long first = 0)
    {
        for (int i = 0; i < values.Length; i++) values[i] = (float)(Draws.Normal(stream, first + i) * Deviation);
    }
}
