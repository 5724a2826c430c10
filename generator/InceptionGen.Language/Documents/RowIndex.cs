using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>The first column of a table that numbers its rows, as pandas and databases write it: it says nothing about the network.</summary>
internal static class RowIndex
{
    private static readonly string[] Headings = ["", "unnamed:0", "index", "#", "no", "no.", "nr", "nr.", "id", "№"];

    public static bool IsHeading(string text) => Headings.Contains(Spelling.Compact(text));

    /// <summary>Whether there are rows from the current line on, and all of them begin with a whole number.</summary>
    public static bool IsIn(TableText table, CsvLines lines, Dialect dialect)
    {
        bool isFound = false;
        for (int index = lines.Position; index < lines.Count; index++)
        {
            RawLine line = lines[index];
            if (lines.IsRule(line)) continue;
            if (lines.CommentOf(line) is { } comment)
            {
                if (DirectiveReader.StartsTable(comment)) break;
                continue;
            }

            string first = CsvLine.Split(table, line.Start, line.End, dialect).Cells[0].Text;
            if (first.Length == 0 || !first.All(character => character is >= '0' and <= '9')) return false;
            isFound = true;
        }

        return isFound;
    }
}
