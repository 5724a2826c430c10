using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;

namespace InceptionGen.Language.Repairing;

/// <summary>Changes that no formula gives.</summary>
internal sealed partial class Solver
{
    private static readonly Rule[] Unreadable = [Rules.NotANumber, Rules.NotASize, Rules.NotAPatch, Rules.OutOfRange, Rules.CellNotUnderstood];

    /// <summary>Fewer problems in a row are more likely to come from one of its numbers than from a separator.</summary>
    private const int FewestOfSeparator = 2;

    private void TryPatches(DiagnosticInfo[] solvable)
    {
        foreach ((TableRow row, _) in region.Places)
        {
            foreach (Cell cell in row.Cells.Where(cell => cell is { Sic: null, IsReported: false }))
            {
                foreach (string text in Patches.Of(cell)) Try(Slots.NameOf(row), [new CellEdit(cell, text)], Plausibility.OfPatch, solvable);
            }
        }
    }

    /// <summary>A residual branch has the channels of a map that the table names.</summary>
    private void TryResiduals(Slot[] slots, DiagnosticInfo[] solvable)
    {
        if (!solvable.Any(problem => problem.Rule == Rules.ResidualDoesNotFit)) return;

        int[] channels = [.. slots.Where(slot => slot.Kind == SlotKind.Filters && slot.IsOfMap).Select(slot => slot.Value).Distinct()];
        foreach (Slot slot in slots.Where(slot => slot is { Kind: SlotKind.Filters, Length: > 0, IsOfMap: false }))
        {
            foreach (int count in channels.Where(count => count != slot.Value)) Try(slot, count, solvable);
        }
    }

    private void TrySwaps(DiagnosticInfo[] solvable)
    {
        foreach ((TableRow row, _) in region.Places)
        {
            for (int index = 0; index + 1 < row.Cells.Count; index++)
            {
                Cell left = row.Cells[index], right = row.Cells[index + 1];
                bool isWrong = solvable.Any(problem => Unreadable.Contains(problem.Rule) && (problem.Location == left.Location || problem.Location == right.Location));
                if (!Swaps.MayBe(left, right, row, index, isJson: separator is null, isWrong)) continue;
                Rewriting? surplus = separator is null || isWrong ? null : new Commas(separator).AtEnd(row, index);
                Try(Slots.NameOf(row), surplus?.Edits ?? [new CellEdit(left, right.Text), new CellEdit(right, left.Text)], isWrong ? Plausibility.OfWrongSwap : Plausibility.OfSwap, solvable, surplus);
            }
        }
    }

    private void TrySeparators(DiagnosticInfo[] solvable)
    {
        if (separator is null) return;

        var commas = new Commas(separator);
        foreach ((TableRow row, _) in region.Places)
        {
            DiagnosticInfo[] here = [.. solvable.Where(problem => problem.Location.Path == row.Location.Path && row.Location.Span.Contains(problem.Location.Span))];
            if (here.Length < FewestOfSeparator && !here.Any(problem => Unreadable.Contains(problem.Rule))) continue;

            int last = row.Cells.TakeWhile(cell => !here.Any(problem => problem.Location == cell.Location)).Count();
            foreach (Rewriting rewriting in commas.Of(row, System.Math.Min(last, row.Cells.Count - 1))) Try(Slots.NameOf(row), rewriting.Edits, plausibility.CostOf(rewriting), solvable, rewriting);
        }
    }
}
