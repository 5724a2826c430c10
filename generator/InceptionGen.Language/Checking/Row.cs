using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Language.Parsing;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>A filter column's cell with convolutions in it.</summary>
/// <param name="Heading">The column in the language's spelling, numbered if the table repeats it: "#3x3 reduce (2)".</param>
/// <param name="Counts">The filters, one number for each kernel of the column.</param>
internal sealed record FilterCell(Anchor At, FilterColumn Column, string Heading, EquatableArray<int> Counts);

/// <summary>The pool projection's cell, if there is such a branch.</summary>
internal sealed record PoolCell(Anchor At, PoolProjection Projection);

/// <summary>A count as the paper printed it.</summary>
internal sealed record PrintedCell(Anchor At, PrintedCount Count);

/// <summary>A row whose cells are understood.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="At">Its type cell.</param>
/// <param name="PatchAt">Its patch cell, empty or not; the type cell if the table has no patches.</param>
/// <param name="OutputAt">Its output cell, empty or not; the type cell if the table has none.</param>
/// <param name="Remark">The remarks, and a patch cell that holds a remark.</param>
/// <param name="EmptyColumns">Filter columns where this row has nothing.</param>
/// <param name="Cells">All of it, where it belongs.</param>
internal sealed record Row(
    string Name,
    RowType Type,
    Anchor At,
    Patch? Patch,
    Anchor PatchAt,
    DeclaredShape? Input,
    DeclaredShape? Output,
    Anchor OutputAt,
    EquatableArray<FilterCell> Filters,
    PoolCell? Pool,
    EquatableArray<Column> EmptyColumns,
    RowRules Rules,
    Anchor? Reads,
    PrintedCell? Depth,
    PrintedCell? Params,
    PrintedCell? Ops,
    string Remark,
    EquatableArray<Cell> Cells)
{
    /// <summary>Whether it stands for a module table.</summary>
    public bool NamesModule => Type.Kind == RowKind.Module || (Type.Kind == RowKind.Inception && !HasFilters);

    /// <summary>Whether every cell that says what the row does is understood; the others have been reported.</summary>
    public bool IsUnderstood { get; init; } = true;

    /// <summary>Whether its cells stood one column to the left, which has been reported.</summary>
    public bool IsShifted { get; init; }

    /// <summary>Whether it has an output size that is not understood, which has been reported.</summary>
    public bool HasBadOutput => Output is null && OutputAt.Cell is { IsEmpty: false, Column.Kind: ColumnKind.OutputSize };

    public bool HasFilters => Filters.Count > 0 || Pool is not null;

    public Extent Stride => Patch?.Stride ?? new Extent(1, 1);

    /// <summary>The columns numbered by how often their heading stood before.</summary>
    public static string Numbered(string heading, int number) =>
        number == 1 ? heading : heading + " (" + number.ToString(System.Globalization.CultureInfo.InvariantCulture) + ")";
}

/// <summary>What a row says of its layers; null where it says nothing.</summary>
internal sealed record RowRules(PaddingRule? Padding, Normalization? Normalization, bool? Bias, Activation? Activation);
