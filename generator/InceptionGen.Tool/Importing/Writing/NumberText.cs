using System;
using System.Globalization;

namespace InceptionGen.Tool.Importing.Writing;

/// <summary>Numbers as tables write them.</summary>
internal static class NumberText
{
    // Below this, a number of a network is written with an exponent.
    private const float Smallest = 1e-20f, Largest = 1e20f;

    /// <summary>The fewest digits that give the float again: "0.00001".</summary>
    public static string Of(float number)
    {
        string shortest = number.ToString("R", CultureInfo.InvariantCulture);
        bool isPlain = number == 0 || MathF.Abs(number) is > Smallest and < Largest;
        return isPlain ? decimal.Parse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) : shortest;
    }

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Weights as the params column prints them, K being 1024: "159K", "9.2K", "864".</summary>
    public static string Params(long weights) => weights < 1024 ? Of(weights) : weights < 10 * 1024 ? Decimals(weights / 1024.0) + "K" : Rounded(weights / 1024.0) + "K";

    /// <summary>Multiply-adds as the ops column prints them: "128M", "2.5M".</summary>
    public static string Ops(long multiplyAdds) => multiplyAdds < 100_000 ? Of(multiplyAdds)
        : multiplyAdds < 10_000_000 ? Decimals(multiplyAdds / 1e6) + "M" : Rounded(multiplyAdds / 1e6) + "M";

    private static string Decimals(double number) => Math.Round(number, 1, MidpointRounding.AwayFromZero).ToString("F1", CultureInfo.InvariantCulture);

    private static string Rounded(double number) => Math.Round(number, MidpointRounding.AwayFromZero).ToString("F0", CultureInfo.InvariantCulture);
}
