using System;
using InceptionGen.Training.Randomness;

namespace InceptionGen.Training.Initialization;

/// <summary>Draws of one value of a tensor. Each value has numbers of its own in the stream, and its redraws have, too.</summary>
internal static class Draws
{
    // Numbers of the stream between a value's draw and its next one: no tensor has as many values.
    private const long Redraw = 1L << 48;

    private const double Sigmas = 2;

    /// <summary>A number in [-limit, limit), all equally likely.</summary>
    public static float Uniform(RandomStream stream, long index, double limit) => (float)(((2 * stream.Double(index)) - 1) * limit);

    /// <summary>A normal number of mean 0 and deviation 1 (Box and Muller 1958).</summary>
    public static double Normal(RandomStream stream, long index)
    {
        // 1 - [0, 1) is (0, 1], whose logarithm is finite.
        double radius = Math.Sqrt(-2 * Math.Log(1 - stream.Double(2 * index)));
        return radius * Math.Cos(2 * Math.PI * stream.Double((2 * index) + 1));
    }

    /// <summary>A normal number that is drawn again while it is more than two deviations from 0, which 4.6 % are.</summary>
    public static double TruncatedNormal(RandomStream stream, long index)
    {
        double value = Normal(stream, index);
        for (long redraw = index + Redraw; Math.Abs(value) > Sigmas; redraw += Redraw) value = Normal(stream, redraw);
        return value;
    }
}
