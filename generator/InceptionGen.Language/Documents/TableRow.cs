using InceptionGen.Language.Cells;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>
/// A row. Its cells are in the order in which they were written, and there is at least one for each of the table's columns:
/// what the row leaves out is an empty cell at the row's end.
/// </summary>
internal sealed record TableRow(EquatableArray<Cell> Cells, LocationInfo Location)
{
    /// <summary>What its type cell says; null if it has none, or one that is not understood.</summary>
    public RowType? Type => Find(ColumnKind.Type) is { } cell && CellParser.RowType(cell.Text).Succeeded(out RowType? type, out _) ? type : null;

    /// <summary>Its first cell in a column of this kind, which may be empty; null if the table has no such column.</summary>
    public Cell? Find(ColumnKind kind)
    {
        foreach (Cell cell in Cells)
        {
            if (cell.Column.Kind == kind) return cell;
        }

        return null;
    }
}
