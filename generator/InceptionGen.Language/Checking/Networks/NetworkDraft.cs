using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Checking.Modules;
using InceptionGen.Language.Checking.Naming;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Networks;

/// <summary>A network as its table says it, before the project file changes it: its image and all its stages, those of the network that it continues first.</summary>
/// <param name="Continued">How many stages are those of the network that it continues.</param>
internal sealed record NetworkDraft(Shape Image, IReadOnlyList<Stage> Stages, int Continued = 0)
{
    /// <summary>Null if not even the image is known, or the network is too large to go on; that has been reported.</summary>
    /// <exception cref="System.OperationCanceledException">The token was cancelled.</exception>
    public static NetworkDraft? Read(TableBundle bundle, string className, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        TableDocument document = bundle.Document;
        TableSettings settings = TableSettings.Read(document, diagnostics);
        NetworkDraft? above = Base(bundle, className, diagnostics, cancellation);
        if (above is null && Continuation.Of(document) is not null) return null;

        var table = NetworkTable.Read(document, new StageNaming(className, diagnostics, above?.Stages.Select(stage => stage.Name) ?? []), diagnostics);
        if (table.IsTooLarge) return null;
        Shape? image = above?.Image ?? InputShape.Of(document, table.Rows, diagnostics);
        if (image is not { } known) return null;

        var modules = new ModuleLibrary(bundle);
        var walk = new NetworkWalk(document, table, settings, modules, known, above?.Stages ?? [], diagnostics, cancellation);
        var draft = new NetworkDraft(known, walk.Stages(), above?.Stages.Count ?? 0);
        if (walk.IsTooLarge) return null;

        long layers = draft.Stages.Where(stage => stage.Head.Length == 0).Sum(stage => (long)stage.Operation.Depth);
        new CopyCounts(document, walk.Counted, layers, settings.ParamsUnit ?? TableSettings.DefaultParamsUnit, diagnostics).Check();
        return draft;
    }

    /// <summary>The network that the table continues, at the table's own input size if it has one. Null if it continues none, or there is no such network, which is reported.</summary>
    private static NetworkDraft? Base(TableBundle bundle, string className, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        if (TableSettings.Find(bundle.Document, Continuation.Key) is not { } directive || Continuation.Of(bundle.Document) is not { } continuation) return null;
        if (bundle.Depth > Limits.Continuations)
        {
            // In a longer chain of tables, the first that is too far from the beginning reports it.
            if (bundle.Depth == Limits.Continuations + 1)
                Report("networks continue each other more than " + Limits.Continuations.ToString(CultureInfo.InvariantCulture) + " deep");
            return null;
        }

        if (bundle.Continued is null)
        {
            Report("no other network of the project has this file name; list it as an ArchitectureTable");
            return null;
        }

        if (bundle.Continued.IsCircular)
        {
            Report("that network continues this one");
            return null;
        }

        // What is wrong with the other table is reported there.
        if (Read(bundle.Continued, className, new DiagnosticBag(), cancellation) is not { } whole) return null;
        NetworkDraft above = whole with { Stages = Cut(whole.Stages) };
        return InputShape.Directed(bundle.Document, diagnostics) is { } input ? above.At(input, diagnostics) : above;

        IReadOnlyList<Stage> Cut(IReadOnlyList<Stage> stages)
        {
            if (continuation.Until.Length > 0) return Shortening.Until(stages, continuation.Until, Report);
            return Shortening.WithoutClassifier(stages) ?? stages;
        }

        void Report(string detail) => diagnostics.Add(
            Rules.SettingNotUsable, directive.ValueLocation, PlaceInWords.Directive(Continuation.Key), Excerpt.Of(directive.Value), detail);
    }

    private NetworkDraft At(Shape input, DiagnosticBag diagnostics)
    {
        ResizedNetwork resized = Resizing.Apply(Stages, Image, NetworkOptions.None with { Input = input }, diagnostics);
        return new NetworkDraft(resized.Input, resized.Stages);
    }
}
