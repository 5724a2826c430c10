using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>Ends training when the validation images' result has not become better for some epochs.</summary>
/// <param name="Monitor">Which result.</param>
/// <param name="Patience">For how many epochs.</param>
/// <param name="MinimumChange">A result is better only if it is by more than this.</param>
public sealed record EarlyStopping(Metric Monitor, int Patience, double MinimumChange = 0)
{
    /// <summary>For how many epochs.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">It is below 1.</exception>
    public int Patience { get; init => field = Setting.AtLeastOne(value); } = Setting.AtLeastOne(Patience);

    /// <summary>How much better a result has to be.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">It is below 0, or not finite.</exception>
    public double MinimumChange { get; init => field = Setting.AtLeastZero(value); } = Setting.AtLeastZero(MinimumChange);
}
