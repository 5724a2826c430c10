using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Checking.Totals;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Networks;

/// <summary>The row whose numbers are what totals and rows differ by.</summary>
/// <param name="Words">What that means, to be added to a message.</param>
/// <param name="Place">The row.</param>
/// <param name="Fix">What repairs it; null where a row would have to be written.</param>
internal sealed record TotalHint(string Words, RelatedPlace Place, Fix? Fix)
{
    /// <summary>Null if no row explains all totals, or several rows do that are not the same.</summary>
    public static TotalHint? Of(IReadOnlyList<NetworkTotal> totals, IReadOnlyList<Stage> stages)
    {
        var hints = new List<(TotalHint Hint, RowTotals Amount)>();
        foreach (var row in stages.Where(stage => stage.Head.Length == 0).GroupBy(stage => stage.At.Cell.Location))
        {
            Stage last = row.Last();
            int copies = row.Count();
            RowTotals one = RowTotals.Of(last.Operation), all = RowTotals.Of(row.Select(stage => stage.Operation));
            foreach (int sign in new[] { -1, 1 })
            {
                if (totals.All(total => total.AgreesWith(all, sign))) hints.Add((OfRow(last, sign), all));
            }

            if (last.Draft is ModuleUseDraft use && CopiesMissing(totals, one, copies) is { } missing) hints.Add((OfCopies(use.At, copies, missing), one.Times(System.Math.Abs(missing))));
        }

        return hints.Select(hint => hint.Amount).Distinct().Count() == 1 ? hints[0].Hint : null;
    }

    private static TotalHint OfRow(Stage stage, int sign)
    {
        string row = "row '" + Excerpt.Of(stage.At.Row) + "'";
        return new TotalHint(
            sign < 0 ? ". That is more by what " + row + " has: is it there twice?" : ". That is less by what " + row + " has: was a row like it deleted?",
            new RelatedPlace(stage.At.Cell.Location, "This row has as much as the totals differ by."),
            Fix: null);
    }

    /// <summary>How many copies more have what the totals say; null if no number does, or the row would have none or twice as many.</summary>
    private static int? CopiesMissing(IReadOnlyList<NetworkTotal> totals, RowTotals one, int copies)
    {
        NetworkTotal first = totals.First(total => !total.Agrees);
        if (first.Amount(one) == 0) return null;

        int missing = (int)System.Math.Max(System.Math.Min(System.Math.Round(first.Missing / first.Amount(one)), WholeNumber.MaximumCount), -WholeNumber.MaximumCount);
        bool isNumber = missing != 0 && missing != copies && copies + missing > 0;
        return isNumber && totals.All(total => total.AgreesWith(one.Times(missing), sign: 1)) ? missing : null;
    }

    private static TotalHint OfCopies(CellReference use, int copies, int missing)
    {
        Cell cell = use.Cell;
        int meant = copies + missing, difference = System.Math.Abs(missing);
        string words = (missing < 0 ? ". That is more by " : ". That is less by ") + (difference == 1 ? "one copy" : Number(difference) + " copies") + " of row '" + Excerpt.Of(cell.Text) + "': are there " + Number(meant) + "?";
        string others = (difference == 1 ? "One copy of this row has" : Number(difference) + " copies of this row have") + " as much as the totals differ by.";
        return new TotalHint(words, new RelatedPlace(cell.Location, others), cell.Column.Kind == ColumnKind.Type ? Fix.Set(cell.Location, CopiesText.With(cell.Text, meant)) : null);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
