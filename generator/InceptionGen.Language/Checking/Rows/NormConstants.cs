using System;
using InceptionGen.Language.Diagnostics;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>The constants of local response normalisation, x / (k + alpha / size * sum of squares) ^ beta, with which results are numbers.</summary>
internal static class NormConstants
{
    /// <summary>The runtime has room for the neighbours of so many channels.</summary>
    private const int LargestSize = 1023;

    /// <summary>Activations of trained networks stay far below this.</summary>
    private const double LargestActivation = 10_000;

    private const double SmallestFloat = 1.1754943508222875e-38;

    /// <summary>What is wrong with them; null if nothing is.</summary>
    public static Problem? Check(int size, double alpha, double beta, double k)
    {
        if (size % 2 == 0) return OutOfRange("the size is an odd number of channels, so that as many lie on either side");
        if (size > LargestSize) return OutOfRange(FormattableString.Invariant($"the size is at most {LargestSize} channels"));
        if (alpha < 0) return OutOfRange("alpha is at least 0, since a negative sum has no power");
        if (k < SmallestFloat) return OutOfRange("k is above 0, since a map of zeros is divided by its power");

        double largestSum = k + (alpha * LargestActivation * LargestActivation);
        double one = Math.Pow(k, beta), other = Math.Pow(largestSum, beta);
        bool isFinite = IsFloat(largestSum) && IsFloat(one) && IsFloat(other) && LargestActivation / Math.Min(one, other) <= float.MaxValue;
        return isFinite ? null : OutOfRange("with these constants, activations of up to 10,000 give numbers that no 32-bit float can hold");
    }

    private static bool IsFloat(double value) => value >= SmallestFloat && value <= float.MaxValue;

    private static Problem OutOfRange(string detail) => new(Rules.OutOfRange, detail);
}
