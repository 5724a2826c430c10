using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Parsing;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>Checks a module table by itself: its cells, and its sizes if it declares its input.</summary>
internal static class ModuleChecker
{
    /// <summary>Depth does not depend on the size of the map; on this one every kernel of a paper fits.</summary>
    private static readonly Shape AnySize = new(299, 299, 1);

    /// <param name="bundle">The module table with those that it names.</param>
    public static EquatableArray<DiagnosticInfo> Check(TableBundle bundle) =>
        Diagnose(bundle.Document, new ModuleLibrary(bundle)).InOrder();

    public static DiagnosticBag Diagnose(TableDocument document, ModuleLibrary library)
    {
        var diagnostics = new DiagnosticBag();
        TableSettings settings = TableSettings.Read(document, diagnostics);
        ModuleParameters.Check(document, diagnostics);
        GridReduction.Check(document, library, diagnostics);
        var builder = new ModuleBuilder(document, ModuleParameters.Alone(document), settings, library, diagnostics);
        Module module = builder.Build();

        Shape? input = module.WrittenFor?.Shape;
        if (input is { } shape)
        {
            // Where a row is not understood, the others are judged by themselves.
            IEnumerable<Blueprint> parts = module.Body is { } body ? [body] : builder.Rows.Where(part => ReadsModule(part.Row, shape)).Select(part => part.Branch);
            var fitter = new Fitter();
            foreach (Blueprint part in parts) fitter.Fit(part, shape, null);
            foreach (DiagnosticInfo problem in fitter.Problems) diagnostics.Add(problem);
        }

        foreach ((Row row, Blueprint branch) in builder.Rows) CheckCounts(row, branch, input, settings, diagnostics);
        return diagnostics;
    }

    /// <summary>Whether the row declares no other input than the module's; one that does has been reported.</summary>
    private static bool ReadsModule(Row row, Shape input) => row.Input is not { } declared || declared.Shape == input;

    private static void CheckCounts(Row row, Blueprint branch, Shape? input, TableSettings settings, DiagnosticBag diagnostics)
    {
        var fitter = new Fitter();
        if (input is { } shape && !ReadsModule(row, shape)) return;

        if (fitter.Fit(branch, input ?? AnySize, null).Operation is not { } operation || fitter.HasErrors) return;

        Cost[] cost = [Cost.Of(operation)];
        if (input is null) CountChecks.CheckDepth(row, cost, diagnostics);
        else CountChecks.Check(row, cost, settings.ParamsUnit ?? TableSettings.DefaultParamsUnit, diagnostics);
    }
}
