using System;

namespace InceptionGen.Training.Settings;

/// <summary>The decimal number that somebody wrote as a float. 0.999f is 0.99900001287, so 1 - 0.999f misses 0.001 by 1.3e-5 of it; Keras and PyTorch subtract
/// before they round.</summary>
internal static class Written
{
    /// <summary>The number of at most seven digits that is rounded to this float, for floats in [0, 1].</summary>
    public static double As(float value) => (double)(decimal)value;

    /// <summary>1 minus the number, rounded once.</summary>
    public static float OneMinus(float value) => (float)(1 - As(value));

    /// <summary>1 minus the number's power.</summary>
    public static double OneMinusPower(float value, long exponent) => 1 - Math.Pow(As(value), exponent);
}
