using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>A cell with the name of its row: where a mistake is, in the file and in words.</summary>
internal sealed record CellReference(string Row, Cell Cell)
{
    public string InWords => PlaceInWords.Cell(Row, Cell.Column.Text);

    /// <summary>The diagnostic at this cell; null if it is a warning and the cell says why its value is kept.</summary>
    /// <param name="place">Where it happened in words, if not at the cell where it is shown.</param>
    /// <param name="replacement">The text that would fix the cell; null if there are several.</param>
    /// <param name="details">The message's arguments after the place.</param>
    public DiagnosticInfo? Diagnose(Rule rule, string? place, string? replacement, params string[] details)
    {
        bool isKept = Cell.Sic is not null && rule.Severity != RuleSeverity.Error;
        if (isKept) return null;

        var diagnostic = new DiagnosticInfo(rule, Cell.Location, details.Prepend(place ?? InWords).ToEquatableArray());
        if (replacement is null) return diagnostic;

        var set = Fix.Set(Cell.Location, Cell.Column.Kind is ColumnKind.InputSize or ColumnKind.OutputSize ? SizeSpelling.Like(Cell.Text, replacement) : replacement);
        return diagnostic with { Fixes = rule.Severity != RuleSeverity.Error && Keep() is { } keep ? EquatableArray.Of(set, keep) : EquatableArray.Of(set) };
    }

    /// <summary>The fix that keeps the cell and says so; null where there is no text to write it after. Its user says why.</summary>
    private Fix? Keep()
    {
        LocationInfo at = Cell.Location;
        bool isNumber = !Cell.IsQuoted && at.Path.EndsWith(".json", System.StringComparison.OrdinalIgnoreCase);
        if (Cell.IsEmpty || isNumber) return null;

        LocationInfo end = at with { Span = new TextRange(at.Span.End, at.Span.End), Lines = at.Lines with { Start = at.Lines.End } };
        return Fix.Write("Keep the value [sic: as printed]", end, " [sic: as printed]");
    }
}
