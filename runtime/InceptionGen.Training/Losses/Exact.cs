using System;
using InceptionGen.Memory;

namespace InceptionGen.Training.Losses;

/// <summary>What losses need at the ends of the range, where the simple form loses digits or time.</summary>
internal static class Exact
{
    // Up to here x - x^2 / 2 + x^3 / 3 has all digits of a double: the next term is below 1e-15 of x.
    private const double Small = 1e-5;

    /// <summary>ln(1 + x), x at least 0. The loss of a sample that the network is sure of is one of a tiny x, which 1 + x rounds away.</summary>
    public static double LogOnePlus(double x) => x < Small ? x * (1 - (x * (0.5 - (x / 3)))) : Math.Log(1 + x);

    /// <summary>A gradient as a float, or 0 where it is negligible: the backward pass multiplies it, and products of such numbers are slow.</summary>
    public static float Gradient(double value) => Math.Abs(value) < Negligible.Bound ? 0 : (float)value;
}
