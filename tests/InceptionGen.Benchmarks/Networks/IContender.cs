using System;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>What a contender did in a turn.</summary>
/// <param name="Milliseconds">Of each prediction.</param>
/// <param name="ProcessorMilliseconds">Of all of them, on all processors: whatever else the machine does, and with what its threads do while they wait.</param>
internal sealed record Turn(double[] Milliseconds, double ProcessorMilliseconds);

/// <summary>A runtime with a network and an image, ready to predict.</summary>
internal interface IContender : IDisposable
{
    /// <summary>Predicts once to warm up, then for so long, but at least twice.</summary>
    /// <returns>All but the first.</returns>
    Turn Predict(TimeSpan time);

    /// <summary>The logits of the last prediction.</summary>
    float[] Logits();
}
