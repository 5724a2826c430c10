using System;
using InceptionGen.Training.Initialization;
using InceptionGen.Training.Randomness;

namespace InceptionGen.Training;

/// <summary>Normal with a deviation of sqrt(2 / fan in), drawn again beyond two deviations: Keras' he_normal, for layers with ReLU (He, Zhang, Ren and Sun 2015).</summary>
public sealed record HeNormal : Initializer
{
    // The deviation of a normal number of deviation 1 that is cut at 2: what is drawn is wider, so that what remains has the deviation that was meant.
    private const double DeviationOfCut = 0.87962566103423978;

    internal override void Fill(Span<float> values, Fan fan, RandomStream stream, long first = 0)
    {
        double deviation = Math.Sqrt(2.0 / fan.In) / DeviationOfCut;
        for (int i = 0; i < values.Length; i++) values[i] = (float)(Draws.TruncatedNormal(stream, first + i) * deviation);
    }
}
