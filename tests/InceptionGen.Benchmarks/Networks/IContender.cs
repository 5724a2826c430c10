using System;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>A runtime with a network and an image, ready to predict.</summary>
internal interface IContender : IDisposable
{
    /// <summary>Predicts once to warm up, then for so long, but at least twice.</summary>
    /// <returns>The milliseconds of each but the first.</returns>
    double[] Predict(TimeSpan time);

    /// <summary>The logits of the last prediction.</summary>
    float[] Logits();
}
