using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Repairing;

/// <summary>A mistake in words: which cell is probably wrong, and what disagrees with it.</summary>
internal static class VerdictWords
{
    private const int MostRows = 3;

    private static readonly Rule[] OfNumbers = [Rules.DepthDiffers, Rules.ParamsDiffer, Rules.OpsDiffer, Rules.InputSizeDiffers, Rules.OutputSizeDiffers, Rules.ConcatenationDiffers];

    public static string Of(Verdict verdict)
    {
        Candidate best = verdict.Repairs[0];
        Cell cell = best.Cell;
        string place = PlaceInWords.Cell(best.Row, cell.Column.Text), disagrees = Disagreeing(verdict);
        if (best.Rewriting is { } rewriting) return place + ": " + rewriting.Words + ": " + disagrees + ". With that change all agree.";
        if (best.Edits.Count > 1)
            return place + ": '" + Excerpt.Of(cell.Text) + "' and '" + Excerpt.Of(best.Edits[1].Cell.Text) + "' under '" + Excerpt.Of(best.Edits[1].Cell.Column.Text) + "' are probably exchanged: " + disagrees + ". The other way round all agree.";

        string said = cell.IsEmpty ? "the empty cell is probably wrong" : "'" + Excerpt.Of(cell.Text) + "' is probably wrong";
        return place + ": " + said + ": " + disagrees + ". With '" + Excerpt.Of(best.Edits[0].Text) + "' all agree.";
    }

    /// <summary>"the row's output size and params disagree with it", "params and ops of rows 'a' and 'b' disagree with it".</summary>
    private static string Disagreeing(Verdict verdict)
    {
        var columns = new List<string>();
        var rows = new List<string>();
        foreach (DiagnosticInfo problem in verdict.Merged)
        {
            (string row, string column) = PlaceOf(problem, verdict.Region);
            if (column.Length > 0 && !columns.Contains(column)) columns.Add(column);
            if (row.Length > 0 && !rows.Contains(row)) rows.Add(row);
        }

        Candidate best = verdict.Repairs[0];
        if (verdict.Merged.Count == 1 && verdict.Merged[0].Location == best.Cell.Location) return "the row's other cells disagree with it";
        if (verdict.Merged.Count == 1 && Reason(verdict.Merged[0]) is { } reason) return reason;
        if (columns.Count == 0) return "the rows around it disagree with it";

        string what = Join(columns), whose = rows.Count == 1 && rows[0] == best.Row ? " of the row" : rows.Count == 0 ? "" : rows.Count == 1 ? " of row '" + Excerpt.Of(rows[0]) + "'" : " of rows " + Join([.. rows.Take(MostRows).Select(row => "'" + Excerpt.Of(row) + "'")], rows.Count - MostRows);
        return what + whose + (columns.Count == 1 && columns[0] is not ("params" or "ops") ? " disagrees with it" : " disagree with it");
    }

    /// <summary>Why a problem is one, without its place; null for those that only say that numbers differ.</summary>
    private static string? Reason(DiagnosticInfo problem)
    {
        const string Place = "{0}: ";
        bool isOfNumbers = OfNumbers.Contains(problem.Rule) || problem.Verdict is not null || !problem.Rule.MessageFormat.StartsWith(Place, System.StringComparison.Ordinal);
        return isOfNumbers ? null : string.Format(System.Globalization.CultureInfo.InvariantCulture, problem.Rule.MessageFormat.Substring(Place.Length), [.. problem.Arguments.Cast<object>()]).TrimEnd('.');
    }

    private static (string Row, string Column) PlaceOf(DiagnosticInfo problem, Region region)
    {
        foreach (TableRow row in region.Trials.SelectMany(trial => trial.Rows))
        {
            if (row.Location.Path != problem.Location.Path || !row.Location.Span.Contains(problem.Location.Span)) continue;

            Cell? cell = row.Cells.FirstOrDefault(cell => cell.Location.Span == problem.Location.Span);
            return (Slots.NameOf(row), cell?.Column.Text ?? "");
        }

        return ("", "");
    }

    private static string Join(IReadOnlyList<string> parts, int more = 0)
    {
        if (more > 0) return string.Join(", ", parts) + " and " + more.ToString(System.Globalization.CultureInfo.InvariantCulture) + " more";
        return parts.Count == 1 ? parts[0] : string.Join(", ", parts.Take(parts.Count - 1)) + " and " + parts[parts.Count - 1];
    }
}
