using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Rows with an empty cell too many, after which every cell is under the heading to the right of its own: reported once, and read as they were meant.</summary>
internal sealed class ShiftedCells(TableText table, DiagnosticBag diagnostics, IReadOnlyList<Column> columns, char separator)
{
    /// <summary>The row's cells where they belong.</summary>
    public IReadOnlyList<SpannedText> Straighten(IReadOnlyList<SpannedText> cells, string row)
    {
        if (cells.Count != columns.Count + 1) return cells;

        int wrong = FirstWrong(cells);
        bool hasSurplus = cells[cells.Count - 1].Text.Length > 0;
        if (wrong < 0 && !hasSurplus) return cells;

        // The last empty cell without which the whole row is understood. Between two empty cells it does not matter which is removed.
        for (int index = cells.Count - 1; index > 0; index--)
        {
            if (cells[index].Text.Length > 0 || (wrong >= 0 && index > wrong)) continue;

            List<SpannedText> straight = [.. cells.Take(index), .. cells.Skip(index + 1)];
            if (FirstWrong(straight) >= 0) continue;

            Report(cells, index, row);
            return straight;
        }

        return cells;
    }

    private void Report(IReadOnlyList<SpannedText> cells, int index, string row)
    {
        SpannedText moved = cells.Skip(index).FirstOrDefault(cell => cell.Text.Length > 0);
        int at = cells.ToList().FindIndex(index, cell => cell.Text.Length > 0);
        if (moved.Text is null || at < 1) return;

        string under = at < columns.Count ? "column '" + Excerpt.Of(columns[at].Text) + "' holds " + Excerpt.Of(moved.Text) : "no column is left for " + Excerpt.Of(moved.Text);
        int surplus = table.Content.LastIndexOf(separator, System.Math.Max(cells[index].Start - 1, 0));
        var diagnostic = new DiagnosticInfo(Rules.RowShiftedRight, moved.In(table), EquatableArray.Of(Excerpt.Of(row), under, Excerpt.Of(columns[at - 1].Text)));
        diagnostics.Add(surplus < 0 ? diagnostic : diagnostic with { Fixes = EquatableArray.Of(Fix.Write("Remove the empty cell before it", table.At(surplus, surplus + 1), "")) });
    }

    /// <summary>The first cell that means nothing under its heading; -1 if all do.</summary>
    private int FirstWrong(IReadOnlyList<SpannedText> cells)
    {
        foreach (Column column in columns)
        {
            string text = column.Index < cells.Count ? cells[column.Index].Text : "";
            int mark = CellReader.IndexOfMark(text);
            if (mark >= 0) text = text.Substring(0, mark).TrimEnd();
            if (text.Length > 0 && !CellReader.SaysNothing(text, column.Kind) && CellColumns.IsUnderstood(column, text) == false) return column.Index;
        }

        return -1;
    }
}
