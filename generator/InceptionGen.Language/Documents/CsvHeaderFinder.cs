using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Finds a table's header: below captions, on one line or on two, with any separator.</summary>
internal sealed class CsvHeaderFinder(TableText table, CsvLines lines)
{
    /// <summary>The most lines of a caption above a header.</summary>
    private const int MaximumCaption = 20;

    /// <summary>What the line "sep=;" of a spreadsheet says.</summary>
    private char? _said;

    /// <summary>Skips lines above a header that mean nothing; false if the current line is to be read.</summary>
    /// <param name="isFirst">Whether nothing of a table has been read.</param>
    public bool TrySkip(bool isFirst)
    {
        RawLine line = lines.Current;
        bool isSkipped = lines.IsRule(line) || (isFirst && TakeSeparator(line)) || IsCaption();
        if (isSkipped) lines.Position++;
        return isSkipped;
    }

    /// <summary>Takes the header from the current line.</summary>
    public CsvHeader Take()
    {
        (HeaderCandidate trial, IReadOnlyList<Dialect> candidates) = Try(lines.Position);
        CsvLine first = lines.TakeRecord(trial.Dialect, record => Unknown(record.Cells) <= trial.Unknown);
        if (candidates.Count == 0 && TakeSecondLine(first, trial.Dialect) is { } both) return both;
        return new CsvHeader(trial.Dialect, Headings(first.Cells), first.Start, first.End, first.Fault, candidates, trial.Said is not null);
    }

    /// <summary>Whether a row is the table's header once more, or another table's.</summary>
    public static bool IsHeader(CsvLine line) => line.Cells.Count > 1
        && line.Cells.Take(HeaderReader.MaximumColumns).Count(cell => Kind(cell.Text) is { } kind && kind != ColumnKind.Filters) > 1
        && line.Cells.Any(cell => Kind(cell.Text) is ColumnKind.Type or ColumnKind.NamesWeight);

    /// <summary>Whether a line holds headings and nothing else, as the header of a small module does.</summary>
    public static bool IsWholeHeader(CsvLine line) => line.Cells.Count is > 1 and <= HeaderReader.MaximumColumns
        && line.Cells.All(cell => Kind(cell.Text) is not null)
        && line.Cells.Any(cell => Kind(cell.Text) is ColumnKind.Type or ColumnKind.NamesWeight);

    private (HeaderCandidate Best, IReadOnlyList<Dialect> Candidates) Try(int index) => SeparatorChoice.For(table, lines[index].Start, lines[index].End, _said);

    private bool TakeSeparator(RawLine line)
    {
        // A tab at the line's end is not a blank here.
        int end = line.End < table.Content.Length && table.Content[line.End] == '\t' ? line.End + 1 : line.End;
        string text = table.Content.Substring(line.Start, System.Math.Min(end - line.Start, 8)).Trim('"');
        if (end - line.Start > 7 || text.Length != 5 || !text.StartsWith("sep=", System.StringComparison.OrdinalIgnoreCase)) return false;

        _said = text[4];
        return true;
    }

    /// <summary>A line above the header that holds none of its headings and is not a row either.</summary>
    private bool IsCaption()
    {
        (HeaderCandidate trial, _) = Try(lines.Position);
        if (trial.Understood > 0 || trial.Line.Cells.Any(cell => IsOfRow(cell.Text))) return false;

        for (int index = lines.Position + 1; index < System.Math.Min(lines.Count, lines.Position + MaximumCaption); index++)
        {
            if (lines.CommentOf(lines[index]) is { } comment)
            {
                if (DirectiveReader.StartsTable(comment)) return false;
                continue;
            }

            (HeaderCandidate below, _) = Try(index);
            if (below.Understood > 1 || (below.Understood == 1 && below.Unknown == 0)) return true;
            if (below.Line.Cells.Any(cell => IsOfRow(cell.Text))) return false;
        }

        return false;
    }

    private static bool IsOfRow(string text) => text.Length is > 0 and < HeaderReader.MaximumHeading
        && (CellParser.Size(text).Problem is null || CellParser.Patch(text).Problem is null || (CellParser.RowType(text).Succeeded(out RowType? type, out _) && type.Kind != RowKind.Module));

    /// <summary>The header with the line below it, if the two together give more headings than the first alone; else null.</summary>
    private CsvHeader? TakeSecondLine(CsvLine first, Dialect dialect)
    {
        if (lines.AtEnd || lines.CommentOf(lines.Current) is not null || lines.IsRule(lines.Current)) return null;

        CsvLine second = CsvLine.Split(table, lines.Current.Start, lines.Current.End, dialect);
        int type = Headings(first.Cells).ToList().FindIndex(cell => Kind(cell.Text) is ColumnKind.Type or ColumnKind.NamesRow);
        if (second.Fault is not null || second.Cells.Count > HeaderReader.MaximumColumns || (type >= 0 && type < second.Cells.Count && second.Cells[type].Text.Length > 0)) return null;

        List<SpannedText> joined = [];
        for (int index = 0; index < System.Math.Max(first.Cells.Count, second.Cells.Count); index++)
        {
            SpannedText above = At(first, index), below = At(second, index);
            SpannedText both = SpannedText.Join(above, below);
            if (below.Text.Length > 0 && Kind(both.Text) is null) return null;
            joined.Add(both);
        }

        if (Unknown(joined) >= Unknown(first.Cells) && joined.Count(cell => Kind(cell.Text) is not null) <= first.Cells.Count(cell => Kind(cell.Text) is not null)) return null;

        lines.Position++;
        return new CsvHeader(dialect, Headings(joined), first.Start, second.End, first.Fault, []);
    }

    private static SpannedText At(CsvLine line, int index) => index < line.Cells.Count ? line.Cells[index] : new SpannedText("", line.End);

    private static int Unknown(IEnumerable<SpannedText> cells) => cells.Count(cell => cell.Text.Length > 0 && Kind(cell.Text) is null);

    private static ColumnKind? Kind(string text) =>
        text.Length is > 0 and < HeaderReader.MaximumHeading && ColumnHeading.Parse(text).Succeeded(out ColumnHeading? heading, out _) ? heading.Kind : null;

    /// <summary>The headings; a spreadsheet leaves empty ones at the end of a table that was wider.</summary>
    private static List<SpannedText> Headings(IReadOnlyList<SpannedText> cells)
    {
        int count = cells.Count;
        while (count > 1 && cells[count - 1].Text.Length == 0) count--;
        return [.. cells.Take(count).Select(cell => cell.Without((text, index) => Spelling.IsInvisible(text[index])))];
    }
}
