using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Options;

/// <summary>Reads the options as the project file writes them; empty ones are not set.</summary>
internal readonly struct OptionReader(TableDocument document, DiagnosticBag diagnostics)
{
    public Shape? Input(string text)
    {
        if (text.Length == 0) return null;
        if (!CellParser.Size(text).Succeeded(out Shape shape, out Problem? problem))
            diagnostics.Add(problem.AtSetting(document.NameLocation, PlaceInWords.Option("Input"), text));
        else if (ChannelOrder.IsImage(shape))
            Report("Input", text, "its channels come first, as PyTorch writes them; write " + ChannelOrder.Turned(shape));
        else if (Limits.Excess(shape) is { } excess)
            diagnostics.Add(Rules.TooLarge, document.NameLocation, PlaceInWords.Option("Input"), excess);
        else return shape;
        return null;
    }

    public int? Classes(string text)
    {
        if (text.Length == 0) return null;
        if (CellParser.FilterCount(text).Succeeded(out int count, out Problem? problem) && count > 0) return count;

        NotUnderstood("Classes", text, problem?.Detail ?? "a network has at least one output");
        return null;
    }

    public bool IncludeTop(string text)
    {
        if (text.Length == 0 || Is(text, "true")) return true;
        if (Is(text, "false")) return false;

        NotUnderstood("IncludeTop", text, "write true or false");
        return true;
    }

    public PoolKind? Pooling(string text)
    {
        if (Is(text, "avg")) return PoolKind.Average;
        if (Is(text, "max")) return PoolKind.Max;
        if (text.Length > 0 && !Is(text, "none")) NotUnderstood("Pooling", text, "write avg, max or none");
        return null;
    }

    /// <summary>Reports an option that is understood but cannot be used.</summary>
    public void Report(string option, string value, string detail) => diagnostics.Add(
        Rules.SettingNotUsable, document.NameLocation, PlaceInWords.Option(option), Excerpt.Of(value), detail);

    private void NotUnderstood(string option, string value, string detail) => diagnostics.Add(
        Rules.SettingNotUnderstood, document.NameLocation, PlaceInWords.Option(option), Excerpt.Of(value), detail);

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
