using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Cells;

/// <summary>A number as papers, spreadsheets and programs write it: "163,328", "163.328", "163 328", "163'328", "64.0", "9,2".</summary>
/// <param name="Whole">The digits before the decimal sign.</param>
/// <param name="Fraction">The digits after the point; empty for a whole number.</param>
internal readonly record struct NumberText(string Whole, string Fraction)
{
    private const int GroupLength = 3;

    /// <summary>Whether nothing is lost without the fraction.</summary>
    public bool IsWhole => Fraction.All(digit => digit == '0');

    /// <summary>Reads any number; null if the text is not one.</summary>
    /// <param name="text">The number, without its unit.</param>
    /// <param name="hasUnit">Whether a unit follows: then one sign before three digits may be decimal, else it groups.</param>
    public static NumberText? Parse(string text, bool hasUnit)
    {
        string spelt = Spelling.Normalize(text).Trim();
        int decimalSign = spelt.LastIndexOfAny([',', '.']);
        if (decimalSign >= 0 && Groups(spelt) is null && IsDigits(spelt.Substring(decimalSign + 1)) && Groups(spelt.Substring(0, decimalSign), not: spelt[decimalSign]) is { } whole)
            return Possible(new NumberText(whole, spelt.Substring(decimalSign + 1)), spelt[decimalSign], hasUnit);

        if (Groups(spelt) is not { } digits) return null;

        // "1.072K" is a decimal, as every program writes it; "1,072K" groups, as the papers print it. A count without a unit has no fraction.
        bool isDecimal = hasUnit && decimalSign >= 0 && spelt[decimalSign] == '.' && spelt.IndexOf('.') == decimalSign;
        return isDecimal ? new NumberText(spelt.Substring(0, decimalSign), spelt.Substring(decimalSign + 1)) : new NumberText(digits, "");
    }

    /// <summary>A count without a unit has no decimals. Decimals after a point are a slip, which the comparison of counts reports; after a comma the groups are wrong.</summary>
    private static NumberText? Possible(NumberText number, char decimalSign, bool hasUnit) =>
        decimalSign == '.' || hasUnit || number.IsWhole ? number : null;

    /// <summary>Whether a number is ambiguous, as "64.000" may be 64 with decimals or 64 thousands.</summary>
    public static bool IsAmbiguous(string text)
    {
        string spelt = Spelling.Normalize(text).Trim();
        int point = spelt.IndexOf('.');
        return point > 0 && spelt.Substring(point + 1) == "000" && Groups(spelt) is not null;
    }

    /// <summary>"163,328" as "163328"; null if the text is not a whole number, or its signs do not group thousands.</summary>
    /// <param name="text">The number.</param>
    /// <param name="not">A sign that cannot group, since it is the decimal one.</param>
    private static string? Groups(string text, char not = '\0')
    {
        if (IsDigits(text)) return text;

        char sign = text.FirstOrDefault(character => character is not (>= '0' and <= '9'));
        if (sign is not (',' or '.' or ' ' or '\'' or '’' or '_') || sign == not) return null;

        string[] groups = text.Split(sign);
        bool areGroups = groups[0].Length is 1 or 2 or 3 && IsDigits(groups[0]) && groups.Skip(1).All(group => group.Length == GroupLength && IsDigits(group));
        return areGroups ? string.Concat(groups) : null;
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(character => character is >= '0' and <= '9');
}
