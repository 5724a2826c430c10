using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Formatting;

/// <summary>The lines of one table, laid out.</summary>
internal sealed class TableLayout(TableText text, TableDocument table, Spellings spellings)
{
    /// <summary>Adds the lines that change, by where they start.</summary>
    public void Write(Dictionary<int, string> lines)
    {
        foreach (Directive directive in table.Directives) WriteDirective(directive, lines);
        if (table.Columns.Count == 0 || LineOf(table.Columns[0].Location.Span.Start) is not { } header) return;

        Dialect dialect = SeparatorChoice.For(text, header.Start, header.End, said: null).Best.Dialect;
        if (dialect.HasBars || dialect.Separator == '\t') return;

        var rows = new List<(TextLine Line, IReadOnlyList<AlignedCell> Cells)>();
        foreach ((TextLine line, bool isHeader) in table.Rows.Select(row => LineOf(row.Location.Span)).OfType<TextLine>().Select(line => (line, false)).Prepend((header, true)))
        {
            if (CellsOf(line, isHeader, dialect) is { } cells) rows.Add((line, [.. cells.Select(cell => new AlignedCell(cell))]));
        }

        int[][] starts = Alignment.Starts([.. rows.Select(row => row.Cells)], gap: dialect.Separator == ' ' ? 0 : 2);
        for (int row = 0; row < rows.Count; row++) lines[rows[row].Line.Start] = Alignment.Join(rows[row].Cells, starts[row], dialect.Separator.ToString());
    }

    private void WriteDirective(Directive directive, Dictionary<int, string> lines)
    {
        if (LineOf(directive.KeyLocation.Span) is not { } line || LineOf(directive.ValueLocation.Span) != line) return;

        string written = text.Content[line.Start..line.End];
        string value = text.Content[directive.ValueLocation.Span.Start..directive.ValueLocation.Span.End];
        bool isPlain = written.TrimStart('\uFEFF').StartsWith('#') && directive.ValueLocation.Span.End == line.Start + written.TrimEnd().Length;
        if (isPlain && spellings != Spellings.None) lines[line.Start] = (written.StartsWith('\uFEFF') ? "\uFEFF" : "") + "# " + directive.Key + ": " + value;
    }

    /// <summary>The line's cells as they are to be written; null if the line is to stay as it is.</summary>
    private IReadOnlyList<string>? CellsOf(TextLine line, bool isHeader, Dialect dialect)
    {
        int end = line.End;
        while (end > line.Start && Spelling.IsBlank(text.Content[end - 1])) end--;
        CsvLine read = CsvLine.Split(text, line.Start, end, dialect);
        if (read.Fault is not null || read.HasOpenQuote || (!isHeader && read.Cells.Skip(table.Columns.Count).Any(cell => cell.Text.Length > 0))) return null;

        CellSpelling? spelling = isHeader ? null : CellSpelling.Of(table, read);
        var cells = new List<string>(read.Cells.Count);
        for (int index = 0; index < read.Cells.Count; index++)
        {
            SpannedText cell = read.Cells[index];
            string written = isHeader
                ? spellings == Spellings.All ? HeadingSpelling.Of(cell.Text, table.Kind) : cell.Text
                : spellings == Spellings.None || index >= table.Columns.Count ? cell.Text : spelling!.Write(table.Columns[index].Kind, cell.Text);
            cells.Add(Quote(cell, written, dialect));
        }

        while (cells.Count > 1 && cells[^1].Length == 0 && !isHeader) cells.RemoveAt(cells.Count - 1);
        return cells;
    }

    /// <summary>A quoted cell that does not change keeps its quotes.</summary>
    private string Quote(SpannedText cell, string written, Dialect dialect)
    {
        int start = cell.Start, end = cell.End;
        bool isAlone = written == cell.Text;
        while (isAlone && start > 0 && text.Content[start - 1] is ' ' or '\t' && start > cell.Start - 40) start--;
        bool isQuoted = start > 0 && text.Content[start - 1] == dialect.Quote && cell.Text.Length > 0;
        if (isAlone && isQuoted)
        {
            while (end < text.Content.Length && text.Content[end] is ' ' or '\t') end++;
            if (end < text.Content.Length && text.Content[end] == dialect.Quote)
                return (start > 1 && text.Content[start - 2] == '=' ? "=" : "") + text.Content[(start - 1)..(end + 1)];
        }

        bool needsQuotes = written.Contains(dialect.Separator, StringComparison.Ordinal) || written.StartsWith(dialect.Quote) || written.StartsWith('=');
        string quote = dialect.Quote.ToString();
        return needsQuotes || isQuoted ? quote + written.Replace(quote, quote + quote, StringComparison.Ordinal) + quote : written;
    }

    private TextLine? LineOf(int position) => LineOf(new TextRange(position, position));

    /// <summary>The line that holds all of a place; null if the place has line breaks.</summary>
    private TextLine? LineOf(TextRange place)
    {
        foreach (TextLine line in text.Lines)
        {
            if (place.Start >= line.Start && place.End <= line.End) return line;
        }

        return null;
    }
}
