using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>What filter columns are called in names tables and weight names (tables/README.md, section 9).</summary>
internal static class FilterHeadings
{
    /// <summary>What the pool projection's column is called.</summary>
    public const string Pool = "pool proj";

    /// <summary>"#3x3 reduce", "double #3x3", "#1x3 | #3x1", however the table spells it, without stride and padding.</summary>
    public static string Canonical(FilterColumn column)
    {
        string kernels = string.Join(" | ", column.Kernels.Select(kernel => "#" + kernel));
        return (column.IsDouble ? "double " : "") + kernels + (column.IsReduce ? " reduce" : "") + column.Groups;
    }

    /// <summary>The headings of a table's filter columns by column index; "#3x3 (2)" is the second column of that heading.</summary>
    public static Dictionary<int, string> Of(IEnumerable<Column> columns)
    {
        var headings = new Dictionary<int, string>();
        var counts = new Dictionary<string, int>();
        foreach (Column column in columns)
        {
            if (column.Filters is null) continue;

            string heading = Canonical(column.Filters);
            counts.TryGetValue(heading, out int count);
            counts[heading] = count + 1;
            headings[column.Index] = Numbered(heading, count + 1);
        }

        return headings;
    }

    private static string Numbered(string heading, int number) =>
        number == 1 ? heading : heading + " (" + number.ToString(CultureInfo.InvariantCulture) + ")";
}
