using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Rows;
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

    private const int FilterStep = 8, MostFixes = 3;

    /// <summary>A table with more mistakes is not ready for advice.</summary>
    private const int MostProblems = 100;

    /// <param name="bundle">The table, with the modules in its file.</param>
    /// <param name="known">What is wrong with it: a number that may be the reason gets no advice.</param>
    public static IEnumerable<DiagnosticInfo> Of(TableBundle bundle, IReadOnlyCollection<DiagnosticInfo> known)
    {
        TableDocument document = bundle.Document;
        if (known.Count > MostProblems) return [];

        TableRow[] rows = [.. Straightened(document), .. document.Modules.Where(table => table.Kind == TableKind.Module).SelectMany(Straightened)];
        Slot[] slots = [.. rows.SelectMany(row => Slots.Of(row, document.IsJson)).Where(slot => slot.Length > 0)];
        Problem[] problems = [.. known.Where(problem => problem.Rule != Rules.PaddingOpen).Select(problem => new Problem(problem, rows.FirstOrDefault(row => row.Location.Span.Contains(problem.Location.Span))))];

        // Without a column for output sizes, a row has as many filters as the row below it reads channels.
        bool declaresInputs = !document.Columns.Any(column => column.Kind == ColumnKind.OutputSize);
        IEnumerable<Slot> filters = slots.Where(slot => slot.Kind == SlotKind.Filters && slot.Value > 1 && (slot.Cell.Column.Kind != ColumnKind.InputSize || (declaresInputs && slot.Cell != FirstInput(document))));
        return Filters([.. filters]).Concat(Squares(slots, SlotKind.Kernel)).Concat(Squares(slots, SlotKind.Extent))
            .Where(advice => !problems.Any(problem => problem.MayComeFrom(advice.Location, advice.Rule)));
    }

    /// <summary>The rows with their cells where they belong.</summary>
    private static IEnumerable<TableRow> Straightened(TableDocument document)
    {
        var ignored = new DiagnosticBag();
        return TypedRow.Read(document, ignored, out _).Select(row => row.Source with { Cells = ShiftedRows.Straighten(row, name: "", document, ignored) });
    }

    private static Cell? FirstInput(TableDocument document) => document.Rows.Count == 0 ? null : document.Rows[0].Find(ColumnKind.InputSize);

    private static IEnumerable<DiagnosticInfo> Filters(Slot[] filters)
    {
        Slot[] odd = [.. filters.Where(slot => slot.Value % FilterStep != 0)];
        if (!IsUnusual(odd.Length, filters.Length, FewestOthers)) yield break;

        // What the column holds elsewhere is likelier than what only another column does.
        double UsesOf(int value, Slot slot) => filters.Any(other => other.Value == value && other.Cell.Column.Index == slot.Cell.Column.Index) ? 1.5 : filters.Any(other => other.Value == value) ? 1 : 0;

        foreach (Slot slot in odd)
        {
            var at = new CellReference(slot.Row, slot.Cell);
            int[] meant = [.. Tries.Undone(slot.Value).Concat(Tries.Completed(slot.Value)).Concat(Rounded(slot.Value)).Where(value => value % FilterStep == 0 && value > 0).Distinct()
                .OrderBy(value => Slip.Between(slot.Value, value) + (value % (2 * FilterStep) == 0 ? 0 : 1) - UsesOf(value, slot)).Take(MostFixes)];
            yield return new DiagnosticInfo(
                Rules.FiltersUnlikeOthers, slot.Cell.Location,
                EquatableArray.Of(at.InWords, slot.Value.ToString(CultureInfo.InvariantCulture), (filters.Length - odd.Length).ToString(CultureInfo.InvariantCulture)))
            { Fixes = meant.Select(value => Fix.Set(slot.Cell.Location, slot.Set(value).Text)).ToEquatableArray() };
        }
    }

    /// <summary>The multiples of the step around a number, as where somebody changed it by a share.</summary>
    private static IEnumerable<int> Rounded(int value)
    {
        int below = value / FilterStep * FilterStep;
        return [below, below + FilterStep, below - FilterStep, below + (2 * FilterStep)];
    }

    private static IEnumerable<DiagnosticInfo> Squares(Slot[] slots, SlotKind kind)
    {
        Slot[][] pairs = [.. slots.Where(slot => slot.Kind == kind).GroupBy(slot => slot.Cell, ByReference<Cell>.Instance).Select(sides => sides.ToArray()).Where(sides => sides.Length == 2)];
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

    /// <summary>Something that is wrong with the table.</summary>
    /// <param name="Row">Where it stands; null if it stands above the rows.</param>
    private readonly record struct Problem(DiagnosticInfo Diagnostic, TableRow? Row)
    {
        private static readonly Rule[] OfCounts = [Rules.ParamsDiffer, Rules.OpsDiffer], Harmless = [Rules.ShiftedRow, Rules.DepthDiffers, Rules.PaddingNotMarked];

        /// <summary>Whether the number may be the reason. What a row gives does not depend on the reductions in it, but what it costs does.</summary>
        public bool MayComeFrom(LocationInfo place, Rule advice)
        {
            if (Diagnostic.Location == place) return true;
            if (Row is null || !Row.Location.Span.Contains(place.Span) || Harmless.Contains(Diagnostic.Rule)) return false;

            bool isReduction = advice == Rules.FiltersUnlikeOthers && Row.Cells.Any(cell => cell.Location == place && cell.Column.Filters is { IsReduce: true });
            return !isReduction || OfCounts.Contains(Diagnostic.Rule);
        }
    }

    private static bool IsUnusual(int odd, int all, int fewest) => odd > 0 && all - odd >= fewest && odd <= System.Math.Max(1, all / OneOf);
}
