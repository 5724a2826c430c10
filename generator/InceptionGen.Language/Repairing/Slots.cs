using System.Collections.Generic;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Repairing;

/// <summary>The numbers of a row that may be wrong.</summary>
internal static class Slots
{
    private static readonly char[] Times = ['x', 'X', '×'];

    /// <param name="isJson">Whether the table is JSON, where nothing can be written into a place that holds null.</param>
    public static IEnumerable<Slot> Of(TableRow row, bool isJson)
    {
        if (row.Type is not { } type) yield break;

        string name = NameOf(row);
        for (int index = 0; index < row.Cells.Count; index++)
        {
            Cell cell = row.Cells[index];
            if (cell.IsReported || cell.Sic is not null) continue;

            int neighbour = index > 0 && cell.Column.Kind == ColumnKind.Filters && row.Cells[index - 1].Column.Kind == ColumnKind.Filters ? NumberIn(row.Cells[index - 1].Text) : -1;
            foreach (Slot slot in In(cell, type, name, neighbour, isJson || IsLeftOut(row, index))) yield return slot;
        }
    }

    /// <summary>What messages call the row.</summary>
    public static string NameOf(TableRow row) => row.Find(ColumnKind.Name) is { IsEmpty: false } name ? name.Text : row.Find(ColumnKind.Type)?.Text ?? "";

    private static IEnumerable<Slot> In(Cell cell, RowType type, string row, int neighbour, bool mayNotFill)
    {
        switch (cell.Column.Kind)
        {
            case ColumnKind.Filters when cell.IsEmpty && !mayNotFill && cell.Column.Filters is { Kernels.Count: 1 } && TakesFilters(type):
                yield return new Slot(row, cell, SlotKind.Filters, 0, 0, 0, neighbour);
                break;
            case ColumnKind.Filters or ColumnKind.PoolProjection:
                foreach ((int start, int length, int value) in NumbersOf(cell.Text)) yield return new Slot(row, cell, SlotKind.Filters, start, length, value, neighbour);
                break;
            case ColumnKind.OutputSize or ColumnKind.InputSize:
                int part = 0;
                foreach ((int start, int length, int value) in NumbersOf(cell.Text))
                {
                    SlotKind kind = part++ < 2 ? SlotKind.Extent : type.Kind is RowKind.Linear or RowKind.Plain ? SlotKind.Outputs : SlotKind.Filters;
                    if (part <= 3) yield return new Slot(row, cell, kind, start, length, value, -1);
                }

                break;
            case ColumnKind.Patch:
                int numbers = cell.Text.IndexOfAny(Times) < 0 ? 0 : 2;
                foreach ((int start, int length, int value) in NumbersOf(cell.Text)) yield return new Slot(row, cell, numbers-- > 0 ? SlotKind.Kernel : SlotKind.Stride, start, length, value, -1);
                break;
            case ColumnKind.Type when type.Kind is RowKind.Module or RowKind.Inception:
                int bracket = cell.Text.IndexOf('(');
                foreach ((int start, int length, int value) in NumbersOf(cell.Text))
                {
                    if (start == 0 && type.Count > 1) yield return new Slot(row, cell, SlotKind.Copies, start, length, value, -1);
                    else if (bracket >= 0 && start > bracket && type.Kind == RowKind.Module && cell.Text[start - 1] == ' ') yield return new Slot(row, cell, SlotKind.Filters, start, length, value, -1);
                }

                break;
        }
    }

    private static bool TakesFilters(RowType type) => type.Kind is RowKind.Inception or RowKind.Convolution or RowKind.Residual;

    /// <summary>Whether the row ends before the cell, so that nothing could be written there without the commas before it.</summary>
    private static bool IsLeftOut(TableRow row, int index) =>
        row.Cells[index].IsEmpty && index > 0 && row.Cells[index].Location.Span.Start <= row.Cells[index - 1].Location.Span.End;

    private static int NumberIn(string text)
    {
        foreach ((_, _, int value) in NumbersOf(text)) return value;
        return -1;
    }

    private static IEnumerable<(int Start, int Length, int Value)> NumbersOf(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] is not (>= '0' and <= '9')) continue;

            int start = index;
            long value = 0;
            for (; index < text.Length && text[index] is >= '0' and <= '9'; index++) value = value > WholeNumber.Maximum ? value : (value * 10) + (text[index] - '0');
            if (value <= WholeNumber.Maximum) yield return (start, index - start, (int)value);
        }
    }
}
