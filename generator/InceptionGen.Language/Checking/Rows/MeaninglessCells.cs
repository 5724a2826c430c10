using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>Cells that say something that rows of their type cannot do. Whoever trusts the table would be misled by a filter count that nothing reads.</summary>
internal static class MeaninglessCells
{
    /// <param name="isBranch">Whether the row is a branch of a module table.</param>
    public static void Report(Row row, bool isBranch, DiagnosticBag diagnostics)
    {
        foreach (Cell cell in row.Cells)
        {
            if (!cell.IsEmpty && Reason(row, cell, isBranch) is { } reason)
                diagnostics.Add(Rules.CellWithoutMeaning, new CellReference(row.Name, cell), Excerpt.Of(cell.Text), reason);
        }
    }

    private static string? Reason(Row row, Cell cell, bool isBranch)
    {
        RowKind kind = row.Type.Kind;
        if (row.NamesModule) return OfModule(row, cell, isBranch);

        string rows = "'" + Excerpt.Of(row.Type.Word) + "' rows ";
        return cell.Column.Kind switch
        {
            ColumnKind.Filters when SaysFilters(cell, row) && !TakesFilters(kind, isBranch) => rows + "have no filters; clear the cell",
            ColumnKind.PoolProjection when row.Pool is not null && kind != RowKind.Inception => rows + "have no pool projection; clear the cell",
            ColumnKind.Patch when row.Patch?.Kernel is not null && kind == RowKind.Inception => rows + "take a stride alone, as in 'stride 2'",
            ColumnKind.Patch when row.Patch is not null && kind != RowKind.Inception && !RowKinds.HasWindow(kind) => rows + "have no patch; clear the cell",
            ColumnKind.Padding when !RowKinds.HasWindow(kind) && kind != RowKind.Inception => rows + "pad nothing; clear the cell",
            ColumnKind.Activation when kind == RowKind.BatchNorm => null,
            ColumnKind.Normalization or ColumnKind.Bias or ColumnKind.Activation when !HasLayers(row, isBranch) && !SaysNo(row, cell.Column.Kind) => rows + "have no layer of their own; clear the cell",
            ColumnKind.InputSize or ColumnKind.OutputSize or ColumnKind.Depth or ColumnKind.Params or ColumnKind.Ops when kind == RowKind.AuxiliaryClassifier =>
                "the rows below it say it; clear the cell",
            _ => null,
        };
    }

    private static string? OfModule(Row row, Cell cell, bool isBranch)
    {
        const string InItsTable = "the module's own table says it; clear the cell";
        return cell.Column.Kind switch
        {
            ColumnKind.Patch when row.Patch is not null && !(isBranch && row.HasFilters) => InItsTable,
            ColumnKind.PoolProjection when row.Pool is not null => InItsTable,
            ColumnKind.Filters when SaysFilters(cell, row) && !isBranch => InItsTable,
            ColumnKind.Padding or ColumnKind.Normalization or ColumnKind.Bias or ColumnKind.Activation when !(isBranch && row.HasFilters) => InItsTable,
            _ => null,
        };
    }

    private static bool SaysFilters(Cell cell, Row row) => row.Filters.Any(filters => filters.At.Cell == cell);

    private static bool TakesFilters(RowKind kind, bool isBranch) =>
        kind is RowKind.Convolution or RowKind.Inception or RowKind.Residual || (isBranch && RowKinds.IsPool(kind));

    private static bool HasLayers(Row row, bool isBranch) => RowKinds.HasLayers(row.Type.Kind) || (isBranch && row.HasFilters);

    /// <summary>"none" and "no" are true of a row without layers.</summary>
    private static bool SaysNo(Row row, ColumnKind column) => column switch
    {
        ColumnKind.Normalization => row.Rules.Normalization is { BatchNorm: null },
        ColumnKind.Bias => row.Rules.Bias == false,
        _ => row.Rules.Activation == Model.Activation.None,
    };
}
