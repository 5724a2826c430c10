using System;

namespace InceptionGen.Training.Graph;

/// <summary>What a graph is made for.</summary>
/// <param name="Batch">The most images of a step.</param>
/// <param name="ModeOf">What is done to each row.</param>
internal sealed record GraphSettings(int Batch, Func<StageInfo, RowMode> ModeOf)
{
    /// <summary>Threads that share an operation, the caller's included.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether auxiliary classifiers are trained.</summary>
    public bool AuxiliaryClassifiers { get; init; } = true;

    /// <summary>How much of batch norm's running statistics a step keeps; null for what the table says.</summary>
    public float? BatchNormMomentum { get; init; }

    /// <summary>Whether dropout drops nothing.</summary>
    public bool WithoutDropout { get; init; }
}
