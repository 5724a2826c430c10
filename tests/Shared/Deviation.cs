using System;
using System.Numerics;

namespace InceptionGen.Tests;

/// <summary>How far computed numbers are from the right ones. A number that is not finite, on either side, is infinitely far off: <c>Enumerable.Max</c> and comparisons
/// pass over NaN, so that a result that is partly NaN would pass a test that uses them.</summary>
internal static class Deviation
{
    /// <summary>The largest difference between two numbers at the same place; infinite if any number is NaN or infinite, 0 if there are none.</summary>
    /// <exception cref="ArgumentException">There are not as many numbers as there should be.</exception>
    public static double Largest<TExpected, TActual>(ReadOnlySpan<TExpected> expected, ReadOnlySpan<TActual> actual)
        where TExpected : INumberBase<TExpected>
        where TActual : INumberBase<TActual>
    {
        if (expected.Length != actual.Length) throw new ArgumentException($"{expected.Length} numbers are expected, not {actual.Length}.", nameof(actual));

        double largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs(double.CreateChecked(expected[i]) - double.CreateChecked(actual[i]));
            if (!double.IsFinite(difference)) return double.PositiveInfinity;
            if (difference > largest) largest = difference;
        }

        return largest;
    }

    /// <summary>The largest difference over the size of the largest expected number.</summary>
    /// <param name="expected">The right numbers.</param>
    /// <param name="actual">The computed ones.</param>
    /// <param name="leastSize">What the difference is divided by if all expected numbers are smaller.</param>
    /// <returns>0 if all numbers are as expected; infinite if any is NaN or infinite.</returns>
    /// <exception cref="ArgumentException">There are not as many numbers as there should be.</exception>
    public static double Relative<TExpected, TActual>(ReadOnlySpan<TExpected> expected, ReadOnlySpan<TActual> actual, double leastSize = 0)
        where TExpected : INumberBase<TExpected>
        where TActual : INumberBase<TActual>
    {
        double difference = Largest(expected, actual);
        return difference == 0 || double.IsInfinity(difference) ? difference : difference / Math.Max(LargestSize(expected), leastSize);
    }

    /// <summary>The size of the largest number; infinite if any number is NaN or infinite, 0 if there are none.</summary>
    public static double LargestSize<T>(ReadOnlySpan<T> numbers)
        where T : INumberBase<T>
    {
        double largest = 0;
        foreach (T number in numbers)
        {
            double size = Math.Abs(double.CreateChecked(number));
            if (!double.IsFinite(size)) return double.PositiveInfinity;
            if (size > largest) largest = size;
        }

        return largest;
    }
}
