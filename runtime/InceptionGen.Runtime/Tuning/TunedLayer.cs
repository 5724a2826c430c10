using System;
using System.Linq;
using InceptionGen.Algorithms;
using InceptionGen.Tuning;

namespace InceptionGen;

/// <summary>The fastest algorithm of a layer.</summary>
/// <param name="Tensor">The name of the layer's kernel in weight files.</param>
/// <param name="Algorithm">The algorithm, as <see cref="NetworkDescription.Plan"/> names it.</param>
/// <param name="Milliseconds">Its least time inside the network, all images of the batch together.</param>
public sealed record TunedLayer(string Tensor, string Algorithm, double Milliseconds)
{
    // Below that, two runs of the same algorithm differ as much: the cost model's choice stays.
    private const double LeastGain = 0.02;

    internal static TunedLayer Of(MeasuredLayer layer)
    {
        (Candidate Candidate, double Milliseconds) chosen = layer.Times[0], fastest = layer.Times.MinBy(time => time.Milliseconds);
        if (chosen.Milliseconds <= fastest.Milliseconds * (1 + LeastGain)) fastest = chosen;
        return new(layer.Layer.TensorName, fastest.Candidate.Algorithm.Name, Math.Round(fastest.Milliseconds, 4));
    }
}
