using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Repairing;

/// <summary>Looks for the one cell whose change makes the rows of a region agree.</summary>
/// <param name="separator">What stands between two cells; null in JSON, where nothing can be written into a place that holds null, and no separator is forgotten.</param>
/// <param name="budget">How many checks it may make.</param>
internal sealed partial class Solver(Region region, Plausibility plausibility, string? separator, Budget budget)
{
    private static readonly Rule[] NotCompared = [Rules.PaddingNotMarked, Rules.PaddingOpen, Rules.ClassifierLeftOut, Rules.DeadStage, Rules.StageNotFound, Rules.DuplicateStage, Rules.PixelsUnread];

    private readonly List<Findings> _before = [.. region.Trials.Select(trial => trial.Check([]))];
    private readonly List<Candidate> _candidates = [];

    /// <summary>What was wrong with each part of the table before any change.</summary>
    private HashSet<(Rule, string, TextRange)>[] _known = [];

    /// <summary>The changes that solve some of the problems and make no new one.</summary>
    /// <param name="problems">What is wrong in the region, as the table's check reports it.</param>
    public IReadOnlyList<Candidate> Candidates(IReadOnlyList<DiagnosticInfo> problems)
    {
        _known = [.. _before.Select(findings => new HashSet<(Rule, string, TextRange)>(findings.Keys))];
        DiagnosticInfo[] solvable = [.. problems.Where(problem => _known.Any(known => known.Contains(Findings.KeyOf(problem))))];
        if (solvable.Length == 0) return [];

        Slot[] slots = [.. region.Places.SelectMany(place => Slots.Of(place.Row, isJson: separator is null))];
        foreach (DiagnosticInfo problem in solvable) TryFixes(problem, slots, solvable);
        TryFormulas(slots.Where(slot => !slot.IsTried && slot.Length > 0), solvable);
        if (IsExplained(solvable)) return _candidates;

        TryFormulas(slots.Where(slot => !slot.IsTried && slot.Length == 0), solvable);
        foreach (Slot slot in slots.Where(slot => slot.IsTried))
        {
            foreach (int value in Tries.Of(slot, PlaceOf(slot).Row, region.Places)) Try(slot, value, solvable);
        }

        TryPatches(solvable);
        TryResiduals(slots, solvable);
        if (!IsExplained(solvable)) TrySwaps(solvable);
        if (!IsExplained(solvable)) TrySeparators(solvable);
        return _candidates;
    }

    /// <summary>Whether a likely change solves everything.</summary>
    private bool IsExplained(DiagnosticInfo[] solvable) => _candidates.Exists(candidate => candidate.Revealed == 0 && candidate.Solved.Count == solvable.Length && candidate.Cost < Plausibility.Likely);

    /// <summary>Tries the numbers that formulas give, those first with which most is right, until every problem has an answer.</summary>
    private void TryFormulas(IEnumerable<Slot> slots, DiagnosticInfo[] solvable)
    {
        int before = _candidates.Count;
        var solutions = slots.SelectMany(slot => Solutions(slot, PlaceOf(slot).Trial).Select(solution => (Slot: slot, solution.Value, solution.Gain)));
        foreach (var alike in solutions.GroupBy(solution => solution.Gain).OrderByDescending(alike => alike.Key))
        {
            foreach ((Slot slot, int value, _) in alike) Try(slot, value, solvable);
            if (solvable.All(problem => _candidates.Skip(before).Any(candidate => candidate.Solved.Contains(problem)))) return;
        }
    }

    private (TableRow Row, ITrial Trial) PlaceOf(Slot slot) =>
        region.Places.First(place => place.Row.Location.Path == slot.Cell.Location.Path && place.Row.Location.Span.Contains(slot.Cell.Location.Span));

    private void Try(Slot slot, int value, DiagnosticInfo[] solvable) => Try(slot.Row, [slot.Set(value)], plausibility.CostOf(slot, value), solvable);

    /// <summary>What the check itself proposes: a computed value in place of a declared one.</summary>
    private void TryFixes(DiagnosticInfo problem, Slot[] slots, DiagnosticInfo[] solvable)
    {
        foreach (Fix fix in problem.Fixes.Where(fix => fix.Edits.Count == 1))
        {
            (TableRow row, _) = region.Places.FirstOrDefault(place => place.Row.Location.Path == fix.Edits[0].Location.Path && place.Row.Location.Span.Contains(fix.Edits[0].Location.Span));
            if (row?.Cells.FirstOrDefault(cell => cell.Location.Span == fix.Edits[0].Location.Span) is not { Sic: null } cell) continue;

            Try(Slots.NameOf(row), [new CellEdit(cell, fix.Edits[0].Text)], plausibility.CostOf(cell, fix.Edits[0].Text, slots) - Plausibility.OfComputed, solvable);
        }
    }

    /// <summary>The numbers with which more of what the cells declare is what the rows give, each with how much more.</summary>
    private IEnumerable<(int Value, int Gain)> Solutions(Slot slot, ITrial trial)
    {
        const int Step = 8;
        int start = slot.Value == 0 ? Step : slot.Value;
        List<Equation> now = Equation.Of(_before[IndexOf(trial)].Measures, region.ParamsUnit), first = slot.Value == 0 ? Measured(trial, slot.Set(start)) : now;
        if (first.Count == 0) return [];

        List<Equation> second = Measured(trial, slot.Set(start + Step));
        List<Equation>? third = slot.MayCountTwice ? Measured(trial, slot.Set(start + (2 * Step))) : null;
        if (first.Count != second.Count || (third is not null && first.Count != third.Count)) return [];
        return new Curves(now, first, second, third, start, Step).Values(slot, plausibility);
    }

    private List<Equation> Measured(ITrial trial, CellEdit edit) => budget.Spend(trial.Rows.Count) ? Equation.Of(trial.Check([edit]).Measures, region.ParamsUnit) : [];

    private int IndexOf(ITrial trial)
    {
        for (int index = 0; index < region.Trials.Count; index++)
        {
            if (ReferenceEquals(region.Trials[index], trial)) return index;
        }

        return 0;
    }

    private void Try(string row, IReadOnlyList<CellEdit> edits, double cost, DiagnosticInfo[] solvable, Rewriting? rewriting = null)
    {
        if (cost > Plausibility.Limit || edits.All(edit => edit.Text == edit.Cell.Text)) return;

        var candidate = new Candidate(row, edits, [], 0, cost) { Rewriting = rewriting };
        if (_candidates.Exists(candidate.IsSameAs)) return;

        int revealed = 0;
        var left = new HashSet<(Rule, string, TextRange)>();
        for (int index = 0; index < region.Trials.Count; index++)
        {
            if (!budget.Spend(region.Trials[index].Rows.Count)) return;

            Findings after = region.Trials[index].Check(edits);
            foreach ((Rule Rule, string, TextRange) key in after.Keys)
            {
                left.Add(key);
                if (_known[index].Contains(key) || NotCompared.Contains(key.Rule) || key.Rule.Severity == RuleSeverity.Information) continue;
                if (key.Rule.Severity == RuleSeverity.Error) return;
                revealed++;
            }
        }

        DiagnosticInfo[] solved = [.. solvable.Where(problem => !left.Contains(Findings.KeyOf(problem)))];
        candidate = candidate with { Solved = solved, Revealed = revealed };
        if (candidate.Gain > 0) _candidates.Add(candidate);
    }
}
