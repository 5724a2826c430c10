using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>A line read as a header in one dialect.</summary>
/// <param name="Understood">Cells that are headings of the language, and could not as well be cells of a row.</param>
internal sealed record HeaderCandidate(Dialect Dialect, CsvLine Line, int Understood)
{
    /// <summary>The separator of a line "sep=;" that is wrong; null without such a line, or if it is right.</summary>
    public char? Said { get; init; }

    /// <summary>Cells with text that are not headings.</summary>
    public int Unknown => Line.Cells.Count(cell => cell.Text.Length > 0) - Understood;

    public static HeaderCandidate Of(TableText table, int start, int end, Dialect dialect)
    {
        CsvLine line = CsvLine.Split(table, start, end, dialect);
        return new HeaderCandidate(dialect, line, line.Cells.Take(HeaderReader.MaximumColumns + 1).Count(cell => IsHeading(cell.Text)));
    }

    private static bool IsHeading(string text)
    {
        if (text.Length is 0 or > HeaderReader.MaximumHeading || !ColumnHeading.Parse(text).Succeeded(out ColumnHeading? heading, out _)) return false;
        return heading.Kind != ColumnKind.Filters || Spelling.Narrow(text).IndexOf('#') >= 0;
    }
}
