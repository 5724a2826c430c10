using System.Globalization;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Repairing;

/// <summary>A number in a cell.</summary>
/// <param name="Row">What the cell's row is called.</param>
/// <param name="Start">Where its digits begin in the cell's text.</param>
/// <param name="Length">How many digits it has; 0 for an empty cell, whose number is 0.</param>
/// <param name="Neighbour">The number in the cell to its left; -1 where that cell has no number.</param>
internal sealed record Slot(string Row, Cell Cell, SlotKind Kind, int Start, int Length, int Value, int Neighbour)
{
    /// <summary>Whether other numbers follow from other filters by no formula, so that likely ones are tried.</summary>
    public bool IsTried => Kind is SlotKind.Extent or SlotKind.Kernel or SlotKind.Stride or SlotKind.Copies;

    /// <summary>Whether it counts the channels of a map.</summary>
    public bool IsOfMap => Cell.Column.Kind is ColumnKind.InputSize or ColumnKind.OutputSize;

    /// <summary>Whether a row's cost may grow with its square: a double convolution reads its own filters, and a module's parameter may be in several cells.</summary>
    public bool MayCountTwice => Cell.Column.Kind == ColumnKind.Type || Cell.Column.Filters is { IsDouble: true, IsReduce: false } || Cell.Column.Filters is { Groups: { Count: not (0 or 1) } };

    public CellEdit Set(int value) => new(Cell, Cell.Text.Substring(0, Start) + value.ToString(CultureInfo.InvariantCulture) + Cell.Text.Substring(Start + Length));
}
