using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Repairing;

/// <summary>Neighbouring cells whose texts may have been exchanged.</summary>
internal static class Swaps
{
    /// <param name="isWrong">Whether one of them means nothing under its heading, so that it may belong under any other.</param>
    public static bool MayBe(Cell left, Cell right, TableRow row, int index, bool isJson, bool isWrong)
    {
        if (left.Text == right.Text || left.Sic is not null || right.Sic is not null || left.IsReported || right.IsReported) return false;
        if (isWrong ? CellColumns.IsUnderstood(right.Column, left.Text) != true || CellColumns.IsUnderstood(left.Column, right.Text) != true : !IsNumber(left) || !IsNumber(right)) return false;
        return !left.IsEmpty && !right.IsEmpty || !isJson && right.Location.Span.Start > left.Location.Span.End && (index == 0 || left.Location.Span.Start > row.Cells[index - 1].Location.Span.End);
    }

    private static bool IsNumber(Cell cell) => cell.Column.Kind is ColumnKind.Filters or ColumnKind.PoolProjection or ColumnKind.Params or ColumnKind.Ops or ColumnKind.Depth;
}
