using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Naming;

/// <summary>The column cells of names tables.</summary>
internal static class NamesColumns
{
    /// <summary>A column in the spelling of <see cref="Model.ConvolutionSpec.Column"/>: "3×3reduce (2)" as "#3x3 reduce (2)"; other texts as they are.</summary>
    public static string Canonical(string text)
    {
        string spelt = Spelling.Normalize(text).Trim();
        if (InNetwork(spelt) is { } column) return column;

        // "conv 2/#1x7" is a column of a module's row; "#3x3/2" is not.
        int heading = spelt.LastIndexOf('/') + 1;
        return heading > 0 && InNetwork(spelt.Substring(heading)) is { } inModule ? text.Trim().Substring(0, heading) + inModule : text;
    }

    /// <summary>A heading and what numbers it: "(2)" is its second column, "1" after that the first convolution of a double or a split.</summary>
    private static string? InNetwork(string text)
    {
        string heading = text;
        string which = Cut(ref heading, " ", "");
        string number = Cut(ref heading, "(", ")");
        if (which.Length > 0 && Heading(heading) is (string several, IsSeveral: true)) return several + number + which;

        // A number after a single convolution is its padding.
        heading = text;
        number = Cut(ref heading, "(", ")");
        return Heading(heading) is (string single, _) ? single + number : null;
    }

    private static (string Text, bool IsSeveral)? Heading(string text)
    {
        if (!ColumnHeading.Parse(text).Succeeded(out ColumnHeading? heading, out _)) return null;
        return heading switch
        {
            { Filters: { } filters } => (FilterHeadings.Canonical(filters), filters.IsDouble || filters.Kernels.Count > 1),
            { Kind: ColumnKind.PoolProjection } => (FilterHeadings.Pool, false),
            _ => null,
        };
    }

    /// <summary>Cuts a number between the two texts off the end, and the blanks before it; empty if there is none.</summary>
    private static string Cut(ref string text, string before, string after)
    {
        string trimmed = text.TrimEnd();
        if (!trimmed.EndsWith(after, System.StringComparison.Ordinal)) return "";

        int end = trimmed.Length - after.Length, start = end;
        while (start > 0 && trimmed[start - 1] is >= '0' and <= '9') start--;
        int first = start - before.Length;
        if (start == end || first < 1 || string.CompareOrdinal(trimmed, first, before, 0, before.Length) != 0) return "";

        text = trimmed.Substring(0, first).TrimEnd();
        return " " + trimmed.Substring(first).TrimStart();
    }
}
