using System;
using InceptionGen.Training.Initialization;
using InceptionGen.Training.Randomness;

namespace InceptionGen.Training;

/// <summary>Uniform within sqrt(6 / (fan in + fan out)), Keras' default for convolutions and linear layers (Glorot and Bengio 2010).</summary>
public sealed record GlorotUniform : Initializer
{
    internal override void Fill(Span<float> values, Fan fan, RandomStream stream, long first = 0)
    {
        double limit = Math.Sqrt(6.0 / (fan.In + fan.Out));
        for (int i = 0; i < values.Length; i++) values[i] = Draws.Uniform(stream, first + i, limit);
    }
}
