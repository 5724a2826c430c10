using InceptionGen.Generator.Parsing;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Checking;

/// <summary>The column cells of names tables.</summary>
internal static class NamesColumns
{
    /// <summary>A column in the spelling of <see cref="Model.ConvolutionSpec.Column"/>: "3×3reduce (2)" as "#3x3 reduce (2)"; other texts as they are.</summary>
    public static string Canonical(string text)
    {
        int heading = text.LastIndexOf('/') + 1;
        string branch = text.Substring(0, heading), rest = Spelling.Normalize(text.Substring(heading)).Trim();

        // "(2)" says the second column of a heading, "1" behind it the first convolution of a double or a split.
        string number = "";
        string? canonical = Heading(rest);
        if (canonical is null) CutNumber(ref rest, ref number, isInParentheses: false);
        canonical ??= Heading(rest);
        if (canonical is null) CutNumber(ref rest, ref number, isInParentheses: true);
        canonical ??= Heading(rest);
        return canonical is null ? text : branch + canonical + number;
    }

    private static string? Heading(string text)
    {
        if (!ColumnHeading.Parse(text).Succeeded(out ColumnHeading? heading, out _)) return null;
        return heading.Kind switch
        {
            ColumnKind.Filters => FilterHeadings.Canonical(heading.Filters!),
            ColumnKind.PoolProjection => InceptionRow.PoolColumn,
            _ => null,
        };
    }

    private static void CutNumber(ref string text, ref string number, bool isInParentheses)
    {
        int end = isInParentheses && text.EndsWith(")", System.StringComparison.Ordinal) ? text.Length - 1 : text.Length;
        int start = end;
        while (start > 0 && text[start - 1] is >= '0' and <= '9') start--;

        string digits = text.Substring(start, end - start);
        int before = isInParentheses ? start - 1 : start;
        bool isNumber = digits.Length > 0 && before > 0 && text[before] == (isInParentheses ? '(' : digits[0]);
        if (!isNumber || (isInParentheses == (end == text.Length)) || (!isInParentheses && text[start - 1] != ' ')) return;

        number = (isInParentheses ? " (" + digits + ")" : " " + digits) + number;
        text = text.Substring(0, before).TrimEnd();
    }
}
