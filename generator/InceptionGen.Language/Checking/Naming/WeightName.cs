using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>
/// The name that a rule of a names table gives (tables/README.md, section 9): "mixed*.branch", "conv2d_{n}", "features.{*+5}". A star is replaced by the next
/// text that the rule's patterns found, n for the number of the layer among the network's, # for its number among those of the rule.
/// </summary>
internal static class WeightName
{
    /// <summary>Numbers with more digits are not layer numbers.</summary>
    private const int MaximumDigits = 9;

    /// <summary>What is wrong with the braces of a name; null if nothing is.</summary>
    public static string? Mistake(string name)
    {
        for (int open = name.IndexOf('{'); open >= 0; open = name.IndexOf('{', open + 1))
        {
            if (Braces(name, open) is null) return "braces hold n, # or a star, and optionally a number to add, as in {n}, {#-1} and {*+5}";
        }

        return null;
    }

    /// <summary>The name with its stars and numbers filled in, surplus stars with nothing; null if a text that it adds to or subtracts from is not a number, or is too small.</summary>
    public static string? Fill(string name, IEnumerable<string> texts, LayerNumbers numbers)
    {
        var filled = new StringBuilder();
        using IEnumerator<string> next = texts.GetEnumerator();
        for (int index = 0; index < name.Length; index++)
        {
            if (Braces(name, index) is var (end, counted, offset))
            {
                if (Number(counted, numbers, next) + offset is not (>= 0 and var sum)) return null;
                filled.Append(sum.ToString(CultureInfo.InvariantCulture));
                index = end;
            }
            else if (name[index] != '*') filled.Append(name[index]);
            else if (next.MoveNext()) filled.Append(next.Current);
        }

        return filled.ToString();
    }

    private static int? Number(char counted, LayerNumbers numbers, IEnumerator<string> next) => counted switch
    {
        'n' => numbers.InNetwork,
        '#' => numbers.InRule,
        _ => Number(next),
    };

    private static int? Number(IEnumerator<string> next) =>
        next.MoveNext() && next.Current.Length <= MaximumDigits && int.TryParse(next.Current, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>"{n}", "{*+5}" at the index, and where it ends; null if there is none.</summary>
    private static (int End, char Counted, int Offset)? Braces(string name, int open)
    {
        int close = name[open] == '{' ? name.IndexOf('}', open) : -1;
        if (close < open + 2 || name[open + 1] is not ('n' or '#' or '*')) return null;

        char counted = name[open + 1];
        if (close == open + 2) return (close, counted, 0);

        string offset = name.Substring(open + 2, close - open - 2);
        bool isOffset = offset.Length is > 1 and <= MaximumDigits && offset[0] is '+' or '-' && offset[1] is >= '0' and <= '9';
        return isOffset && int.TryParse(offset, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? (close, counted, value) : null;
    }
}
