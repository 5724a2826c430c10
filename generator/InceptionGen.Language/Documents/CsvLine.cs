using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>A line of a table as cells.</summary>
/// <param name="Cells">The cells, trimmed, without quotes.</param>
/// <param name="Start">The first character that is not blank.</param>
/// <param name="End">The position after the last one.</param>
/// <param name="Fault">What is wrong with the form of the line, and where; null if nothing is.</param>
/// <param name="HasOpenQuote">Whether a quote is not closed on the line.</param>
internal sealed record CsvLine(IReadOnlyList<SpannedText> Cells, int Start, int End, CsvFault? Fault, bool HasOpenQuote)
{
    public bool IsBlank => Cells.All(cell => cell.Text.Length == 0);

    /// <param name="start">The first character, blank or not.</param>
    /// <param name="end">The position after the last character that is not blank.</param>
    public static CsvLine Split(TableText table, int start, int end, Dialect dialect)
    {
        string content = table.Content;
        while (start < end && Spelling.IsBlank(content[start]) && content[start] != dialect.Separator) start++;
        return new CsvSplitter(content, start, end, dialect).Split();
    }
}
