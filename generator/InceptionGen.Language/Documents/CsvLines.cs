using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>The lines of a CSV file from the first to the last; a reader is at one of them.</summary>
internal sealed class CsvLines
{
    /// <summary>A cell with line breaks in it goes on for no more lines than this.</summary>
    private const int MaximumRecord = 20;

    private readonly TableText _table;
    private readonly List<RawLine> _lines = [];

    public CsvLines(TableText table, CancellationToken cancellation)
    {
        _table = table;
        foreach (TextLine line in table.Lines)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Trim(line) is { } raw) _lines.Add(raw);
        }
    }

    /// <summary>The index of the line that is read next.</summary>
    public int Position { get; set; }

    public bool AtEnd => Position >= _lines.Count;

    public RawLine Current => _lines[Position];

    public int Count => _lines.Count;

    public RawLine this[int index] => _lines[index];

    /// <summary>The text after the # of a comment; null if the line is not one. Spreadsheets quote a comment that has separators, and add separators to its end.</summary>
    public SpannedText? CommentOf(RawLine line)
    {
        int start = line.Start;
        while (start < line.End && Spelling.IsBlank(_table.Content[start])) start++;
        SpannedText text = _table.Content[start] == '"'
            ? CsvLine.Split(_table, start, line.End, Dialect.Comma).Cells[0]
            : new SpannedText(_table.Content.Substring(start, line.End - start).TrimEnd([.. Dialect.Separators, ' ', '\t']), start);
        bool isComment = text.Text.Length > 0 && text.Text[0] == '#' && (text.Text.Length == 1 || Spelling.IsBlank(text.Text[1]));
        return isComment ? text.Slice(1, text.Text.Length) : null;
    }

    public bool IsRule(RawLine line) => Markdown.IsRule(_table.Content, line.Start, line.End);

    /// <summary>
    /// The current line in cells, and the lines after it that belong to it: if a quote is left open, a later line may close it, provided that the result is accepted.
    /// Else a cell ends on its line, so that a forgotten quote damages one row and not the rest of the table.
    /// </summary>
    public CsvLine TakeRecord(Dialect dialect, Func<CsvLine, bool> accept)
    {
        RawLine first = _lines[Position++];
        CsvLine line = CsvLine.Split(_table, first.Start, first.End, dialect);
        if (!line.HasOpenQuote || dialect.HasBars) return line;

        for (int last = Position; last < Math.Min(_lines.Count, Position + MaximumRecord); last++)
        {
            if (!HasOddQuotes(_lines[last], dialect.Quote)) continue;

            CsvLine record = CsvLine.Split(_table, first.Start, _lines[last].End, dialect);
            if (record.Fault is not null || !accept(record)) return line;

            Position = last + 1;
            return record;
        }

        return line;
    }

    private bool HasOddQuotes(RawLine line, char quote)
    {
        int count = 0;
        for (int index = line.Start; index < line.End; index++) count += _table.Content[index] == quote ? 1 : 0;
        return count % 2 == 1;
    }

    /// <summary>Null for a line of blanks and separators.</summary>
    private RawLine? Trim(TextLine line)
    {
        string content = _table.Content;
        int start = line.Start, end = line.End;
        while (end > start && Spelling.IsBlank(content[end - 1])) end--;
        while (start < end && content[start] != '\t' && Spelling.IsBlank(content[start])) start++;
        for (int index = start; index < end; index++)
        {
            if (!Spelling.IsBlank(content[index]) && !Dialect.Separators.Contains(content[index])) return new RawLine(start, end, line.Number + 1);
        }

        return null;
    }
}
