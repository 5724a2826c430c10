using System;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>rate * (1 - epoch / epochs) ^ power, and the rate's end after that. Power 1 is a straight line.</summary>
/// <param name="Power">The exponent, above 0.</param>
/// <param name="Epochs">When the end is reached, above 0.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is outside.</exception>
public sealed record PolynomialDecay(float Power, double Epochs) : LearningRateSchedule
{
    /// <summary>The exponent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number above 0.</exception>
    public float Power { get; init => field = Setting.Positive(value); } = Setting.Positive(Power);

    /// <summary>When the end is reached.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number above 0.</exception>
    public double Epochs { get; init => field = Setting.Positive(value); } = Setting.Positive(Epochs);

    /// <summary>The part of the rate that is left at the end, in [0, 1]. 0 as in Caffe; Keras' own default is a rate of 1e-4, whatever the first one was.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public float End { get; init => field = Setting.UpToOne(value); }

    /// <inheritdoc/>
    public override float RateAt(double epoch, float baseRate, ScheduleState state = default)
    {
        double left = 1 - (Math.Min(epoch, Epochs) / Epochs), end = Written.As(End);
        return (float)(baseRate * (((1 - end) * Math.Pow(left, Power)) + end));
    }
}
