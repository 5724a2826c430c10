using System;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>rate * factor ^ (epoch / every), the exponent rounded down unless <see cref="Staircase"/> is off.</summary>
/// <param name="Factor">What remains of the rate after <paramref name="Every"/> epochs, above 0 and at most 1: 0.94 takes 6 % away.</param>
/// <param name="Every">Epochs, above 0.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is outside.</exception>
public sealed record ExponentialDecay(float Factor, double Every) : LearningRateSchedule
{
    // An epoch is steps divided by steps of an epoch; 0.3 / 0.1 is 2.9999999999999996.
    private const double Rounding = 1e-9;

    /// <summary>What remains of the rate after <see cref="Every"/> epochs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0 and at most 1.</exception>
    public float Factor { get; init => field = Setting.Shrinking(value); } = Setting.Shrinking(Factor);

    /// <summary>Epochs from one factor to the next.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number above 0.</exception>
    public double Every { get; init => field = Setting.Positive(value); } = Setting.Positive(Every);

    /// <summary>Whether the rate stays the same between the factors. It does by default, as in the papers' programs; else it falls at every step.</summary>
    public bool Staircase { get; init; } = true;

    /// <inheritdoc/>
    public override float RateAt(double epoch, float baseRate, ScheduleState state = default)
    {
        double factors = epoch / Every;
        return (float)(baseRate * Math.Pow(Written.As(Factor), Staircase ? Math.Floor(factors + Rounding) : factors));
    }
}
