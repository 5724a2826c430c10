using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Text;

namespace InceptionGen.Playground.Editing;

/// <summary>Changes of a grid as changes of its text. Everything that is not changed stays as it was written: blanks, quotes, comments.</summary>
/// <param name="content">The text that the grid was read from.</param>
internal sealed class GridWriter(Grid grid, string path, string content)
{
    private readonly string _lineEnd = content.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    private readonly List<TextEdit> _edits = [];

    /// <summary>How many cells a line has, with those that were added to it.</summary>
    private readonly Dictionary<GridLine, int> _widths = [];

    /// <summary>The text with all changes.</summary>
    public string Text() => TextEdits.Apply(content, _edits) ?? content;

    /// <summary>Writes a text into a cell. The row after the last one, and the setting after the last one, are new ones.</summary>
    public void Set(GridPlace place, string text)
    {
        GridPart part = grid.Parts[place.Part];
        string written = OneLine(text);
        switch (place.Area)
        {
            case GridArea.Settings when place.Row == part.Settings.Count:
                if (written.Length > 0) Insert(place.Row > 0 ? AfterLine(part.Settings[^1].Span.End) : part.Table.Columns.Count > 0 ? BeforeLine(part.Header.Span.Start) : 0, "# " + written + ":" + _lineEnd);
                break;
            case GridArea.Settings:
                GridCell cell = part.Settings[place.Row].Cells[place.Column];
                // "# key:" has no blank before its value.
                bool isFirst = cell.Content.Length == 0 && cell.Content.Start > 0 && content[cell.Content.Start - 1] == ':';
                Replace(cell.Content, isFirst && written.Length > 0 ? " " + written : written);
                break;
            case GridArea.Header:
                SetCell(part, part.Header, place.Column, written);
                break;
            default:
                SetBlock(place, [[written]]);
                break;
        }
    }

    /// <summary>Writes a block of texts, such as a spreadsheet's, with its first at a place; rows below the last one are new.</summary>
    public void SetBlock(GridPlace place, IReadOnlyList<IReadOnlyList<string>> block)
    {
        GridPart part = grid.Parts[place.Part];
        var added = new StringBuilder();
        for (int line = 0; line < block.Count; line++)
        {
            int row = place.Row + line;
            if (row < part.Rows.Count)
            {
                for (int index = 0; index < block[line].Count; index++) SetCell(part, part.Rows[row], place.Column + index, OneLine(block[line][index]));
            }
            else if (block[line].Any(text => text.Length > 0))
            {
                added.Append(_lineEnd).Append(part.Dialect.Separator, place.Column)
                    .AppendJoin(part.Dialect.Separator, block[line].Select(text => Quoted(part, OneLine(text))));
            }
        }

        if (added.Length > 0) Insert(EndOfLine((part.Rows.Count > 0 ? part.Rows[^1] : part.Header).Span.End), added.ToString());
    }

    /// <summary>Takes a line away, with its line break.</summary>
    public void Delete(GridPlace place)
    {
        TextRange line = LineOf(place);
        Replace(new TextRange(BeforeLine(line.Start), AfterLine(line.End)), "");
    }

    /// <summary>Writes a line once more below itself.</summary>
    public void Duplicate(GridPlace place)
    {
        TextRange line = LineOf(place);
        int start = BeforeLine(line.Start), end = EndOfLine(line.End);
        Insert(end, _lineEnd + content[start..end]);
    }

    /// <summary>Puts a line in the place of the next one, and that in its own.</summary>
    public void MoveDown(GridPlace place)
    {
        TextRange line = LineOf(place), next = LineOf(place with { Row = place.Row + 1 });
        Replace(line, content[next.Start..next.End]);
        Replace(next, content[line.Start..line.End]);
    }

    /// <summary>Adds a column of empty cells after another one.</summary>
    public void AddColumn(GridPlace place, string heading)
    {
        GridPart part = grid.Parts[place.Part];
        char separator = part.Dialect.Separator;
        foreach (GridLine line in part.Rows.Where(line => line.Cells.Count > place.Column + 1)) Insert(line.Cells[place.Column].Content.End, separator.ToString());
        Insert(part.Header.Cells[place.Column].Content.End, separator + Quoted(part, OneLine(heading)));
    }

    /// <summary>Takes a column away.</summary>
    public void DeleteColumn(GridPlace place)
    {
        GridPart part = grid.Parts[place.Part];
        foreach (GridLine line in part.Rows.Prepend(part.Header).Where(line => line.Cells.Count > place.Column))
        {
            bool isFirst = place.Column == 0;
            int start = isFirst ? line.Cells[0].Content.Start : line.Cells[place.Column - 1].Content.End;
            int end = isFirst && line.Cells.Count > 1 ? line.Cells[1].Content.Start : line.Cells[place.Column].Content.End;
            Replace(new TextRange(start, end), "");
        }
    }

    private void SetCell(GridPart part, GridLine line, int column, string text)
    {
        string written = Quoted(part, text);
        if (column < line.Cells.Count)
        {
            if (text != line.Cells[column].Text) Replace(line.Cells[column].Content, written);
            return;
        }

        if (text.Length == 0) return;
        int width = _widths.GetValueOrDefault(line, line.Cells.Count);
        Insert(line.Span.End, new string(part.Dialect.Separator, column + 1 - width) + written);
        _widths[line] = column + 1;
    }

    private TextRange LineOf(GridPlace place) => place.Area switch
    {
        GridArea.Settings => FullLine(grid.Parts[place.Part].Settings[place.Row].Span),
        GridArea.Header => grid.Parts[place.Part].Header.Span,
        _ => grid.Parts[place.Part].Rows[place.Row].Span,
    };

    private TextRange FullLine(TextRange span) => new(BeforeLine(span.Start), EndOfLine(span.End));

    private int BeforeLine(int position)
    {
        while (position > 0 && content[position - 1] is not ('\n' or '\r')) position--;
        return position;
    }

    private int EndOfLine(int position)
    {
        while (position < content.Length && content[position] is not ('\n' or '\r')) position++;
        return position;
    }

    private int AfterLine(int position)
    {
        int end = EndOfLine(position);
        if (end < content.Length && content[end] == '\r') end++;
        return end < content.Length && content[end] == '\n' ? end + 1 : end;
    }

    private void Insert(int position, string text) => Replace(new TextRange(position, position), text);

    private void Replace(TextRange span, string text) => _edits.Add(new TextEdit(new LocationInfo(path, span, default), text));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();

    /// <summary>A cell as its line needs it: quoted where it would otherwise be two.</summary>
    private static string Quoted(GridPart part, string text)
    {
        char separator = part.Dialect.Separator;
        if (part.Dialect.HasBars) return text.Replace(separator.ToString(), "\\" + separator, StringComparison.Ordinal);

        bool needsQuotes = text.Contains(separator, StringComparison.Ordinal) || text.StartsWith(part.Dialect.Quote) || text.StartsWith('=');
        string quote = part.Dialect.Quote.ToString();
        return needsQuotes ? quote + text.Replace(quote, quote + quote, StringComparison.Ordinal) + quote : text;
    }
}
