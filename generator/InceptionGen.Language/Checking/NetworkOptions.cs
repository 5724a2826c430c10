using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Parsing;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>What the project file changes about a network (tables/README.md, section 10).</summary>
/// <param name="Input">Another image; null for the table's.</param>
/// <param name="Classes">Another number of outputs of the last linear row of every head; null for the table's.</param>
/// <param name="Until">The stage where the network stops; empty for its last.</param>
/// <param name="HasTop">Whether it keeps its classifier.</param>
/// <param name="Pooling">What pools the last map over its whole size; null for nothing.</param>
internal sealed record NetworkOptions(Shape? Input, int? Classes, string Until, bool HasTop, PoolKind? Pooling)
{
    public static readonly NetworkOptions None = new(null, null, Until: "", HasTop: true, null);

    /// <summary>Whether rows of the table are left out.</summary>
    public bool Shortens => Until.Length > 0 || !HasTop;

    public static NetworkOptions Read(TableDocument document, TableOptions options, DiagnosticBag diagnostics)
    {
        var reader = new Reader(document, diagnostics);
        var read = new NetworkOptions(
            reader.Input(options.Input), reader.Classes(options.Classes), options.Until, reader.IncludeTop(options.IncludeTop), reader.Pooling(options.Pooling));
        if (read.Pooling is null || read.Shortens) return read;

        reader.Report("Pooling", options.Pooling, "the network ends in its classifier; set IncludeTop=\"false\", or Until, to pool the map that it ends in then");
        return read with { Pooling = null };
    }

    /// <summary>The stages that these options leave; reports a stage that is not there, and classes that no row takes.</summary>
    public IReadOnlyList<Stage> Shorten(IReadOnlyList<Stage> stages, TableDocument document, DiagnosticBag diagnostics)
    {
        var reader = new Reader(document, diagnostics);
        IReadOnlyList<Stage> left = Shortens ? Shortening.Apply(stages, this, reader.Report) : stages;
        CheckAgainst(left, reader);
        return left;
    }

    /// <summary>Reports a number of classes that no row takes.</summary>
    private void CheckAgainst(IReadOnlyList<Stage> stages, Reader reader)
    {
        if (Classes is not { } classes || stages.Any(stage => stage.Blueprint is LinearBlueprint or null)) return;

        string subject = Shortens ? "what is left of the network" : "the table";
        reader.Report("Classes", classes.ToString(CultureInfo.InvariantCulture), subject + " has no linear row whose outputs it could set");
    }

    /// <summary>Reads the options as the project file writes them: empty where nothing is said.</summary>
    private readonly struct Reader(TableDocument document, DiagnosticBag diagnostics)
    {
        public Shape? Input(string text)
        {
            if (text.Length == 0) return null;
            if (!CellParser.Size(text).Succeeded(out Shape shape, out Problem? problem))
                diagnostics.Add(problem.AtSetting(document.NameLocation, Place.Option("Input"), text));
            else if (ChannelsFirst.IsImage(shape))
                Report("Input", text, "its channels come first, as PyTorch writes them; write " + ChannelsFirst.Turned(shape));
            else if (Limits.Excess(shape) is { } excess)
                diagnostics.Add(Rules.TooLarge, document.NameLocation, Place.Option("Input"), excess);
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

        /// <summary>Reports an option that is understood and cannot be.</summary>
        public void Report(string option, string value, string detail) => diagnostics.Add(
            Rules.SettingNotUsable, document.NameLocation, Place.Option(option), Excerpt.Of(value), detail);

        private void NotUnderstood(string option, string value, string detail) => diagnostics.Add(
            Rules.SettingNotUnderstood, document.NameLocation, Place.Option(option), Excerpt.Of(value), detail);

        private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
    }
}
