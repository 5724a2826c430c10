using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Reads the rows below a header, up to the next table of the file.</summary>
internal sealed class CsvRowReader(
    TableText table,
    DiagnosticBag diagnostics,
    CancellationToken cancellation,
    CsvLines lines,
    CsvHeader header,
    TableKind kind,
    IReadOnlyList<Column> columns,
    DirectiveReader directives)
{
    private readonly CellReader _cellReader = new(table, diagnostics);
    private readonly SplitNumbers _splitNumbers = new(table, diagnostics, columns);
    private readonly ShiftedCells _shifted = new(table, diagnostics, columns, header.Dialect.Separator);

    /// <summary>The line that starts the next table; null at the end of the file.</summary>
    public SpannedText? NextStart { get; private set; }

    /// <summary>Whether a mistake was reported after which the rows cannot be read.</summary>
    public bool IsCutShort { get; private set; }

    /// <param name="mayEnd">Whether another table may follow in the file.</param>
    public List<TableRow> Read(bool mayEnd)
    {
        var rows = new List<TableRow>();
        bool canHaveRows = kind.CanHaveRows(columns);
        if (canHaveRows) SkipUnits();
        while (!lines.AtEnd)
        {
            cancellation.ThrowIfCancellationRequested();
            RawLine raw = lines.Current;
            if (lines.CommentOf(raw) is { } comment)
            {
                lines.Position++;
                if (mayEnd && DirectiveReader.StartsTable(comment))
                {
                    NextStart = comment;
                    break;
                }

                if (mayEnd && TableStart.Of(comment) is not null && IsHeaderNext())
                {
                    NextStart = comment;
                    break;
                }

                directives.ReportBelowHeader(comment, kind);
            }
            else if (IsCutShort || !canHaveRows || (header.Dialect.HasBars && lines.IsRule(raw)))
            {
                lines.Position++;
            }
            else
            {
                CsvLine line = lines.TakeRecord(header.Dialect, record => record.Cells.Count <= columns.Count);
                if (!line.IsBlank && !IsLastThatCanBeRead(line, rows.Count)) rows.Add(ReadRow(line, raw));
            }
        }

        return DecimalCommas.Apply(rows);
    }

    /// <summary>Reports what ends the table although the file goes on.</summary>
    private bool IsLastThatCanBeRead(CsvLine line, int rowCount)
    {
        LocationInfo place = table.At(line.Start, line.End);
        if (rowCount == HeaderReader.MaximumRows) diagnostics.Add(Rules.MalformedRow, place, "The row", HeaderReader.TooManyRows);
        else if (CsvHeaderFinder.IsHeader(line)) diagnostics.Add(Rules.MalformedRow, place, "The row", "this is a header once more; where another table begins here, write '# module: NAME' above it, or put it in another file");
        else if (OtherDialect(line) is { } other) diagnostics.Add(Rules.SeparatorUnknown, place, "the header has " + header.Dialect.InWords + " between its cells, and this row has " + other.InWords + "; use one of them in all lines");
        else return false;

        return IsCutShort = true;
    }

    /// <summary>Whether the next line that is not a comment is a header.</summary>
    private bool IsHeaderNext()
    {
        for (int index = lines.Position; index < lines.Count; index++)
        {
            if (lines.CommentOf(lines[index]) is not null || lines.IsRule(lines[index])) continue;

            CsvLine line = CsvLine.Split(table, lines[index].Start, lines[index].End, header.Dialect);
            return CsvHeaderFinder.IsHeader(line) || CsvHeaderFinder.IsWholeHeader(line);
        }

        return false;
    }

    /// <summary>What separates the cells of a row in which the header's separator does not occur.</summary>
    private Dialect? OtherDialect(CsvLine line)
    {
        if (line.Cells.Count > 1 || columns.Count < 3) return null;
        return Dialect.Separators.Where(separator => separator != header.Dialect.Separator)
            .Select(separator => new Dialect(separator))
            .FirstOrDefault(dialect => CsvLine.Split(table, line.Start, line.End, dialect).Cells.Count > 2);
    }

    /// <summary>Skips a line of units below the header: "(pixels)" and the like, and no row type.</summary>
    private void SkipUnits()
    {
        if (lines.AtEnd || lines.CommentOf(lines.Current) is not null || lines.IsRule(lines.Current)) return;

        CsvLine line = CsvLine.Split(table, lines.Current.Start, lines.Current.End, header.Dialect);
        if (line.Fault is not null || !Units.AreIn(line, columns)) return;

        lines.Position++;
        if (Units.Scaled(line, columns) is not { } scaled) return;

        diagnostics.Add(Rules.MalformedRow, scaled.In(table), "The row of units", Units.OfCounts);
        IsCutShort = true;
    }

    private TableRow ReadRow(CsvLine line, RawLine raw)
    {
        string name = NameOf(line, raw);
        IReadOnlyList<SpannedText> contents = line.Fault is null ? _shifted.Straighten(line.Cells, name) : line.Cells;
        if (line.Fault is null && header.Dialect.Separator == ',') contents = _splitNumbers.Mend(contents, name);
        var cells = new List<Cell>(columns.Count);
        foreach (Column column in columns)
        {
            SpannedText content = column.Index < contents.Count ? contents[column.Index] : new SpannedText("", line.End);
            cells.Add(_cellReader.Read(column, content, name));
        }

        if (line.Fault is { } fault) diagnostics.Add(Rules.MalformedRow, table.At(fault.Start, fault.End), PlaceInWords.Row(name), fault.Detail);
        else ReportSurplus(contents, name);
        return new TableRow(cells.ToEquatableArray(), table.At(line.Start, line.End));
    }

    private void ReportSurplus(IReadOnlyList<SpannedText> contents, string name)
    {
        SpannedText[] surplus = contents.Skip(columns.Count).Where(cell => cell.Text.Length > 0).ToArray();
        if (surplus.Length == 0) return;

        LocationInfo location = table.At(surplus[0].Start, surplus[surplus.Length - 1].End);
        string expected = columns.Count.ToString(CultureInfo.InvariantCulture), found = contents.Count.ToString(CultureInfo.InvariantCulture);
        int separator = table.Content.IndexOf(header.Dialect.Separator, contents[columns.Count - 1].End);
        string detail = "the row has " + found + " cells and the header " + expected + " columns; remove what is too much, or put a cell with " + header.Dialect.InWords + " in double quotes";
        diagnostics.Add(new DiagnosticInfo(Rules.MalformedRow, location, EquatableArray.Of(PlaceInWords.Row(name), detail))
        {
            Fixes = separator < 0 ? default : EquatableArray.Of(Fix.Write("Remove what is too much", table.At(separator, surplus[surplus.Length - 1].End), "")),
        });
    }

    /// <summary>What the row calls itself; its line if it does not.</summary>
    private string NameOf(CsvLine line, RawLine raw)
    {
        foreach (ColumnKind wanted in new[] { ColumnKind.Name, ColumnKind.Type, ColumnKind.NamesRow })
        {
            Column? column = columns.FirstOrDefault(column => column.Kind == wanted && column.Index < line.Cells.Count);
            if (column is not null && !CellReader.SaysNothing(line.Cells[column.Index].Text, wanted)) return line.Cells[column.Index].Text;
        }

        return raw.InWords;
    }
}
