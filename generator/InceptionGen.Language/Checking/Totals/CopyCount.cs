using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Diagnostics;

namespace InceptionGen.Language.Checking.Totals;

/// <summary>A count of a row with copies.</summary>
/// <param name="Column">Which one it is.</param>
/// <param name="One">What one copy has.</param>
/// <param name="All">What all copies have.</param>
/// <param name="Thousand">What K is.</param>
internal sealed record CopyCount(string Column, PrintedCell Printed, long One, long All, int Thousand)
{
    public bool IsOfOne => Is(One) && !Is(All);

    public bool IsOfAll => Is(All) && !Is(One);

    /// <summary>How the cell would print it.</summary>
    public TextEdit Write(long count) => new(Printed.At.Cell.Location, CountChecks.AsPrinted(Printed.Count, isGrouped: Printed.At.Cell.Text.IndexOf(',') >= 0, count, Thousand));

    private bool Is(long count) => CountChecks.Agrees(Printed.Count, count, Thousand);
}
