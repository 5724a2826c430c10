namespace InceptionGen.Training.Optimizers.Rules;

/// <summary>What a step is to a range of numbers.</summary>
/// <param name="Rate">The learning rate, which the schedule may have changed.</param>
/// <param name="Number">The step's number, from 1: Adam's moments are corrected by it.</param>
internal readonly record struct UpdateStep(float Rate, long Number)
{
    /// <summary>Multiplies every gradient; 1 if clipping leaves them as they are.</summary>
    public float GradientScale { get; init; } = 1;

    /// <summary>The largest size of a gradient after scaling; larger ones are made that. Infinite where gradients are not limited one by one.</summary>
    public float GradientLimit { get; init; } = float.PositiveInfinity;

    /// <summary>The range's weight decay: <see cref="Optimizer.DecayOf"/>.</summary>
    public float Decay { get; init; }
}
