using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Repairing;

/// <summary>Numbers that are tried where no formula gives them: heights and widths, kernels, strides, copies.</summary>
internal static class Tries
{
    /// <summary>Of a number of filters.</summary>
    private const int MostDigits = 4;

    private static readonly int[] Kernels = [1, 3, 5, 7, 2], Strides = [1, 2, 3];

    public static IEnumerable<int> Of(Slot slot, TableRow row, IReadOnlyList<(TableRow Row, ITrial Trial)> places) => slot.Kind switch
    {
        SlotKind.Stride => Others(Strides, slot),
        SlotKind.Kernel => Others(Kernels.Concat(Twins(slot)), slot),
        SlotKind.Copies => Others(Undone(slot.Value), slot),
        _ => Others(Twins(slot).Concat(Nearby(slot, row, places)), slot),
    };

    /// <summary>Numbers from which one slip leads to the number.</summary>
    public static IEnumerable<int> Undone(int value)
    {
        string digits = value.ToString(CultureInfo.InvariantCulture);
        yield return value + 1;
        yield return value - 1;
        for (int index = 0; index < digits.Length && digits.Length > 1; index++) yield return int.Parse(digits.Remove(index, 1), CultureInfo.InvariantCulture);
        for (int index = 0; index + 1 < digits.Length; index++)
            yield return int.Parse(digits.Substring(0, index) + digits[index + 1] + digits[index] + digits.Substring(index + 2), CultureInfo.InvariantCulture);
    }

    /// <summary>Numbers of which one digit was left out.</summary>
    public static IEnumerable<int> Completed(int value)
    {
        string digits = value.ToString(CultureInfo.InvariantCulture);
        if (digits.Length > MostDigits) yield break;

        for (int index = 0; index <= digits.Length; index++)
        {
            for (char digit = index == 0 ? '1' : '0'; digit <= '9'; digit++) yield return int.Parse(digits.Insert(index, digit.ToString()), CultureInfo.InvariantCulture);
        }
    }

    private static IEnumerable<int> Others(IEnumerable<int> values, Slot slot) => values.Where(value => value != slot.Value && value is > 0 and <= 10_000).Distinct();

    /// <summary>The other side of a square.</summary>
    private static IEnumerable<int> Twins(Slot slot)
    {
        string[] sides = slot.Cell.Text.Split('x', 'X', '×', '/');
        foreach (string side in sides.Take(2))
        {
            if (int.TryParse(side.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int value)) yield return value;
        }
    }

    /// <summary>The sizes of the maps around it.</summary>
    private static IEnumerable<int> Nearby(Slot slot, TableRow row, IReadOnlyList<(TableRow Row, ITrial Trial)> places) => places
        .Where(place => place.Row != row)
        .SelectMany(place => place.Row.Cells)
        .Where(cell => cell.Column.Kind == slot.Cell.Column.Kind)
        .SelectMany(cell => CellParser.Size(cell.Text).Succeeded(out Model.Shape shape, out _) ? [shape.Height, shape.Width] : System.Array.Empty<int>());
}
