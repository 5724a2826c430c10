using System;
using System.Globalization;

namespace InceptionGen.Tool.Summaries;

/// <summary>Numbers for readers.</summary>
internal static class Counts
{
    /// <summary>"1,072,000".</summary>
    public static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1.07 M", "118 M", "9.2 K".</summary>
    public static string Short(long number) => number switch
    {
        >= 1_000_000_000 => Digits(number / 1e9) + " G",
        >= 1_000_000 => Digits(number / 1e6) + " M",
        >= 10_000 => Digits(number / 1e3) + " K",
        _ => Grouped(number),
    };

    /// <summary>"3.06 MB", a MB having a million bytes.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1_000_000_000 => Digits(bytes / 1e9) + " GB",
        >= 1_000_000 => Digits(bytes / 1e6) + " MB",
        >= 1_000 => Digits(bytes / 1e3) + " KB",
        _ => Grouped(bytes) + " B",
    };

    private static string Digits(double number) => number.ToString(number >= 100 ? "F0" : number >= 10 ? "F1" : "F2", CultureInfo.InvariantCulture);
}
