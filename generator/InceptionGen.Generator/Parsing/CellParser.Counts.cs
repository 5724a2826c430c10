using System;
using System.Collections.Generic;
using System.Globalization;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Parsing;

internal static partial class CellParser
{
    /// <summary>A whole number of layers, as in the depth column.</summary>
    public static Parsed<int> Depth(string text) => Whole(text, "a depth", minimum: 0);

    /// <summary>"64"; 0 for "0", "-" and "", which say that there is no such convolution.</summary>
    public static Parsed<int> FilterCount(string text) => IsNone(text) ? 0 : Whole(text, "a number of filters", minimum: 0);

    /// <summary>"256 | 256", one count for each convolution of a split; all 0 for "0", "-" and "".</summary>
    public static Parsed<EquatableArray<int>> FilterCounts(string text, int convolutions)
    {
        if (IsNone(text)) return new EquatableArray<int>(new int[convolutions]);

        string[] parts = text.Split('|');
        if (parts.Length != convolutions)
        {
            string expected = convolutions.ToString(CultureInfo.InvariantCulture);
            return new Problem(Descriptors.NotANumber, "the column has " + expected + " convolutions side by side; write " + expected + " counts, such as 256 | 256");
        }

        var counts = new List<int>(convolutions);
        foreach (string part in parts)
        {
            if (!Whole(part, "a number of filters", minimum: 0).Succeeded(out int count, out Problem? problem)) return problem;
            counts.Add(count);
        }

        return counts.ToEquatableArray();
    }

    /// <summary>"163,328", "2.7K", "34M", "1.5 G".</summary>
    public static Parsed<PrintedCount> PrintedCount(string text)
    {
        const string Form = "write a count such as 159K, 2.7M or 163,328";
        string spelt = Spelling.Normalize(text).Trim();
        char unit = spelt.Length > 0 ? char.ToUpperInvariant(spelt[spelt.Length - 1]) : '\0';
        bool hasUnit = unit is 'K' or 'M' or 'G' or 'B';
        string number = hasUnit ? spelt.Substring(0, spelt.Length - 1).TrimEnd() : spelt;

        int point = number.IndexOf('.');
        string? whole = WithoutGrouping(point < 0 ? number : number.Substring(0, point));
        string fraction = point < 0 ? "" : number.Substring(point + 1);
        if (whole is null || (point >= 0 && !IsDigits(fraction))) return new Problem(Descriptors.NotANumber, Form);
        if (whole.Length + fraction.Length > 15) return new Problem(Descriptors.OutOfRange, "a count has at most 15 digits");

        double value = double.Parse(whole + "." + fraction + "0", CultureInfo.InvariantCulture);
        // Powers of ten up to the fifteenth are exact, and so is their reciprocal's rounding the same everywhere.
        return new PrintedCount(value, 1 / Math.Pow(10, fraction.Length), hasUnit ? unit : '\0');
    }

    private static Parsed<int> Whole(string text, string meaning, int minimum)
    {
        string? digits = WithoutGrouping(Spelling.Normalize(text).Trim());
        return digits is null
            ? new Problem(Descriptors.NotANumber, "write a whole number such as 64")
            : WholeNumber.Of(digits, meaning, minimum);
    }

    private static bool IsNone(string text) => Spelling.Normalize(text).Trim() is "" or "-";

    /// <summary>"163,328" as "163328"; null if the text is no whole number or its commas do not group thousands.</summary>
    private static string? WithoutGrouping(string text)
    {
        string[] groups = text.Split(',');
        for (int index = 0; index < groups.Length; index++)
        {
            bool hasRightLength = groups.Length == 1 || (index == 0 ? groups[index].Length is 1 or 2 or 3 : groups[index].Length == 3);
            if (!hasRightLength || !IsDigits(groups[index])) return null;
        }

        return string.Concat(groups);
    }

    private static bool IsDigits(string text)
    {
        foreach (char character in text)
        {
            if (character is < '0' or > '9') return false;
        }

        return text.Length > 0;
    }
}
