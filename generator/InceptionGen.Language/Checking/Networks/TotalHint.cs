using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Rows;
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
                if (copies > 1 && totals.All(total => total.AgreesWith(one, sign))) hints.Add((OfCopy(last, copies, sign), one));
                if (totals.All(total => total.AgreesWith(all, sign))) hints.Add((OfRow(last, sign), all));
            }
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

    private static TotalHint OfCopy(Stage stage, int copies, int sign)
    {
        Cell cell = stage.At.Cell;
        string text = cell.Text, count = Number(copies), meant = Number(copies + sign);
        string words = (sign < 0 ? ". That is more by one copy of row '" : ". That is less by one copy of row '") + Excerpt.Of(text) + "': are there " + meant + "?";
        Fix? fix = text.StartsWith(count, System.StringComparison.Ordinal) ? Fix.Set(cell.Location, meant + text.Substring(count.Length)) : null;
        return new TotalHint(words, new RelatedPlace(cell.Location, "One copy of this row has as much as the totals differ by."), fix);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
