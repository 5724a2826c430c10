using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Repairing;

/// <summary>Finds the heading that is wrong where most rows that have a cell under it are, and makes one diagnostic of them.</summary>
/// <param name="bundle">The table.</param>
/// <param name="judge">Checks it with another heading.</param>
internal sealed class HeadingRepairer(TableBundle bundle, Func<TableBundle, CheckResult> judge)
{
    private const int FewestRows = 3, MostRows = 200, MostRelated = 5, MostFixes = 3;

    /// <summary>The share of the rows under a wrong heading that are wrong, at least.</summary>
    private const double MostOfThem = 0.6;

    /// <summary>The diagnostics, those of a wrong heading as one; null if no heading explains them.</summary>
    public EquatableArray<DiagnosticInfo>? Repair(EquatableArray<DiagnosticInfo> diagnostics) => Repair(diagnostics, isLast: false);

    /// <summary>The same where no cell explains them: every heading of the modules may be wrong.</summary>
    public EquatableArray<DiagnosticInfo>? RepairModules(EquatableArray<DiagnosticInfo> diagnostics) => Repair(diagnostics, isLast: true);

    /// <param name="isLast">Whether nothing else explains the problems.</param>
    private EquatableArray<DiagnosticInfo>? Repair(EquatableArray<DiagnosticInfo> diagnostics, bool isLast)
    {
        DiagnosticInfo[] problems = [.. diagnostics.Where(problem => problem.Rule.Severity != RuleSeverity.Information && problem.Rule != Rules.PaddingOpen)];
        IEnumerable<TableDocument> tables = bundle.Document.Modules.Where(table => table.Kind == TableKind.Module).Prepend(bundle.Document);
        if (problems.Length == 0 || bundle.Document.Rows.Count > MostRows || tables.Any(table => table.HasBrokenHeader)) return null;

        var all = new List<Meant>();
        foreach (Change candidate in tables.SelectMany(table => isLast ? OfModule(table, problems) : Candidates(table, problems)))
        {
            if (Judge(candidate, problems, isLast) is not { } meant) continue;
            all.Add(meant);
            if (meant.Gain == problems.Length) break;
        }

        if (all.Count == 0) return null;

        int most = all.Max(meant => meant.Gain);
        Meant[] best = [.. all.Where(meant => meant.Gain == most).Take(MostFixes)];
        return diagnostics.Where(diagnostic => !best[0].Solved.Contains(diagnostic)).Append(Diagnostic(best)).OrderBy(diagnostic => diagnostic.Location.Span.Start).ToEquatableArray();
    }

    private IEnumerable<Change> Candidates(TableDocument table, DiagnosticInfo[] problems)
    {
        TableRow[] wrong = [.. table.Rows.Where(row => problems.Any(problem => row.Location.Span.Contains(problem.Location.Span)))];
        bool isNested = !ReferenceEquals(table, bundle.Document);
        foreach (Column column in table.Columns)
        {
            TableRow[] filled = [.. table.Rows.Where(row => IsFilled(row, column))];
            int wrongOnes = filled.Count(wrong.Contains);
            bool areWrong = wrongOnes >= FewestRows && wrongOnes >= MostOfThem * filled.Length;
            if (!areWrong && !(isNested && HeadingTries.IsStrange(column))) continue;

            foreach (Change change in Of(table, column, mayBeSwapped: areWrong)) yield return change;
        }
    }

    /// <summary>The other headings of a module that wrong rows of the network name.</summary>
    private IEnumerable<Change> OfModule(TableDocument table, DiagnosticInfo[] problems)
    {
        string name = Spelling.Compact(table.Name);
        bool isUsed = bundle.Document.Rows.Any(row => problems.Any(problem => row.Location.Span.Contains(problem.Location.Span)) && row.Find(ColumnKind.Type) is { } type && Spelling.Compact(type.Text).Contains(name));
        return isUsed && !ReferenceEquals(table, bundle.Document) ? table.Columns.SelectMany(column => Of(table, column, mayBeSwapped: column.Kind == ColumnKind.Filters)) : [];
    }

    private static IEnumerable<Change> Of(TableDocument table, Column column, bool mayBeSwapped)
    {
        foreach (string text in HeadingTries.Of(column)) yield return new Change(table, [(column, text)]);
        if (!mayBeSwapped) yield break;

        foreach (Column other in table.Columns.Where(other => Math.Abs(other.Index - column.Index) == 1 && other.Text != column.Text)) yield return new Change(table, [(column, other.Text), (other, column.Text)]);
    }

    private static bool IsFilled(TableRow row, Column column) => row.Cells.Any(cell => cell.Column.Index == column.Index && !cell.IsEmpty);

    private Meant? Judge(Change change, DiagnosticInfo[] problems, bool isLast)
    {
        if (HeadingTries.With(change.Table, change.Headings.ToDictionary(heading => heading.Column.Index, heading => heading.Text)) is not { } meant) return null;

        HashSet<(Rule, string, TextRange)> before = [.. problems.Select(Findings.KeyOf)];
        HashSet<(Rule Rule, string, TextRange)> after = [.. judge(With(change.Table, meant)).Diagnostics.Where(problem => problem.Rule.Severity != RuleSeverity.Information && problem.Rule != Rules.PaddingOpen).Select(Findings.KeyOf)];
        DiagnosticInfo[] solved = [.. problems.Where(problem => !after.Contains(Findings.KeyOf(problem)))];

        // Rows with errors are not counted: with the right heading, what was wrong before comes to light again.
        (Rule Rule, string, TextRange)[] revealed = [.. after.Where(problem => !before.Contains(problem))];
        int errors = solved.Count(problem => problem.IsBlocking), newErrors = revealed.Count(problem => problem.Rule.Severity == RuleSeverity.Error);
        bool isEnough = solved.Length >= FewestRows || (solved.Length == problems.Length && (isLast || change.Headings.Any(heading => HeadingTries.IsStrange(heading.Column))));
        bool isBetter = revealed.Length == 0 || (newErrors * 2 <= errors && errors - newErrors >= FewestRows) || (newErrors == 0 && revealed.Length * 2 <= solved.Length);
        return isEnough && isBetter ? new Meant(change, solved, solved.Length - revealed.Length) : null;
    }

    /// <summary>The table with another table in the place of one in it.</summary>
    private TableBundle With(TableDocument old, TableDocument meant) => ReferenceEquals(old, bundle.Document)
        ? bundle with { Document = meant }
        : bundle with
        {
            Document = bundle.Document with { Modules = bundle.Document.Modules.Select(table => ReferenceEquals(table, old) ? meant : table).ToEquatableArray() },
            Modules = bundle.Modules.Select(table => ReferenceEquals(table, old) ? meant : table).ToEquatableArray(),
        };

    private static DiagnosticInfo Diagnostic(IReadOnlyList<Meant> best)
    {
        (Change change, IReadOnlyList<DiagnosticInfo> solved, _) = best[0];
        DiagnosticInfo main = solved.FirstOrDefault(problem => problem.IsBlocking) ?? solved[0];
        (Column column, string text) = change.Headings[0];
        string mistake = change.Headings.Count > 1
            ? "it and the heading '" + Excerpt.Of(text) + "' beside it are probably in each other's place"
            : "it is probably wrong";
        string without = change.Headings.Count > 1 ? "The other way round" : "With '" + Excerpt.Of(text) + "'";
        return main with
        {
            Location = column.Location,
            Verdict = PlaceInWords.Column(column.Text) + ": " + mistake + ": the rows below disagree with it, in " + solved.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) + " places. " + without + " they agree.",
            Fixes = best.Select(meant => meant.Change.ToFix()).ToEquatableArray(),
            Related = solved.Take(MostRelated).Select(problem => new RelatedPlace(problem.Location, problem.Message)).ToEquatableArray(),
        };
    }

    /// <summary>Other headings of a table.</summary>
    private sealed record Change(TableDocument Table, IReadOnlyList<(Column Column, string Text)> Headings)
    {
        public Fix ToFix() => Headings.Count > 1
            ? new Fix("Swap the two headings", Headings.Select(heading => new TextEdit(heading.Column.Location, heading.Text)).ToEquatableArray())
            : Fix.Write("Rename the column to '" + Headings[0].Text + "'", Headings[0].Column.Location, Headings[0].Text);
    }

    /// <summary>Headings that explain what is wrong.</summary>
    /// <param name="Gain">How many fewer problems there are with them.</param>
    private sealed record Meant(Change Change, IReadOnlyList<DiagnosticInfo> Solved, int Gain);
}
