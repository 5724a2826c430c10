using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Repairing;

/// <summary>Patches from which one slip leads to that of a cell in more than one number, or in none: a square kernel of another size, a stride or a padding that was left out.</summary>
internal static class Patches
{
    private static readonly int[] Sides = [1, 3, 5, 7];
    private static readonly string[] Paddings = [" V", " S"];

    public static IEnumerable<string> Of(Cell cell)
    {
        if (cell.Column.Kind != ColumnKind.Patch || !CellParser.Patch(cell.Text).Succeeded(out Patch? patch, out _)) return [];
        return Squares(cell.Text, patch).Concat(Completed(cell.Text, patch));
    }

    private static IEnumerable<string> Squares(string text, Patch patch)
    {
        if (patch.Kernel is not { } kernel || kernel.Height != kernel.Width) return [];

        string side = Number(kernel.Height);
        int second = text.IndexOf(side, side.Length, StringComparison.Ordinal);
        return second < 0 ? [] : Sides.Where(other => other != kernel.Height).Select(other => Number(other) + text.Substring(side.Length, second - side.Length) + Number(other) + text.Substring(second + side.Length));
    }

    private static IEnumerable<string> Completed(string text, Patch patch)
    {
        if (patch.Kernel is null) return [];

        string[] strides = text.IndexOf('/') < 0 ? [text + "/2"] : [];
        string[] paddings = patch.Padding is null ? [.. Paddings.Select(padding => text + padding)] : [];
        return [.. strides, .. paddings];
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
