using System.Linq;
using InceptionGen.Language.Diagnostics;

namespace InceptionGen.Language.Documents;

internal static class CellDiagnostics
{
    /// <summary>Reports a mistake at a cell, unless it is a warning and the cell says why its value is kept.</summary>
    public static void Add(this DiagnosticBag diagnostics, Rule rule, CellReference at, params string[] details) =>
        AddWithFix(diagnostics, rule, at, replacement: null, details);

    /// <summary>The same with the text that would fix the cell; null if there are several.</summary>
    public static void AddWithFix(
        this DiagnosticBag diagnostics, Rule rule, CellReference at, string? replacement, params string[] details)
    {
        if (at.Diagnose(rule, place: null, replacement, details) is { } diagnostic) diagnostics.Add(diagnostic);
    }
}
