namespace InceptionGen.Language.Cells;

/// <summary>Which parser understands the cells of a column.</summary>
internal static class CellColumns
{
    /// <summary>Whether the text means something under the column; null where any text does.</summary>
    public static bool? IsUnderstood(Column column, string text) => column.Kind switch
    {
        ColumnKind.Patch => CellParser.Patch(text).Problem is null,
        ColumnKind.InputSize or ColumnKind.OutputSize => CellParser.Size(text).Problem is null,
        ColumnKind.Depth => CellParser.Depth(text).Problem is null,
        ColumnKind.Filters => CellParser.FilterCounts(text, column.Filters!.Kernels.Count).Problem is null,
        ColumnKind.PoolProjection => CellParser.PoolProjection(text).Problem is null,
        ColumnKind.Params or ColumnKind.Ops => CellParser.PrintedCount(text).Problem is null,
        ColumnKind.Padding => CellParser.Padding(text).Problem is null,
        ColumnKind.Normalization => CellParser.Normalization(text).Problem is null,
        ColumnKind.Bias => CellParser.YesOrNo(text).Problem is null,
        ColumnKind.Activation => CellParser.Activation(text).Problem is null,
        _ => null,
    };

    /// <summary>Whether the column's cells are counts, which spreadsheets write in the way of their country.</summary>
    public static bool HasCounts(ColumnKind kind) =>
        kind is ColumnKind.Depth or ColumnKind.Filters or ColumnKind.PoolProjection or ColumnKind.Params or ColumnKind.Ops;
}
