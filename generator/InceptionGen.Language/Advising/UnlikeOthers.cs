using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Repairing;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Advising;

/// <summary>Numbers that no equation of their row holds, and that are unlike all others of the table: filters that are not a multiple of 8, maps and kernels that are not
/// square. Tables in which that is usual are left alone.</summary>
internal static class UnlikeOthers
{
    /// <summary>Fewer say nothing of what is usual. Tables have many numbers of filters and few patches.</summary>
    private const int FewestOthers = 8, FewestKernels = 4;

    /// <summary>One number in twenty may be unusual, and always one.</summary>
    private const int OneOf = 20;

    private const int FilterStep = 8;

    /// <param name="bundle">The table, with the modules in its file.</param>
    /// <param name="known">What is wrong with it: rows with a mistake get no advice.</param>
    public static IEnumerable<DiagnosticInfo> Of(TableBundle bundle, IReadOnlyCollection<DiagnosticInfo> known)
    {
        bool isJson = bundle.Document.Path.EndsWith(".json", System.StringComparison.OrdinalIgnoreCase);
        TableRow[] rows = [.. bundle.Document.Rows, .. bundle.Document.Modules.Where(table => table.Kind == TableKind.Module).SelectMany(module => module.Rows)];
        Slot[] slots = [.. rows.SelectMany(row => Slots.Of(row, isJson)).Where(slot => slot.Length > 0)];
        HashSet<Cell> quiet = [.. rows.Where(row => known.Any(problem => problem.Rule != Rules.PaddingOpen && row.Location.Span.Contains(problem.Location.Span))).SelectMany(row => row.Cells)];
        return Filters(slots).Concat(Squares(slots, SlotKind.Kernel)).Concat(Squares(slots, SlotKind.Extent)).Where(advice => !quiet.Any(cell => cell.Location == advice.Location));
    }

    private static IEnumerable<DiagnosticInfo> Filters(Slot[] slots)
    {
        Slot[] filters = [.. slots.Where(slot => slot.Kind == SlotKind.Filters && slot.Value > 1 && slot.Cell.Column.Kind != ColumnKind.InputSize)];
        Slot[] odd = [.. filters.Where(slot => slot.Value % FilterStep != 0)];
        if (!IsUnusual(odd.Length, filters.Length, FewestOthers)) yield break;

        foreach (Slot slot in odd)
        {
            var at = new CellReference(slot.Row, slot.Cell);
            int[] meant = [.. Tries.Undone(slot.Value).Where(value => value > 0 && value % FilterStep == 0).Distinct().OrderBy(value => Slip.Between(slot.Value, value) + (value % (2 * FilterStep) == 0 ? 0 : 1))];
            yield return new DiagnosticInfo(
                Rules.FiltersUnlikeOthers, slot.Cell.Location,
                EquatableArray.Of(at.InWords, slot.Value.ToString(CultureInfo.InvariantCulture), (filters.Length - odd.Length).ToString(CultureInfo.InvariantCulture)))
            { Fixes = meant.Select(value => Fix.Set(slot.Cell.Location, slot.Set(value).Text)).ToEquatableArray() };
        }
    }

    private static IEnumerable<DiagnosticInfo> Squares(Slot[] slots, SlotKind kind)
    {
        Slot[][] pairs = [.. slots.Where(slot => slot.Kind == kind).GroupBy(slot => slot.Cell).Select(sides => sides.ToArray()).Where(sides => sides.Length == 2)];
        Slot[][] odd = [.. pairs.Where(sides => sides[0].Value != sides[1].Value)];
        if (!IsUnusual(odd.Length, pairs.Length, kind == SlotKind.Kernel ? FewestKernels : FewestOthers)) yield break;

        foreach (Slot[] sides in odd)
        {
            var at = new CellReference(sides[0].Row, sides[0].Cell);
            Fix[] fixes = [Fix.Set(sides[0].Cell.Location, sides[1].Set(sides[0].Value).Text), Fix.Set(sides[0].Cell.Location, sides[0].Set(sides[1].Value).Text)];
            bool isSecondUsual = pairs.Count(other => other[0].Value == sides[1].Value) > pairs.Count(other => other[0].Value == sides[0].Value && other != sides);
            yield return new DiagnosticInfo(
                Rules.NotSquareUnlikeOthers, sides[0].Cell.Location,
                EquatableArray.Of(at.InWords, Excerpt.Of(sides[0].Cell.Text), (pairs.Length - odd.Length).ToString(CultureInfo.InvariantCulture)))
            { Fixes = (isSecondUsual ? fixes.Reverse() : fixes).ToEquatableArray() };
        }
    }

    private static bool IsUnusual(int odd, int all, int fewest) => odd > 0 && all - odd >= fewest && odd <= System.Math.Max(1, all / OneOf);
}
