using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Repairing;

/// <summary>Another text in a cell.</summary>
internal sealed record CellEdit(Cell Cell, string Text)
{
    /// <summary>The table with other texts in some of its cells, and in those of its modules.</summary>
    public static TableDocument Apply(TableDocument document, IReadOnlyList<CellEdit> edits) => document with
    {
        Rows = Apply(document.Rows, edits),
        Modules = document.Modules.Count == 0 ? document.Modules : document.Modules.Select(module => Apply(module, edits)).ToEquatableArray(),
    };

    /// <summary>The rows with other texts in some of their cells; those without such a cell are the same objects.</summary>
    public static EquatableArray<TableRow> Apply(EquatableArray<TableRow> rows, IReadOnlyList<CellEdit> edits) => rows.Select(row => Apply(row, edits)).ToEquatableArray();

    private static TableRow Apply(TableRow row, IReadOnlyList<CellEdit> edits)
    {
        Cell[]? cells = null;
        foreach (CellEdit edit in edits)
        {
            int index = IndexOf(edit.Cell, row);
            if (index < 0) continue;

            cells ??= [.. row.Cells];
            cells[index] = edit.Cell with { Text = edit.Text };
        }

        return cells is null ? row : row with { Cells = EquatableArray.Of(cells) };
    }

    /// <summary>The cell itself, not one that is equal.</summary>
    private static int IndexOf(Cell cell, TableRow row)
    {
        if (!row.Location.Span.Contains(cell.Location.Span)) return -1;

        for (int index = 0; index < row.Cells.Count; index++)
        {
            if (ReferenceEquals(row.Cells[index], cell)) return index;
        }

        return -1;
    }
}
