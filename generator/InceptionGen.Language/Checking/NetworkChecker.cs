using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Modules;
using InceptionGen.Language.Checking.Naming;
using InceptionGen.Language.Checking.Networks;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>Judges a network table: every cell, in one pass, each mistake once (tables/README.md, section 8).</summary>
internal static class NetworkChecker
{
    /// <summary>How bytes become the input where no table says it.</summary>
    public const string DefaultPreprocessing = "rgb / 127.5 - 1";

    /// <exception cref="System.OperationCanceledException">The token was cancelled.</exception>
    public static CheckResult Check(TableBundle bundle, TableOptions options, CancellationToken cancellation = default)
    {
        TableDocument document = bundle.Document;
        var diagnostics = new DiagnosticBag();
        ClassNaming naming = ClassNaming.Of(document, options, diagnostics);
        string preprocessing = Preprocessing(bundle, diagnostics);
        NetworkOptions changes = NetworkOptions.Read(document, options, diagnostics);
        CheckOwnModules(bundle, diagnostics);
        if (bundle.Continued is { } continued) BasePreprocessing.Report(document, Preprocessing(continued, new DiagnosticBag()), diagnostics);
        TrainingRecipe? recipe = TrainingSettings.Read(document, diagnostics);

        cancellation.ThrowIfCancellationRequested();
        NetworkDraft? draft = NetworkDraft.Read(bundle, naming.ClassName, diagnostics, cancellation);
        if (draft is null || draft.Stages.Count == 0) return new CheckResult(null, diagnostics.InOrder()) { Draft = draft };

        DeadStages.Report(draft.Stages, diagnostics);
        NetworkTotals.Check(document, draft, TableSettings.Read(document, new DiagnosticBag()).ParamsUnit ?? TableSettings.DefaultParamsUnit, diagnostics);
        RecipeFit.Check(recipe, draft.Stages, document, diagnostics);
        int outputs = Outputs(draft.Stages);
        EquatableArray<string> classNames = ClassNames.Read(document, outputs, diagnostics);
        IReadOnlyList<Stage> stages = Shortening.Apply(draft.Stages, changes, document, diagnostics);
        ResizedNetwork resized = Resizing.Apply(stages, draft.Image, changes, diagnostics);
        stages = resized.Stages;
        var tensors = new TensorNaming(bundle, options.Names, diagnostics, cancellation);
        EquatableArray<StageSpec> named = tensors.Name(stages, isWhole: !changes.Shortens);
        EquatableArray<StageSpec> specs = AuxiliaryClassifiers.Without(resized.LeftOut, stages, named);
        int? frozen = FrozenStages.Count(document, draft, specs, diagnostics);
        var spec = new NetworkSpec(
            naming.Namespace, naming.ClassName, naming.IsPublic, Prose(bundle, "source"), Prose(bundle, "lineage"), resized.Input, preprocessing, specs)
        {
            Patterns = tensors.Patterns,
            Note = Prose(bundle, "note"),
            Recipe = frozen is null ? recipe : (recipe ?? new()) with { FrozenStages = frozen },
            ClassNames = changes.Shortens || Outputs(stages) != outputs ? default : classNames,
        };
        NameLengths.Check(spec, document, diagnostics);
        return new CheckResult(spec, diagnostics.InOrder()) { Draft = draft };
    }

    /// <summary>The modules in the table's own file belong to no other table that would report them.</summary>
    private static void CheckOwnModules(TableBundle bundle, DiagnosticBag diagnostics)
    {
        foreach (TableDocument table in bundle.Document.Modules)
        {
            if (table.Kind == TableKind.Names)
            {
                foreach (DiagnosticInfo diagnostic in NamesChecker.Check(table)) diagnostics.Add(diagnostic);
                continue;
            }

            foreach (DiagnosticInfo diagnostic in ModuleLibrary.Check(bundle with { Document = table })) diagnostics.Add(diagnostic);
        }
    }

    private static int Outputs(IReadOnlyList<Stage> stages) => stages.LastOrDefault(stage => stage.Head.Length == 0)?.Operation.Output.Channels ?? 0;

    /// <summary>The table's own formula, else that of the network that it continues.</summary>
    private static string Preprocessing(TableBundle bundle, DiagnosticBag diagnostics) =>
        TableSettings.Value(bundle.Document, BasePreprocessing.Key, PreprocessingFormula.Parse, diagnostics)?.ToString()
        ?? (bundle.Continued is { } continued ? Preprocessing(continued, new DiagnosticBag()) : DefaultPreprocessing);

    private static string Prose(TableBundle bundle, string key)
    {
        string own = string.Join(" ", bundle.Document.Directives.Where(directive => directive.Key == key).Select(directive => directive.Value));
        return own.Length == 0 && bundle.Continued is { } continued ? Prose(continued, key) : Limits.Cut(own, Limits.Prose);
    }
}
