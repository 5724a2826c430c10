using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Checking.Totals;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Networks;

/// <summary>What a table says of the whole network, against the sum of its rows without auxiliary classifiers: only this shows that a row was deleted or doubled, or has
/// other copies.</summary>
internal static class NetworkTotals
{
    private static readonly Rule[] Harmless = [Rules.PaddingOpen, Rules.PaddingNotMarked];

    /// <param name="paramsUnit">What K is in numbers of weights.</param>
    public static void Check(TableDocument document, NetworkDraft draft, int paramsUnit, DiagnosticBag diagnostics)
    {
        NetworkTotal[] totals = [.. Read(document, draft, paramsUnit, diagnostics)];
        NetworkTotal[] wrong = [.. totals.Where(total => !total.Agrees && CellReader.IndexOfMark(total.Directive.Value) < 0)];

        // A mistake in a row is said there, and changes the sum.
        if (wrong.Length == 0 || diagnostics.Since(0).Any(problem => IsOfRow(problem, document))) return;

        NetworkTotal first = wrong[0];
        TotalHint? hint = TotalHint.Of(totals, draft.Stages);
        IEnumerable<RelatedPlace> others = wrong.Skip(1).Select(total => new RelatedPlace(total.Directive.ValueLocation, "The rows give " + total.InWords + "."));
        diagnostics.Add(new DiagnosticInfo(
            Rules.TotalDiffers, first.Directive.ValueLocation,
            EquatableArray.Of(PlaceInWords.Directive(first.Directive.Key), first.InWords, Excerpt.Of(first.Directive.Value), hint?.Words ?? ""))
        {
            // Setting the total would make a table clean that lacks a row.
            Fixes = hint?.Fix is { } copies ? EquatableArray.Of(copies) : default,
            Related = (hint is null ? [] : new[] { hint.Place }).Concat(others).ToEquatableArray(),
        });
    }

    private static IEnumerable<NetworkTotal> Read(TableDocument document, NetworkDraft draft, int paramsUnit, DiagnosticBag diagnostics)
    {
        Stage[] stages = [.. draft.Stages.Where(stage => stage.Head.Length == 0)];
        RowTotals all = RowTotals.Of(stages.Select(stage => stage.Operation));
        long withBiases = stages.Sum(stage => stage.Operation.Parameters);
        foreach ((string key, string unit, Func<RowTotals, long> amount, int thousand) in new (string, string, Func<RowTotals, long>, int)[]
        {
            ("total depth", "layers", totals => totals.Depth, CountChecks.OpsUnit),
            ("total params", "weights", totals => totals.Weights, paramsUnit),
            ("total ops", "multiply-adds", totals => totals.MultiplyAdds, CountChecks.OpsUnit),
        })
        {
            if (TableSettings.Find(document, key) is not { } directive) continue;

            int mark = CellReader.IndexOfMark(directive.Value);
            string text = mark < 0 ? directive.Value : directive.Value.Substring(0, mark).TrimEnd();
            if (CellParser.PrintedCount(text).Succeeded(out PrintedCount? printed, out Problem? problem))
            {
                // Programs count biases and batch norm too.
                bool isOfPrograms = key == "total params" && CountChecks.Agrees(printed, withBiases, thousand);
                yield return new NetworkTotal(directive, printed, text, unit, amount, all, thousand) { Agrees = isOfPrograms || CountChecks.Agrees(printed, amount(all), thousand) };
            }
            else diagnostics.Add(problem.AtSetting(directive.ValueLocation, PlaceInWords.Directive(key), directive.Value));
        }
    }

    private static bool IsOfRow(DiagnosticInfo problem, TableDocument document) =>
        problem.Rule.Severity != RuleSeverity.Information && !Harmless.Contains(problem.Rule)
        && document.Modules.Prepend(document).SelectMany(table => table.Rows).Any(row => row.Location.Span.Contains(problem.Location.Span));
}
