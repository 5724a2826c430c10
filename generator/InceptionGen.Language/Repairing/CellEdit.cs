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
    public static EquatableArray<TableRow> Apply(EquatableArray<TableRow> rows, IReadOnlyList<CellEdit> edits) =>
        rows.Any(row => Has(row, edits)) ? rows.Select(row => Has(row, edits) ? Apply(row, edits) : row).ToEquatableArray() : rows;

    private static bool Has(TableRow row, IReadOnlyList<CellEdit> edits)
    {
        foreach (CellEdit edit in edits)
        {
            TextRange place = row.Location.Span, cell = edit.Cell.Location.Span;
            if (place.Contains(cell) && row.Cells.Any(own => ReferenceEquals(own, edit.Cell))) return true;
        }

        return false;
    }

    private static TableRow Apply(TableRow row, IReadOnlyList<CellEdit> edits) =>
        row with { Cells = row.Cells.Select(cell => edits.FirstOrDefault(edit => ReferenceEquals(edit.Cell, cell)) is { } edit ? cell with { Text = edit.Text } : cell).ToEquatableArray() };
}
