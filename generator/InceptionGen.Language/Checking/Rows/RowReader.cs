using System.Collections.Generic;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>Understands the cells of a table's rows and reports those it cannot.</summary>
/// <param name="isModule">Whether the table is a module, whose rows are branches.</param>
internal sealed class RowReader(TableDocument document, bool isModule, DiagnosticBag diagnostics)
{
    private readonly Dictionary<int, string> _headings = FilterHeadings.Of(document.Columns);

    /// <summary>The row; null if its type is not understood.</summary>
    public Row? Read(TypedRow typed, string name)
    {
        EquatableArray<Cell> cells = ShiftedRows.Straighten(typed, name, document, diagnostics);
        if (typed.Type is null) return null;
        Row row = new RowCells(cells, name, typed, _headings, diagnostics).Read() with { IsShifted = !cells.Equals(typed.Source.Cells) };

        // For a row that names a module, only if the module exists: else its type is the mistake.
        if (row.IsUnderstood && !row.NamesModule) MeaninglessCells.Report(row, isModule, diagnostics);
        return row;
    }

    /// <summary>What a row that is not understood declares for the row below it.</summary>
    public DeclaredShape? ReadOutputSize(TypedRow typed, string name) =>
        new RowCells(typed.Source.Cells, name, typed, _headings, diagnostics).Size(ColumnKind.OutputSize);
}
