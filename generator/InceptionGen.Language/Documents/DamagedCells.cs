using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Cells that were damaged before they came into the file, all in the same way: reported once.</summary>
internal static class DamagedCells
{
    private static readonly string[] Formulas = ["\\times", "\\cdot", "\\text", "\\mathrm", "\\("];

    /// <summary>What damaged the table's cells, at the first of them; null if nothing did.</summary>
    public static DiagnosticInfo? In(TableDocument document)
    {
        foreach ((string text, LocationInfo location, bool mayBeFormula) in Texts(document))
        {
            if (text.IndexOf(TextEncoding.Replacement) >= 0)
                return new DiagnosticInfo(Rules.NotUtf8, location, EquatableArray.Of("'" + TextEncoding.Replacement + "' is here in place of a character that was lost when the file was converted; write it again"));

            if (!mayBeFormula || !Formulas.Any(sign => text.IndexOf(sign, StringComparison.Ordinal) >= 0)) continue;

            bool isDouble = text.IndexOf('×') >= 0;
            return new DiagnosticInfo(Rules.AnotherFormat, location, EquatableArray.Of(
                isDouble ? "a table as ar5iv's pages are copied, every formula twice, as text and as LaTeX" : "a table with formulas in LaTeX",
                "write x for the times sign and nothing else around the numbers, as in 3x3/2 and 28x28x256"));
        }

        return null;
    }

    /// <summary>The cells to look at: prose may hold anything, and names may look like formulas.</summary>
    private static IEnumerable<(string Text, LocationInfo Location, bool MayBeFormula)> Texts(TableDocument document) => document.Columns.Select(column => (column.Text, column.Location, true))
        .Concat(document.Directives.Where(directive => !DirectiveKeys.IsProse(directive.Key)).Select(directive => (directive.Value, directive.ValueLocation, false)))
        .Concat(document.Rows.SelectMany(row => row.Cells).Where(HasMeaning).Select(cell => (cell.Text, cell.Location, IsNumeric(cell.Column.Kind))))
        .Concat(document.Modules.SelectMany(Texts));

    private static bool HasMeaning(Cell cell) => cell.Column.Kind is not (ColumnKind.Remarks or ColumnKind.Unknown);

    private static bool IsNumeric(ColumnKind kind) => kind is ColumnKind.Patch or ColumnKind.InputSize or ColumnKind.OutputSize || CellColumns.HasCounts(kind);
}
