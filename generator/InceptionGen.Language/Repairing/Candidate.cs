using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Repairing;

/// <summary>A change of cells that leaves less to complain.</summary>
/// <param name="Row">What the row of the first cell is called.</param>
/// <param name="Solved">The problems that it solves.</param>
/// <param name="Revealed">How many warnings it reveals, since rows with errors are not counted.</param>
/// <param name="Cost">How unlikely it is; the least is the likeliest.</param>
internal sealed record Candidate(string Row, IReadOnlyList<CellEdit> Edits, IReadOnlyList<DiagnosticInfo> Solved, int Revealed, double Cost)
{
    private const int WeightOfError = 3;

    /// <summary>How much less there is to complain.</summary>
    public int Gain => Solved.Sum(problem => problem.IsBlocking ? WeightOfError : 1) - Revealed;

    public Cell Cell => Rewriting?.At ?? Edits[0].Cell;

    /// <summary>What writes the other texts, where it does not edit the cells themselves.</summary>
    public Rewriting? Rewriting { get; init; }

    public Fix ToFix()
    {
        if (Rewriting is not null) return Rewriting.Fix;
        if (Edits.Count == 1) return Fix.Set(Cell.Location, Edits[0].Text);
        return new Fix("Swap the cells '" + Excerpt.Of(Edits[0].Cell.Text) + "' and '" + Excerpt.Of(Edits[1].Cell.Text) + "'", Edits.Select(edit => new TextEdit(edit.Cell.Location, edit.Text)).ToEquatableArray());
    }

    public bool IsSameAs(Candidate other) => Edits.Count == other.Edits.Count && Edits.Zip(other.Edits, (own, its) => ReferenceEquals(own.Cell, its.Cell) && own.Text == its.Text).All(same => same);
}
