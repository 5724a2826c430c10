using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Settings;

/// <summary>A table that feeds the network that it continues with other numbers than that network was trained on. Where all rows are trained, it does not matter.</summary>
internal static class BasePreprocessing
{
    public const string Key = "preprocess";

    /// <summary>Reports a formula that differs from the other network's.</summary>
    /// <param name="document">The table.</param>
    /// <param name="expected">The other network's formula.</param>
    public static void Report(TableDocument document, string expected, DiagnosticBag diagnostics)
    {
        if (TableSettings.Find(document, Key) is not { } directive || PreprocessingFormula.Parse(directive.Value).Value is not { } own) return;
        if (PreprocessingFormula.Parse(expected).Value is not { } other || own.GivesTheSameAs(other) || IsTrained(document)) return;

        string file = FilePath.FileName(Continuation.Of(document)!.File);
        diagnostics.Add(Rules.PreprocessingDiffers, directive.ValueLocation, PlaceInWords.Directive(Key), own.ToString(), Excerpt.Of(file), expected);
    }

    /// <summary>Whether the table says that the other network's rows are trained as well.</summary>
    private static bool IsTrained(TableDocument document) =>
        TableSettings.Find(document, FrozenRows.Key) is { } directive && FrozenRows.Parse(directive.Value).Value is { AreAll: false, Until: "" };
}
