using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Parsing;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>A cell with the name of its row: where a mistake stands, in the file and in words.</summary>
internal sealed record Anchor(string Row, Cell Cell)
{
    public string Place => Diagnostics.Place.Cell(Row, Cell.Column.Text);

    /// <summary>The diagnostic at this cell; null if it is a warning and the cell says why its value is kept.</summary>
    /// <param name="place">Where it happened in words, if not at the cell where it is shown.</param>
    /// <param name="replacement">The text that would set the cell right; null if there is no single one.</param>
    /// <param name="details">The message's arguments behind the place.</param>
    public DiagnosticInfo? Diagnose(Rule rule, string? place, string? replacement, params string[] details)
    {
        bool isKept = Cell.Sic is not null && rule.Severity != RuleSeverity.Error;
        return isKept ? null : new DiagnosticInfo(rule, Cell.Location, details.Prepend(place ?? Place).ToEquatableArray(), replacement);
    }
}

internal static class AnchorDiagnostics
{
    /// <summary>Reports a mistake at a cell, unless it is a warning and the cell says why its value is kept.</summary>
    public static void Add(this DiagnosticBag diagnostics, Rule rule, Anchor at, params string[] details) =>
        AddWithFix(diagnostics, rule, at, replacement: null, details);

    /// <summary>The same with the text that would set the cell right; null if there is no single one.</summary>
    public static void AddWithFix(
        this DiagnosticBag diagnostics, Rule rule, Anchor at, string? replacement, params string[] details)
    {
        if (at.Diagnose(rule, place: null, replacement, details) is { } diagnostic) diagnostics.Add(diagnostic);
    }
}
