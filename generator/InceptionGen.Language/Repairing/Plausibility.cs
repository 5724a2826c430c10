using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Repairing;

/// <summary>How unlikely it is that a number was meant and another was typed. Networks are made of multiples of 8, of square maps and square kernels, and what a table
/// holds once it often holds again.</summary>
/// <param name="rows">The table's rows.</param>
internal sealed class Plausibility(IReadOnlyList<TableRow> rows)
{
    /// <summary>A change that costs more is not offered.</summary>
    public const double Limit = 5;

    /// <summary>A change that costs less is what somebody has probably mistyped.</summary>
    public const double Likely = 2;

    /// <summary>What it costs that two neighbouring cells were exchanged.</summary>
    public const double OfSwap = 2.5;

    /// <summary>The same of cells of which one means nothing where it stands.</summary>
    public const double OfWrongSwap = 1;

    /// <summary>What it costs that a kernel of another size was written, or that a stride or a padding was left out.</summary>
    public const double OfPatch = 1.5;

    /// <summary>What it costs that a separator was forgotten, or is too much; the numbers that it makes are judged besides.</summary>
    public const double OfSeparator = 1;

    /// <summary>How much likelier it is that a cell is wrong that says again what others give.</summary>
    public const double OfComputed = 1.5;

    private readonly Dictionary<(int Column, string Text), int> _uses = [];
    private bool _isCounted;

    public double CostOf(Slot slot, int value)
    {
        double cost = slot.Length == 0 ? 1 : slot.Value == slot.Neighbour ? 0.5 : Slip.Between(slot.Value, value);
        cost += slot.Kind switch
        {
            SlotKind.Filters => Oddness(value) - Oddness(slot.Length == 0 ? value : slot.Value),
            SlotKind.Extent or SlotKind.Kernel => Unevenness(slot.Set(value).Text) - Unevenness(slot.Cell.Text) + (slot.Kind == SlotKind.Kernel && value % 2 == 0 ? 1 : 0),
            SlotKind.Stride => value > 2 ? 2 : 0.2,
            _ => 0.2,
        };
        return cost + Rarity(slot.Cell, slot.Set(value).Text);
    }

    /// <summary>The same of a whole cell.</summary>
    public double CostOf(Cell cell, string text, IEnumerable<Slot> slots)
    {
        foreach (Slot slot in slots.Where(slot => ReferenceEquals(slot.Cell, cell)))
        {
            string before = cell.Text.Substring(0, slot.Start), after = cell.Text.Substring(slot.Start + slot.Length);
            if (!text.StartsWith(before, StringComparison.Ordinal) || !text.EndsWith(after, StringComparison.Ordinal) || text.Length < before.Length + after.Length) continue;
            if (int.TryParse(text.Substring(before.Length, text.Length - before.Length - after.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int value)) return CostOf(slot, value);
        }

        return cell.IsEmpty ? 1 : Slip.Between(cell.Text, text) + Rarity(cell, text);
    }

    /// <summary>What it costs that a separator was forgotten or is too much.</summary>
    public double CostOf(Rewriting rewriting) => OfSeparator + rewriting.Edits
        .Where(edit => edit.Cell.Column.Kind == ColumnKind.Filters)
        .Sum(edit => (int.TryParse(edit.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int filters) ? Math.Max(0, Oddness(filters) - 0.3) : 0) / 4);

    /// <summary>Numbers of filters are multiples of 8, and many of them of 16.</summary>
    private static double Oddness(int filters) => filters % 16 == 0 ? 0 : filters % 8 == 0 ? 0.3 : filters % 4 == 0 ? 1.5 : filters % 2 == 0 ? 2.5 : 3.5;

    private static double Unevenness(string text)
    {
        string[] numbers = text.Split('x', 'X', '×', '/', ' ').Where(part => part.Length > 0).Take(2).ToArray();
        return numbers.Length == 2 && numbers[0] != numbers[1] ? 4 : 0;
    }

    /// <summary>Whether the column holds the old text elsewhere, or the new one.</summary>
    private double Rarity(Cell cell, string text)
    {
        if (!_isCounted)
        {
            _isCounted = true;
            foreach (Cell each in rows.SelectMany(row => row.Cells).Where(each => !each.IsEmpty && each.Column.Kind is ColumnKind.Filters or ColumnKind.PoolProjection or ColumnKind.OutputSize or ColumnKind.InputSize or ColumnKind.Patch))
            {
                _uses.TryGetValue((each.Column.Index, each.Text), out int uses);
                _uses[(each.Column.Index, each.Text)] = uses + 1;
            }
        }

        _uses.TryGetValue((cell.Column.Index, cell.Text), out int old);
        _uses.TryGetValue((cell.Column.Index, text), out int other);
        return (old > 1 ? 0.4 : 0) - (other > 0 ? 0.4 : 0);
    }
}
