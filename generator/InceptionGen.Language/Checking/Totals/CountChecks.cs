using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Totals;

/// <summary>The depth, params and ops columns against what the row's filters give (tables/README.md, section 8).</summary>
internal static class CountChecks
{
    /// <summary>What K is in the ops column.</summary>
    public const int OpsUnit = 1000;

    /// <param name="costs">The totals that the row may have: messages quote the nearest, and the cell may agree with any.</param>
    /// <param name="forms">How the table writes counts.</param>
    public static void Check(Row row, IReadOnlyList<RowTotals> costs, int paramsUnit, CountForms forms, DiagnosticBag diagnostics)
    {
        CheckDepth(row, costs, diagnostics);
        if (row.Params is { } printedParams && !costs.Any(cost => Agrees(printedParams.Count, cost.Weights, paramsUnit)))
        {
            long weights = Nearest(printedParams, costs.Select(cost => cost.Weights), paramsUnit);
            string printed = printedParams.At.Cell.Text;
            int otherUnit = paramsUnit == 1024 ? 1000 : 1024;
            if (Agrees(printedParams.Count, weights, otherUnit)) printed += FormattableString.Invariant($" (right if K is {otherUnit}: '# params unit: {otherUnit}')");
            string computed = AsPrinted(forms.For(printedParams, weights, paramsUnit), weights, paramsUnit);
            diagnostics.AddWithFix(Rules.ParamsDiffer, printedParams.At, computed, Grouped.Number(weights), computed, printed);
        }

        if (row.Ops is { } printedOps && !costs.Any(cost => Agrees(printedOps.Count, cost.MultiplyAdds, OpsUnit)))
        {
            long multiplyAdds = Nearest(printedOps, costs.Select(cost => cost.MultiplyAdds), OpsUnit);
            string computed = AsPrinted(forms.For(printedOps, multiplyAdds, OpsUnit), multiplyAdds, OpsUnit);
            diagnostics.AddWithFix(Rules.OpsDiffer, printedOps.At, computed, Grouped.Number(multiplyAdds), computed, printedOps.At.Cell.Text);
        }
    }

    public static void CheckDepth(Row row, IReadOnlyList<RowTotals> costs, DiagnosticBag diagnostics)
    {
        if (row.Depth is not { } printed || costs.Any(cost => cost.Depth == (int)printed.Count.Value)) return;

        string depth = costs[0].Depth.ToString(CultureInfo.InvariantCulture), layers = depth + (costs[0].Depth == 1 ? " layer" : " layers");
        diagnostics.AddWithFix(Rules.DepthDiffers, printed.At, depth, layers, printed.At.Cell.Text);
    }

    /// <summary>A rounded count agrees within one of its last printed digit; a count printed in full is exact.</summary>
    public static bool Agrees(PrintedCount printed, long computed, int unit)
    {
        double slack = printed.Unit == '\0' ? 0 : printed.Resolution;
        return Math.Abs(printed.Value - (computed / Size(printed.Unit, unit))) <= slack + (printed.Resolution * 1e-9);
    }

    /// <summary>The count that is meant: of one copy or of all.</summary>
    private static long Nearest(PrintedCell printed, IEnumerable<long> computed, int unit) => computed
        .OrderBy(count => Slip.Between(printed.At.Cell.Text, AsPrinted(printed, count, unit)))
        .ThenBy(count => Math.Abs(Math.Log(Math.Max(count, 1)) - Math.Log(Math.Max(printed.Count.Value * Size(printed.Count.Unit, unit), 1))))
        .First();

    /// <summary>The computed count in the form of the cell.</summary>
    private static string AsPrinted(PrintedCell cell, long computed, int unit) => AsPrinted(cell.Count, isGrouped: cell.At.Cell.Text.IndexOf(',') >= 0, computed, unit);

    /// <summary>A computed count in the form of one that is printed.</summary>
    public static string AsPrinted(PrintedCount printed, bool isGrouped, long computed, int unit)
    {
        if (printed.Unit == '\0') return isGrouped ? Grouped.Number(computed) : computed.ToString(CultureInfo.InvariantCulture);

        int decimals = (int)Math.Round(-Math.Log10(printed.Resolution));
        double rounded = Math.Round(computed / Size(printed.Unit, unit), decimals, MidpointRounding.AwayFromZero);
        return rounded.ToString((isGrouped ? "N" : "F") + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + printed.Unit;
    }

    /// <summary>How many one of the unit is.</summary>
    public static double Size(char unit, int thousand) => unit switch
    {
        'K' => thousand,
        'M' => (double)thousand * thousand,
        '\0' => 1,
        _ => (double)thousand * thousand * thousand,
    };
}
