using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>How many cells the first rows below a header have, which shows whether the header has a separator too many or too few.</summary>
/// <param name="Most">Of the longest; a row may leave out its last ones.</param>
/// <param name="Longest">How many rows are as long and have text in their last cell.</param>
internal sealed record RowWidths(int Most, int Longest)
{
    private const int SampledRows = 8;

    /// <summary>Fewer rows may have a slip of their own.</summary>
    private const int FewestRows = 3;

    /// <param name="lines">At the line below the header.</param>
    public static RowWidths Below(CsvLines lines, TableText table, Dialect dialect)
    {
        var rows = new List<CsvLine>();
        for (int index = lines.Position; index < lines.Count && rows.Count < SampledRows; index++)
        {
            if (lines.CommentOf(lines[index]) is not null || lines.IsRule(lines[index])) break;
            rows.Add(CsvLine.Split(table, lines[index].Start, lines[index].End, dialect));
        }

        int most = rows.Count == 0 ? 0 : rows.Max(row => row.Cells.Count);
        return new RowWidths(most, rows.Count(row => row.Cells.Count == most && row.Cells[most - 1].Text.Length > 0));
    }

    /// <summary>Whether rows have a cell more than the header, so that a heading is missing. Others may leave out their last cells.</summary>
    public bool LackAHeading(int headings) => Most == headings + 1 && Longest >= FewestRows;
}
