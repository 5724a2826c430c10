using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Checking.Totals;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Networks;

/// <summary>Rows of several copies. Papers print depth, params and ops of one copy or of all, but a column does it in one way: a row that does it in the other one
/// probably has another number of copies.</summary>
/// <param name="rows">Those that use modules.</param>
/// <param name="layers">The depth of the whole network.</param>
internal sealed class CopyCounts(TableDocument document, IReadOnlyList<CountedRow> rows, long layers, int paramsUnit, DiagnosticBag diagnostics)
{
    /// <summary>A layer more or less is not a copy more or less.</summary>
    private const int FewestLayers = 2;

    /// <summary>More wrong depths are not slips.</summary>
    private const int MostExplained = 60;

    private readonly PrintedCount? _total =
        TableSettings.Find(document, "total depth") is { } directive && CellParser.PrintedCount(directive.Value).Succeeded(out PrintedCount? printed, out _) ? printed : null;

    public void Check()
    {
        DiagnosticInfo[] depths = [.. diagnostics.Since(0).Where(problem => problem.Rule == Rules.DepthDiffers)];
        CopyCount[][] counts = [.. rows.Select(row => row.HasEqualCopies ? row.Counts(paramsUnit).ToArray() : [])];
        ILookup<string, bool> ofAll = counts.SelectMany(row => row).Where(count => count.IsOfOne || count.IsOfAll).ToLookup(count => count.Column, count => count.IsOfAll);
        for (int index = 0; index < rows.Count; index++)
        {
            CountedRow row = rows[index];
            CopyCount[] one = [.. counts[index].Where(count => count.IsOfOne && IsOfAll(count.Column) == true)], all = [.. counts[index].Where(count => count.IsOfAll && IsOfAll(count.Column) == false)];
            if (one.Length > 0) diagnostics.Add(OfOne(row, one, mayHaveOneCopy: !IsRight(row, row.Copies) && !counts[index].Any(count => count.IsOfAll)));
            else if (all.Length > 0) diagnostics.Add(OfAll(row, all));
            if (depths.Length <= MostExplained && IsOfAll("depth") != false && !row.Counts(paramsUnit).Any(count => count.IsOfAll)) ExplainDepth(row, depths);
        }

        // Of two rows that differ, the one that prints one copy is suspicious: how many copies it has is in no equation.
        bool? IsOfAll(string column) => ofAll[column].Any() ? ofAll[column].Count(all => all) * 2 >= ofAll[column].Count() : null;
    }

    private DiagnosticInfo OfOne(CountedRow row, CopyCount[] counts, bool mayHaveOneCopy)
    {
        CellReference at = mayHaveOneCopy ? row.Row.At : counts[0].Printed.At;
        var remove = Fix.Set(row.Row.At.Cell.Location, row.TypeWith(1));
        Fix print = Write("all copies", counts, count => count.All);
        Fix[] fixes = !mayHaveOneCopy ? [print] : IsRight(row, 1) ? [remove] : [remove, print];
        return Report(at, counts, "one copy, not for " + Number(row.Copies), "all copies", fixes);
    }

    private static DiagnosticInfo OfAll(CountedRow row, CopyCount[] counts) =>
        Report(counts[0].Printed.At, counts, row.Copies == 2 ? "both copies" : "all " + Number(row.Copies) + " copies", "one copy", [Write("one copy", counts, count => count.One)]);

    private static DiagnosticInfo Report(CellReference at, CopyCount[] counts, string own, string others, Fix[] fixes)
    {
        string columns = string.Join(", ", counts.Take(counts.Length - 1).Select(count => count.Column)) + (counts.Length > 1 ? " and " : "") + counts[counts.Length - 1].Column;
        return new DiagnosticInfo(Rules.CopiesDiffer, at.Cell.Location, EquatableArray.Of(at.InWords, columns, own, columns == "depth" ? "it" : "them", others)) { Fixes = fixes.ToEquatableArray() };
    }

    private static Fix Write(string copies, CopyCount[] counts, Func<CopyCount, long> amount)
    {
        TextEdit[] edits = [.. counts.Select(count => count.Write(amount(count)))];
        return edits.Length == 1 ? Fix.Set(edits[0].Location, edits[0].Text) : new Fix("Print the counts of " + copies, edits.ToEquatableArray());
    }

    /// <summary>Names the number of copies that have the depth of the cell, where the row's own have another one.</summary>
    private void ExplainDepth(CountedRow row, DiagnosticInfo[] depths)
    {
        if (row.Row.Depth is not { At.Cell.Sic: null } depth || row.One.Depth < FewestLayers) return;

        int copies = (int)(depth.Count.Value / row.One.Depth);
        DiagnosticInfo? problem = depths.FirstOrDefault(problem => problem.Location == depth.At.Cell.Location);
        bool isWhole = copies is > 0 and <= WholeNumber.MaximumCount && copies * row.One.Depth == (int)depth.Count.Value;
        if (problem is null || !isWhole || IsRight(row, row.Copies)) return;

        var fix = Fix.Set(row.Row.At.Cell.Location, row.TypeWith(copies));
        diagnostics.Replace(problem, problem with
        {
            Arguments = problem.Arguments.Take(2).Append(problem.Arguments[2] + ", as " + Number(copies) + (copies == 1 ? " copy has" : " copies have")).ToEquatableArray(),
            Fixes = problem.Fixes.Skip(IsRight(row, copies) ? 1 : 0).Prepend(fix).ToEquatableArray(),
        });
    }

    /// <summary>Whether the network has the depth that the table says of it, if the row has this number of copies.</summary>
    private bool IsRight(CountedRow row, int copies) => _total is not null && CountChecks.Agrees(_total, layers + ((copies - row.Copies) * (long)row.One.Depth), CountChecks.OpsUnit);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
