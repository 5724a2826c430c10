using System;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>What multiplies the learning rate of some rows: a trained base is often moved less than a new head. See <see cref="TrainerOptions.RowRates"/>.</summary>
/// <param name="Through">The last of the rows.</param>
/// <param name="Factor">The factor, above 0. Rows that are not to move at all can be frozen.</param>
/// <exception cref="ArgumentOutOfRangeException">The factor is not a finite number above 0.</exception>
public sealed record RowRate(Tap Through, float Factor)
{
    /// <summary>The factor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number above 0.</exception>
    public float Factor { get; init => field = Setting.Positive(value); } = Setting.Positive(Factor);

    /// <summary>The last row and the factor.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Factor} through {Through.Name}");
}
