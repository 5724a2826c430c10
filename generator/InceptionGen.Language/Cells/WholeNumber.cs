using System.Globalization;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>The whole numbers of the language. Their bounds keep every product of a shape within 64 bits.</summary>
internal static class WholeNumber
{
    /// <summary>The most rows, columns, channels, filters, strides and padding.</summary>
    public const int Maximum = 1_000_000;

    /// <summary>The most copies of a module in one row.</summary>
    public const int MaximumCount = 1_000;

    /// <param name="digits">Digits, at least one.</param>
    /// <param name="meaning">What is counted, as the start of a sentence: "a size", "a stride".</param>
    public static Parsed<int> Of(string digits, string meaning, int minimum, int maximum = Maximum)
    {
        int value = 0;
        foreach (char digit in digits)
        {
            value = (value * 10) + (digit - '0');
            if (value > maximum) return new Problem(Rules.OutOfRange, meaning + " is at most " + Grouped.Number(maximum));
        }

        return value < minimum ? new Problem(Rules.OutOfRange, meaning + " is at least " + Grouped.Number(minimum)) : value;
    }
}
