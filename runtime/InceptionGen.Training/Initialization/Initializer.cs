using System;
using InceptionGen.Training.Initialization;
using InceptionGen.Training.Randomness;

namespace InceptionGen.Training;

/// <summary>How the first values of a tensor are drawn. A tensor's values depend on the seed and its own name, so a row more or less changes none of the others'.</summary>
public abstract record Initializer
{
    private protected Initializer()
    {
    }

    /// <summary>Draws a tensor's values, or some of them.</summary>
    /// <param name="values">A range of the tensor, in the tensor's own order (count).</param>
    /// <param name="fan">What the tensor connects.</param>
    /// <param name="stream">The tensor's stream: <see cref="StreamOf"/>.</param>
    /// <param name="first">The index of the range's first value in the tensor: how a tensor is divided changes no value.</param>
    internal abstract void Fill(Span<float> values, Fan fan, RandomStream stream, long first = 0);

    /// <summary>The stream that a tensor's values are drawn from.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="tensor">The tensor's name, which no other tensor of the network has.</param>
    internal static RandomStream StreamOf(int seed, string tensor) => RandomStream.Of(seed, tensor).For(Purpose);

    // Streams of a tensor are numbered by purpose. This is the first.
    private const long Purpose = 0;
}
