using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Checking;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Repairing;

/// <summary>Finds the cells that are probably wrong where rows or modules disagree with themselves, and makes one diagnostic of what one cell explains.</summary>
internal static class Repairer
{
    /// <summary>More is not one mistake, and not looked at while somebody types.</summary>
    private const int MostProblems = 60, MostRows = 1_000, Checks = 2_500;

    private static readonly Rule[] Repairable =
    [
        Rules.InputSizeDiffers, Rules.OutputSizeDiffers, Rules.BranchSizesDiffer, Rules.ConcatenationDiffers, Rules.KernelTooLarge, Rules.ResidualDoesNotFit, Rules.PixelsUnread,
        Rules.NotANumber, Rules.NotASize, Rules.NotAPatch, Rules.OutOfRange, Rules.CellNotUnderstood, Rules.NoPaddingFits, Rules.ColumnsDisagree, Rules.WindowInPadding, Rules.ModuleInputDiffers, Rules.DepthDiffers, Rules.ParamsDiffer, Rules.OpsDiffer,
    ];

    /// <summary>The diagnostics of a table, those of one mistake as one, each with the changes that would repair it.</summary>
    /// <param name="bundle">The table.</param>
    /// <param name="result">What its check found.</param>
    public static EquatableArray<DiagnosticInfo> Repair(TableBundle bundle, CheckResult result, CancellationToken cancellation)
    {
        EquatableArray<DiagnosticInfo> diagnostics = result.Diagnostics;
        DiagnosticInfo[] problems = [.. diagnostics.Where(problem => Repairable.Contains(problem.Rule) && !NamesAnotherColumn(problem))];
        bool isTurned = diagnostics.Any(problem => problem.Rule == Rules.ChannelsFirst);
        if (problems.Length is 0 or > MostProblems || isTurned || bundle.Document.Rows.Count > MostRows) return diagnostics;

        var budget = new Budget(Checks);
        var plausibility = new Plausibility(bundle.Document.Rows);
        string? separator = bundle.Document.IsJson ? null : bundle.Document.Separator.Trim(' ');
        var verdicts = new List<Verdict>();
        foreach (Region region in RegionsOf(bundle, result, problems, cancellation))
        {
            IReadOnlyList<Candidate> candidates = new Solver(region, plausibility, separator, budget).Candidates(problems);
            verdicts.AddRange(Verdict.Of(candidates, region));
        }

        return verdicts.Count == 0 ? diagnostics : Merge(diagnostics, verdicts);
    }

    /// <summary>Whether it says under which heading the filters belong, which no other number in the cell repairs.</summary>
    private static bool NamesAnotherColumn(DiagnosticInfo problem) => problem.Rule == Rules.NoPaddingFits && problem.Fixes.Count == 0;

    private static IEnumerable<Region> RegionsOf(TableBundle bundle, CheckResult result, DiagnosticInfo[] problems, CancellationToken cancellation)
    {
        IEnumerable<TableDocument> modules = bundle.Document.Kind == TableKind.Module ? [bundle.Document] : bundle.Document.Modules.Where(table => table.Kind == TableKind.Module);
        foreach (TableDocument module in modules)
        {
            if (!problems.Any(problem => module.Rows.Any(row => row.Location.Span.Contains(problem.Location.Span)))) continue;

            var trial = new ModuleExcerpt(bundle with { Document = module });
            int unit = TableSettings.Read(module, new DiagnosticBag()).ParamsUnit ?? TableSettings.DefaultParamsUnit;
            yield return new Region([trial], [.. module.Rows.Select(row => (row, (ITrial)trial))], unit);
        }

        if (result.Draft is not { } draft || bundle.Document.Kind != TableKind.Network) yield break;
        foreach (Region region in new Regions(bundle, draft, cancellation).Of(problems)) yield return region;
    }

    private static EquatableArray<DiagnosticInfo> Merge(EquatableArray<DiagnosticInfo> diagnostics, List<Verdict> verdicts)
    {
        HashSet<DiagnosticInfo> merged = [.. verdicts.SelectMany(verdict => verdict.Merged)];
        return diagnostics.Where(diagnostic => !merged.Contains(diagnostic))
            .Concat(verdicts.Select(verdict => verdict.Diagnostic(diagnostics)))
            .OrderBy(diagnostic => diagnostic.Location.Span.Start)
            .ToEquatableArray();
    }
}
