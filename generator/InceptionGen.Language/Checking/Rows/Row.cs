using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Rows;

/// <summary>A row whose cells are understood.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="At">Its type cell.</param>
/// <param name="PatchAt">Its patch cell, empty or not; the type cell if the table has no patches.</param>
/// <param name="OutputAt">Its output cell, empty or not; the type cell if the table has none.</param>
/// <param name="Remark">The remarks, and a patch cell that holds a remark.</param>
/// <param name="EmptyColumns">Filter columns where this row has nothing.</param>
/// <param name="Cells">All of its cells, each in its column.</param>
internal sealed record Row(
    string Name,
    RowType Type,
    CellReference At,
    Patch? Patch,
    CellReference PatchAt,
    DeclaredShape? Input,
    DeclaredShape? Output,
    CellReference OutputAt,
    EquatableArray<FilterCell> Filters,
    PoolCell? Pool,
    EquatableArray<Column> EmptyColumns,
    RowRules Rules,
    CellReference? Reads,
    PrintedCell? Depth,
    PrintedCell? Params,
    PrintedCell? Ops,
    string Remark,
    EquatableArray<Cell> Cells)
{
    /// <summary>Whether it names a module table.</summary>
    public bool NamesModule => Type.Kind == RowKind.Module || (Type.Kind == RowKind.Inception && !HasFilters);

    /// <summary>Whether every cell that says what the row does is understood; the others have been reported.</summary>
    public bool IsUnderstood { get; init; } = true;

    /// <summary>Whether its cells were shifted one column to the left, which has been reported.</summary>
    public bool IsShifted { get; init; }

    /// <summary>Whether it has an output size that is not understood, which has been reported.</summary>
    public bool HasBadOutput => Output is null && OutputAt.Cell is { IsEmpty: false, Column.Kind: ColumnKind.OutputSize };

    public bool HasFilters => Filters.Count > 0 || Pool is not null;

    public Extent Stride => Patch?.Stride ?? new Extent(1, 1);
}
