using System;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Totals;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Networks;

/// <summary>A total as a directive prints it, and as the rows give it.</summary>
/// <param name="Printed">The number that it prints.</param>
/// <param name="Text">How it is written.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Amount">How many of them something has.</param>
/// <param name="All">What all rows have.</param>
/// <param name="Thousand">What K is.</param>
internal sealed record NetworkTotal(Directive Directive, PrintedCount Printed, string Text, string Unit, Func<RowTotals, long> Amount, RowTotals All, int Thousand)
{
    /// <summary>Whether the rows give it.</summary>
    public bool Agrees { get; init; }

    /// <summary>What the rows give, in the form of the directive.</summary>
    public string AsPrinted => CountChecks.AsPrinted(Printed, isGrouped: Text.IndexOf(',') >= 0, Amount(All), Thousand);

    public string InWords => Grouped.Number(Amount(All)) + " " + Unit + (Printed.Unit == '\0' ? "" : " (" + AsPrinted + ")");

    /// <summary>How much more than the rows give it prints; negative if it is less.</summary>
    public double Missing => (Printed.Value * CountChecks.Size(Printed.Unit, Thousand)) - Amount(All);

    /// <summary>Whether the rows would give it with so much more; with less, if it is negative.</summary>
    public bool AgreesWith(RowTotals more, int sign) => CountChecks.Agrees(Printed, Amount(All) + (sign * Amount(more)), Thousand);
}
