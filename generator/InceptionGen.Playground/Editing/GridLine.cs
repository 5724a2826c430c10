using System;
using System.Collections.Generic;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Playground.Editing;

/// <summary>A line of a grid.</summary>
/// <param name="span">Where it is in the text, without blanks around it.</param>
/// <param name="number">Its line in the text, from 1.</param>
/// <param name="read">Splits it into cells, once somebody asks: what is wrong with a table is in few of its lines.</param>
internal sealed class GridLine(TextRange span, int number, Func<IReadOnlyList<GridCell>> read)
{
    private readonly Lazy<IReadOnlyList<GridCell>> _cells = new(read, isThreadSafe: false);

    /// <summary>No line, where a table has no header.</summary>
    public static GridLine None { get; } = new(default, 0, static () => []);

    public TextRange Span => span;

    public int Number => number;

    public IReadOnlyList<GridCell> Cells => _cells.Value;

    /// <summary>The cells of a line of CSV as they are written, so that a dash and "[sic: ...]" are seen.</summary>
    /// <param name="number">Its line in the text, from 1.</param>
    public static GridLine OfCsv(TableText text, TextRange span, int number, Dialect dialect) => new(span, number, () =>
    {
        var cells = new List<GridCell>();
        foreach (SpannedText cell in CsvLine.Split(text, span.Start, span.End, dialect).Cells) cells.Add(new GridCell(cell.Text, Around(text.Content, span, cell, dialect)));
        return cells;
    });

    /// <summary>The cell that holds a place, or the one nearest before it; -1 if the place is more than a cell.</summary>
    public int ColumnOf(TextRange place)
    {
        int found = -1;
        for (int index = 0; index < Cells.Count && Cells[index].Content.Start <= place.Start; index++) found = index;
        return found >= 0 && (found + 1 == Cells.Count || place.End <= Cells[found + 1].Content.Start) ? found : -1;
    }

    /// <summary>The cell with the quotes around it, which a new text replaces.</summary>
    private static TextRange Around(string content, TextRange line, SpannedText cell, Dialect dialect)
    {
        int start = cell.Start, end = cell.End;
        while (start > line.Start && content[start - 1] == ' ') start--;
        while (end < line.End && content[end] == ' ') end++;
        bool isQuoted = start > line.Start && end < line.End && content[start - 1] == dialect.Quote && content[end] == dialect.Quote && !dialect.HasBars;
        if (!isQuoted) return new TextRange(cell.Start, cell.End);

        // ="64" is how a spreadsheet is told that a cell is a text.
        return new TextRange(start - 1 > line.Start && content[start - 2] == '=' ? start - 2 : start - 1, end + 1);
    }
}

/// <summary>A cell of a line.</summary>
/// <param name="Text">What it says, without quotes around it.</param>
/// <param name="Content">Where it is in the text, with the quotes.</param>
internal readonly record struct GridCell(string Text, TextRange Content);
