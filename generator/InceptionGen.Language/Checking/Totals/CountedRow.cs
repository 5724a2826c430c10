using System.Collections.Generic;
using InceptionGen.Language.Checking.Rows;

namespace InceptionGen.Language.Checking.Totals;

/// <summary>A row that uses a module, once or several times.</summary>
/// <param name="Copies">How many times.</param>
/// <param name="All">What all copies cost.</param>
/// <param name="One">What the last copy costs.</param>
internal sealed record CountedRow(Row Row, int Copies, RowTotals All, RowTotals One)
{
    /// <summary>Whether each copy costs what the last one does: there may be no such thing as what one copy has.</summary>
    public bool HasEqualCopies => All == One.Times(Copies);

    /// <summary>The row's counts, in the order depth, params, ops. What is kept with a reason is left out.</summary>
    public IEnumerable<CopyCount> Counts(int paramsUnit)
    {
        if (Row.Depth is { At.Cell.Sic: null } depth) yield return new CopyCount("depth", depth, One.Depth, All.Depth, CountChecks.OpsUnit);
        if (Row.Params is { At.Cell.Sic: null } weights) yield return new CopyCount("params", weights, One.Weights, All.Weights, paramsUnit);
        if (Row.Ops is { At.Cell.Sic: null } ops) yield return new CopyCount("ops", ops, One.MultiplyAdds, All.MultiplyAdds, CountChecks.OpsUnit);
    }

    /// <summary>The type cell with another number of copies: "3 x Inception" as "4 x Inception", or as "Inception" with one.</summary>
    public string TypeWith(int copies) => CopiesText.With(Row.At.Cell.Text, copies);
}
