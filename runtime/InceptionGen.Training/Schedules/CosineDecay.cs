using System;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>rate * (1 + cos(pi * epoch / epochs)) / 2, and the rate's end after that: slow at first and at last.</summary>
/// <param name="Epochs">When the end is reached, above 0: usually the number of epochs of the run.</param>
/// <exception cref="ArgumentOutOfRangeException">It is not a finite number above 0.</exception>
public sealed record CosineDecay(double Epochs) : LearningRateSchedule
{
    /// <summary>When the end is reached.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number above 0.</exception>
    public double Epochs { get; init => field = Setting.Positive(value); } = Setting.Positive(Epochs);

    /// <summary>The part of the rate that is left at the end, in [0, 1]. Keras calls it alpha.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public float End { get; init => field = Setting.UpToOne(value); }

    /// <inheritdoc/>
    public override float RateAt(double epoch, float baseRate, ScheduleState state = default)
    {
        double wave = (1 + Math.Cos(Math.PI * Math.Min(epoch, Epochs) / Epochs)) / 2, end = Written.As(End);
        return (float)(baseRate * (((1 - end) * wave) + end));
    }
}
