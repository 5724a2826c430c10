using System;
using System.Globalization;

namespace Serve.Page.Markup;

/// <summary>Numbers for readers.</summary>
internal static class Numbers
{
    /// <summary>"160K", "1.6M", as the papers print them; empty for 0.</summary>
    public static string Short(long number) => number switch
    {
        0 => "",
        >= 1_000_000_000 => Digits(number / 1e9) + "G",
        >= 1_000_000 => Digits(number / 1e6) + "M",
        >= 1_000 => Digits(number / 1e3) + "K",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>"1.24 ms".</summary>
    public static string Milliseconds(TimeSpan time) => Digits(time.TotalMilliseconds) + " ms";

    /// <summary>"83.1 %", "0.02 %", "under 0.01 %".</summary>
    public static string Percent(float share) => share switch
    {
        < 0.0001f => "under 0.01 %",
        < 0.001f => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + " %",
        _ => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %",
    };

    /// <summary>"28 × 28 × 256".</summary>
    public static string Shape(InceptionGen.MapShape shape) => FormattableString.Invariant($"{shape.Height}×{shape.Width}×{shape.Channels}");

    private static string Digits(double number) => number.ToString(number >= 100 ? "F0" : number >= 10 ? "F1" : "F2", CultureInfo.InvariantCulture);
}
