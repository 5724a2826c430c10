using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Playground.Editing;

/// <summary>A table of a text.</summary>
/// <param name="Table">The table as the language reads it.</param>
/// <param name="Start">Where its first line is.</param>
/// <param name="Dialect">What separates its cells.</param>
/// <param name="Settings">Its directives, each as a line of two cells.</param>
/// <param name="Header">Its headings.</param>
internal sealed record GridPart(TableDocument Table, int Start, Dialect Dialect, IReadOnlyList<GridLine> Settings, GridLine Header, IReadOnlyList<GridLine> Rows)
{
    public static GridPart OfCsv(TableText text, TableDocument table)
    {
        TextLine? headings = table.Columns.Count == 0 ? null : text.Lines.First(line => table.Columns[0].Location.Span.Start <= line.End);
        TextRange header = headings is { } line ? new TextRange(line.Start, line.End) : default;
        Dialect dialect = headings is null ? Dialect.Comma : SeparatorChoice.For(text, header.Start, header.End, said: null).Best.Dialect;
        return new GridPart(
            table,
            table.NameLocation.Span.Start,
            dialect,
            Settled(table),
            headings is null ? GridLine.None : GridLine.OfCsv(text, Trimmed(text.Content, header), headings.Value.Number + 1, dialect),
            [.. table.Rows.Select(row => GridLine.OfCsv(text, row.Location.Span, row.Location.Lines.Start.Line + 1, dialect))]);
    }

    public static GridPart OfJson(TableDocument table) => new(
        table,
        table.NameLocation.Span.Start,
        Dialect.Comma,
        Settled(table),
        table.Columns.Count == 0 ? GridLine.None : new GridLine(default, 0, () => [.. table.Columns.Select(column => new GridCell(column.Text, column.Location.Span))]),
        [.. table.Rows.Select(row => new GridLine(row.Location.Span, row.Location.Lines.Start.Line + 1, () => [.. row.Cells.Select(cell => new GridCell(Written(cell), cell.Location.Span))]))]);

    /// <summary>Where a place of the text is in this table; null if it is in none of its lines.</summary>
    /// <param name="part">The table's number.</param>
    public GridPlace? PlaceOf(int part, TextRange span)
    {
        if (Find(Settings, span) is int setting) return new GridPlace(part, GridArea.Settings, setting, Settings[setting].Cells[0].Content.Contains(span) ? 0 : 1);
        if (Header.Cells.Count > 0 && IsIn(Header, span)) return new GridPlace(part, GridArea.Header, 0, Header.ColumnOf(span));
        return Find(Rows, span) is int row ? new GridPlace(part, GridArea.Rows, row, Rows[row].ColumnOf(span)) : null;
    }

    private static int? Find(IReadOnlyList<GridLine> lines, TextRange span)
    {
        for (int index = 0; index < lines.Count; index++)
        {
            if (IsIn(lines[index], span)) return index;
        }

        return null;
    }

    /// <summary>JSON's headings stand in one line only if they are a list; each is looked for by itself.</summary>
    private static bool IsIn(GridLine line, TextRange span) => line.Span.Length > 0 ? line.Span.Contains(span) : line.Cells.Any(cell => cell.Content.Contains(span));

    private static GridLine[] Settled(TableDocument table) =>
    [
        .. table.Directives.Select(directive => new GridLine(
            new TextRange(directive.KeyLocation.Span.Start, Math.Max(directive.KeyLocation.Span.End, directive.ValueLocation.Span.End)),
            directive.KeyLocation.Lines.Start.Line + 1,
            () => [new GridCell(directive.Key, directive.KeyLocation.Span), new GridCell(directive.Value, directive.ValueLocation.Span)])),
    ];

    private static TextRange Trimmed(string content, TextRange line)
    {
        int start = line.Start, end = line.End;
        while (end > start && Spelling.IsBlank(content[end - 1])) end--;
        while (start < end && content[start] == ' ') start++;
        return new TextRange(start, end);
    }

    private static string Written(Cell cell) => cell.Sic is null ? cell.Text : cell.Text + " [sic: " + cell.Sic + "]";
}
