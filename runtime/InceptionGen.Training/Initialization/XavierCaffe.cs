using System;
using InceptionGen.Training.Initialization;
using InceptionGen.Training.Randomness;

namespace InceptionGen.Training;

/// <summary>Uniform within sqrt(3 / fan in): what Caffe calls xavier, and GoogLeNet was trained from. Its biases start at 0.2, those of classifiers at 0.</summary>
public sealed record XavierCaffe : Initializer
{
    internal override void Fill(Span<float> values, Fan fan, RandomStream stream, long first = 0)
    {
        double limit = Math.Sqrt(3.0 / fan.In);
        for (int i = 0; i < values.Length; i++) values[i] = Draws.Uniform(stream, first + i, limit);
    }
}
