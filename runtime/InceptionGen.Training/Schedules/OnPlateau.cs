using System;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>The rate times a factor whenever a result has not improved for some epochs: Keras' ReduceLROnPlateau, with its numbers as the defaults.</summary>
/// <remarks>What it remembers is a <see cref="ScheduleState"/>, which the caller keeps. A result that is not a number is not an improvement.</remarks>
public sealed record OnPlateau : LearningRateSchedule
{
    /// <summary>Multiplies the rate, above 0 and at most 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public float Factor { get; init => field = Setting.Shrinking(value); } = 0.1f;

    /// <summary>Epochs without improvement after which the rate is reduced, 1 or above.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Patience { get; init => field = Setting.AtLeastOne(value); } = 10;

    /// <summary>By how much a result has to be better than the best one to count as an improvement.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number, 0 or above.</exception>
    public double MinimumChange { get; init => field = Setting.AtLeastZero(value); } = 1e-4;

    /// <summary>Epochs after a reduction in which nothing is counted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0.</exception>
    public int Cooldown { get; init => field = Setting.AtLeastZero(value); }

    /// <summary>The rate is never reduced below this.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number, 0 or above.</exception>
    public float MinimumRate { get; init => field = Setting.AtLeastZero(value); }

    /// <summary>Whether a higher result is better, as of an accuracy. A lower one is by default, as of a loss.</summary>
    public bool HigherIsBetter { get; init; }

    internal override bool? PrefersHigher => HigherIsBetter;

    /// <inheritdoc/>
    public override float RateAt(double epoch, float baseRate, ScheduleState state = default)
    {
        double reduced = baseRate * Math.Pow(Written.As(Factor), state.Reductions);
        return Math.Max((float)reduced, Math.Min(MinimumRate, baseRate));
    }

    /// <inheritdoc/>
    public override ScheduleState After(ScheduleState state, double result)
    {
        ScheduleState next = state with { Resting = Math.Max(0, state.Resting - 1) };
        if (IsBetter(result, state)) return next with { Best = result, Waited = 0 };
        if (next.Resting > 0) return next;
        if (next.Waited + 1 < Patience) return next with { Waited = next.Waited + 1 };
        return next with { Waited = 0, Resting = Cooldown, Reductions = state.Reductions + 1 };
    }

    private bool IsBetter(double result, ScheduleState state) => HigherIsBetter
        ? result > (state.Best + MinimumChange ?? double.NegativeInfinity)
        : result < (state.Best - MinimumChange ?? double.PositiveInfinity);
}
