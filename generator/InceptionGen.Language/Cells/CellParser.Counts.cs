using System;
using System.Collections.Generic;
using System.Globalization;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

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

        string[] parts = Spelling.Narrow(text).Split('|');
        if (parts.Length != convolutions)
        {
            string expected = convolutions.ToString(CultureInfo.InvariantCulture);
            return new Problem(Rules.NotANumber, "the column has " + expected + " convolutions side by side; write " + expected + " counts, such as 256 | 256");
        }

        var counts = new List<int>(convolutions);
        foreach (string part in parts)
        {
            if (!Whole(part, "a number of filters", minimum: 0).Succeeded(out int count, out Problem? problem)) return problem;
            counts.Add(count);
        }

        return counts.ToEquatableArray();
    }

    /// <summary>"163,328", "2.7K", "34M", "1.5 G", and the same as spreadsheets of other countries write it.</summary>
    public static Parsed<PrintedCount> PrintedCount(string text)
    {
        const string Form = "write a count such as 159K, 2.7M or 163,328";
        string spelt = Spelling.Normalize(text).Trim();
        char unit = spelt.Length > 0 ? char.ToUpperInvariant(spelt[spelt.Length - 1]) : '\0';
        bool hasUnit = unit is 'K' or 'M' or 'G' or 'B';
        string digits = hasUnit ? spelt.Substring(0, spelt.Length - 1).TrimEnd() : spelt;
        if (NumberText.Parse(digits, hasUnit) is not { } number) return new Problem(Rules.NotANumber, Form);

        string fraction = !hasUnit && number.IsWhole ? "" : number.Fraction;
        if (number.Whole.Length + fraction.Length > 15) return new Problem(Rules.OutOfRange, "a count has at most 15 digits");

        double value = double.Parse(number.Whole + "." + fraction + "0", CultureInfo.InvariantCulture);
        // Powers of ten up to the fifteenth are exact, so their reciprocals are rounded in the same way everywhere.
        return new PrintedCount(value, 1 / Math.Pow(10, fraction.Length), hasUnit ? unit : '\0');
    }

    internal static Parsed<int> Whole(string text, string meaning, int minimum)
    {
        if (NumberText.Parse(text, hasUnit: false) is not { IsWhole: true } number) return new Problem(Rules.NotANumber, "write a whole number such as 64");
        if (NumberText.IsAmbiguous(text))
            return new Problem(Rules.NotANumber, "it may be " + text.Trim().Split('.')[0] + ", and as well " + number.Whole + "; write one of the two without a point");
        return WholeNumber.Of(number.Whole, meaning, minimum);
    }

    private static bool IsNone(string text) => Spelling.Normalize(text).Trim() is "" or "-";
}
