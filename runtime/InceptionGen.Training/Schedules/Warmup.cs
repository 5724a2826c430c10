using System;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>The rate grows evenly to that of another schedule, which starts when it is reached: a fresh head with a full rate can spoil the rows below it in a few steps.</summary>
/// <param name="Epochs">How long the rate grows, above 0. The other schedule's own time starts after that.</param>
/// <param name="Then">The schedule that follows.</param>
/// <exception cref="ArgumentOutOfRangeException">The time is not a finite number above 0.</exception>
public sealed record Warmup(double Epochs, LearningRateSchedule Then) : LearningRateSchedule
{
    /// <summary>How long the rate grows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number above 0.</exception>
    public double Epochs { get; init => field = Setting.Positive(value); } = Setting.Positive(Epochs);

    /// <summary>The schedule that follows.</summary>
    /// <exception cref="ArgumentNullException">There is none.</exception>
    public LearningRateSchedule Then { get; init => field = Required(value); } = Required(Then);

    /// <summary>The part of the rate that the first step has, in [0, 1]. 0.1 by default, since a step with a rate of 0 is time spent on nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public float From { get; init => field = Setting.UpToOne(value); } = 0.1f;

    internal override bool? PrefersHigher => Then.PrefersHigher;

    /// <inheritdoc/>
    public override float RateAt(double epoch, float baseRate, ScheduleState state = default)
    {
        float full = Then.RateAt(Math.Max(0, epoch - Epochs), baseRate, state);
        if (epoch >= Epochs) return full;
        double from = Written.As(From);
        return (float)(full * (from + ((1 - from) * (epoch / Epochs))));
    }

    /// <inheritdoc/>
    public override ScheduleState After(ScheduleState state, double result) => Then.After(state, result);

    private static LearningRateSchedule Required(LearningRateSchedule then)
    {
        ArgumentNullException.ThrowIfNull(then, nameof(Then));
        return then;
    }
}
