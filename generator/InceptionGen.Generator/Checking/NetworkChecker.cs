using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Parsing;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Checking;

/// <summary>Judges a network table: every cell, in one pass, each mistake once (tables/README.md, section 8).</summary>
internal static class NetworkChecker
{
    private const string DefaultPreprocessing = "rgb / 127.5 - 1";

    /// <exception cref="System.OperationCanceledException">The token was cancelled.</exception>
    public static CheckResult Check(TableBundle bundle, TableOptions options, CancellationToken cancellation = default)
    {
        TableDocument document = bundle.Document;
        var diagnostics = new DiagnosticBag();
        ClassNaming naming = ClassNaming.Of(document, options, diagnostics);
        TableSettings settings = TableSettings.Read(document, diagnostics);
        PreprocessingFormula? formula = TableSettings.Value(document, "preprocess", PreprocessingFormula.Parse, diagnostics);
        NetworkOptions resize = NetworkOptions.Read(document, options, diagnostics);
        CheckOwnModules(bundle, diagnostics);

        var table = NetworkTable.Read(document, naming.ClassName, diagnostics);
        Shape? input = InputShape.Of(document, table.Rows, diagnostics);
        if (input is not { } image) return new CheckResult(null, diagnostics.InOrder());

        var modules = new ModuleLibrary(document, bundle.Modules);
        IReadOnlyList<Stage> stages = new NetworkWalk(document, table, settings, modules, image, diagnostics, cancellation).Stages();
        if (stages.Count == 0) return new CheckResult(null, diagnostics.InOrder());

        DeadStages.Report(stages, diagnostics);
        resize.CheckAgainst(stages, document, diagnostics);
        (Shape finalInput, stages) = Resizing.Apply(stages, image, resize, diagnostics);
        EquatableArray<StageSpec> specs = new TensorNaming(bundle, diagnostics).Name(stages);
        var spec = new NetworkSpec(
            naming.Namespace, naming.ClassName, naming.IsPublic, Prose(document, "source"), Prose(document, "lineage"), finalInput, formula?.ToString() ?? DefaultPreprocessing, specs)
        {
            Note = Prose(document, "note"),
        };
        return new CheckResult(spec, diagnostics.InOrder());
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

            foreach (DiagnosticInfo diagnostic in ModuleChecker.Check(bundle with { Document = table })) diagnostics.Add(diagnostic);
        }
    }

    private static string Prose(TableDocument document, string key) =>
        string.Join(" ", document.Directives.Where(directive => directive.Key == key).Select(directive => directive.Value));
}
