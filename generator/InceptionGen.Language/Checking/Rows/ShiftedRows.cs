using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>Rows that are shifted one cell to the left, because a cell that should be empty was left out.</summary>
internal static class ShiftedRows
{
    /// <summary>The row's cells where they belong; a row that was shifted is reported, once, and from there on understood as it was meant.</summary>
    public static EquatableArray<Cell> Straighten(TypedRow row, string name, TableDocument document, DiagnosticBag diagnostics)
    {
        EquatableArray<Column> columns = document.Columns;
        EquatableArray<Cell> cells = row.Source.Cells;
        int patch = cells.ToList().FindIndex(cell => cell.Column.Kind == ColumnKind.Patch);
        if (patch < 0 || !CellParser.Size(cells[patch].Text).Succeeded(out Shape size, out _)) return cells;
        if (patch + 1 >= columns.Count || columns[patch + 1].Kind is not (ColumnKind.InputSize or ColumnKind.OutputSize)) return cells;

        List<Cell> shifted = Shift(cells, patch, columns);
        if (shifted.Count > columns.Count || CountSizes(shifted) <= CountSizes(cells)) return cells;

        LocationInfo at = cells[patch].Location;
        LocationInfo gap = at with { Span = new TextRange(at.Span.Start, at.Span.Start), Lines = at.Lines with { End = at.Lines.Start } };
        diagnostics.Add(new DiagnosticInfo(Rules.ShiftedRow, at, EquatableArray.Of(Excerpt.Of(name), columns[patch].Text, size.ToString(), columns[patch + 1].Text))
        {
            Fixes = EquatableArray.Of(Fix.Write("Insert an empty cell", gap, EmptyCell(cells[patch], document))),
        });
        return shifted.ToEquatableArray();
    }

    /// <summary>What makes an empty cell before one, written where the text of that one begins.</summary>
    private static string EmptyCell(Cell before, TableDocument document) =>
        before.IsQuoted ? "\"" + document.Separator + "\"" : document.IsJson ? "\"\"" + document.Separator : document.Separator;

    private static List<Cell> Shift(EquatableArray<Cell> cells, int from, EquatableArray<Column> columns)
    {
        int last = cells.Count - 1;
        while (last > from && cells[last].IsEmpty) last--;

        var shifted = new List<Cell>(cells.Take(from));
        Cell gap = cells[from];
        shifted.Add(gap with { Text = "", Sic = null });
        for (int index = from; index <= last; index++)
        {
            Column? column = index + 1 < columns.Count ? columns[index + 1] : null;
            if (column is null) return [.. shifted, .. cells];
            shifted.Add(cells[index] with { Column = column });
        }

        for (int index = shifted.Count; index < columns.Count; index++) shifted.Add(cells[last] with { Column = columns[index], Text = "", Sic = null });
        return shifted;
    }

    /// <summary>Size columns whose cells hold sizes.</summary>
    private static int CountSizes(IEnumerable<Cell> cells) => cells.Count(cell =>
        cell.Column.Kind is ColumnKind.InputSize or ColumnKind.OutputSize && CellParser.Size(cell.Text).Problem is null);
}
