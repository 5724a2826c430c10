using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>rate * factor ^ n, where n is how many of some epochs have come.</summary>
/// <param name="Factor">Multiplies the rate at each of them, above 0 and at most 1.</param>
/// <param name="Epochs">The epochs, above 0 and ascending: 30 and 60 multiply before the first step of the 31st and of the 61st epoch.</param>
/// <exception cref="ArgumentOutOfRangeException">The factor is outside.</exception>
/// <exception cref="ArgumentException">The epochs are not ascending.</exception>
public sealed record StepDecay(float Factor, IReadOnlyList<double> Epochs) : LearningRateSchedule
{
    /// <summary>Multiplies the rate at each of <see cref="Epochs"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0 and at most 1.</exception>
    public float Factor { get; init => field = Setting.Shrinking(value); } = Setting.Shrinking(Factor);

    /// <summary>When the rate is multiplied.</summary>
    /// <exception cref="ArgumentException">They are not above 0 and ascending, or there are none.</exception>
    public IReadOnlyList<double> Epochs { get; init => field = Ascending(value); } = Ascending(Epochs);

    /// <inheritdoc/>
    public override float RateAt(double epoch, float baseRate, ScheduleState state = default)
    {
        int passed = 0;
        while (passed < Epochs.Count && epoch >= Epochs[passed]) passed++;
        return (float)(baseRate * Math.Pow(Written.As(Factor), passed));
    }

    /// <summary>Whether the other has the same factor and epochs.</summary>
    public bool Equals(StepDecay? other) => other is not null && Factor.Equals(other.Factor) && Epochs.SequenceEqual(other.Epochs);

    /// <summary>Factor and epochs.</summary>
    public override string ToString()
    {
        string epochs = string.Join(' ', Epochs.Select(epoch => epoch.ToString(CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture, $"{nameof(StepDecay)} {{ {nameof(Factor)} = {Factor}, {nameof(Epochs)} = {epochs} }}");
    }

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Factor, Epochs.Count, Epochs[0]);

    private static double[] Ascending(IReadOnlyList<double> epochs)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        double last = 0;
        foreach (double epoch in epochs)
        {
            if (!(epoch > last) || double.IsInfinity(epoch))
            {
                string message = string.Create(CultureInfo.InvariantCulture, $"Epoch {epoch} does not come after {last}. List them in ascending order, from above 0.");
                throw new ArgumentException(message, nameof(Epochs));
            }

            last = epoch;
        }

        return last > 0 ? [.. epochs] : throw new ArgumentException($"There is no epoch. Use {nameof(LearningRateSchedule)}.{nameof(Constant)} for a rate that stays.", nameof(Epochs));
    }
}
