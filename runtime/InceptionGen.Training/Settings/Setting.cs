using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace InceptionGen.Training.Settings;

/// <summary>Checks of settings. Each gives back the value it was given, or says in one sentence what the setting may be.</summary>
internal static class Setting
{
    /// <summary>A finite number above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one.</exception>
    public static float Positive(float value, [CallerMemberName] string name = "") =>
        value > 0 && float.IsFinite(value) ? value : throw Outside(name, value, "a finite number above 0");

    /// <inheritdoc cref="Positive(float, string)"/>
    public static double Positive(double value, [CallerMemberName] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw Outside(name, value, "a finite number above 0");

    /// <summary>A finite number, 0 or above.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one.</exception>
    public static float AtLeastZero(float value, [CallerMemberName] string name = "") =>
        value >= 0 && float.IsFinite(value) ? value : throw Outside(name, value, "a finite number, 0 or above");

    /// <inheritdoc cref="AtLeastZero(float, string)"/>
    public static double AtLeastZero(double value, [CallerMemberName] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw Outside(name, value, "a finite number, 0 or above");

    /// <summary>A whole number, 0 or above.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one.</exception>
    public static int AtLeastZero(int value, [CallerMemberName] string name = "") => value >= 0 ? value : throw Outside(name, value, "0 or above");

    /// <summary>A whole number, 1 or above.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one.</exception>
    public static int AtLeastOne(int value, [CallerMemberName] string name = "") => value >= 1 ? value : throw Outside(name, value, "1 or above");

    /// <inheritdoc cref="AtLeastOne(int, string)"/>
    public static long AtLeastOne(long value, [CallerMemberName] string name = "") => value >= 1 ? value : throw Outside(name, value, "1 or above");

    /// <summary>A part of a whole that is less than the whole: in [0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one. The message says how to write percents, since 90 for 0.9 is the usual mistake.</exception>
    public static float BelowOne(float value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1 ? value : throw Outside(name, value, "from 0 to less than 1; 90 % is 0.9");

    /// <summary>A part of a whole, or the whole: in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one.</exception>
    public static float UpToOne(float value, [CallerMemberName] string name = "") =>
        value is >= 0 and <= 1 ? value : throw Outside(name, value, "from 0 to 1; 90 % is 0.9");

    /// <summary>A factor that makes smaller, but not 0: in (0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one. The message says how to write a decay, since 0.06 for 0.94 is the usual mistake.</exception>
    public static float Shrinking(float value, [CallerMemberName] string name = "") =>
        value is > 0 and <= 1 ? value : throw Outside(name, value, "above 0 and at most 1, for it multiplies: 0.94 makes 6 % less");

    /// <summary>A finite number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not one.</exception>
    public static float Finite(float value, [CallerMemberName] string name = "") =>
        float.IsFinite(value) ? value : throw Outside(name, value, "a finite number");

    private static ArgumentOutOfRangeException Outside(string name, IFormattable value, string allowed) =>
        new(name, value, $"{name} is {value.ToString(null, CultureInfo.InvariantCulture)}. It has to be {allowed}.");
}
