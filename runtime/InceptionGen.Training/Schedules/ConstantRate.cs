namespace InceptionGen.Training;

/// <summary>The same rate throughout.</summary>
public sealed record ConstantRate : LearningRateSchedule
{
    /// <inheritdoc/>
    public override float RateAt(double epoch, float baseRate, ScheduleState state = default) => baseRate;
}
