using System.Collections.Generic;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Parsing;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Checking;

/// <summary>Checks a module table by itself: its cells, and its sizes if it declares its input.</summary>
internal static class ModuleChecker
{
    /// <summary>Depth does not depend on the size of the map; on this one every kernel of a paper fits.</summary>
    private static readonly Shape AnySize = new(299, 299, 1);

    /// <param name="bundle">The module table with those that it names.</param>
    public static EquatableArray<DiagnosticInfo> Check(TableBundle bundle) =>
        Diagnose(bundle.Document, new ModuleLibrary(bundle.Document, bundle.Modules)).InOrder();

    public static DiagnosticBag Diagnose(TableDocument document, ModuleLibrary library)
    {
        var diagnostics = new DiagnosticBag();
        TableSettings settings = TableSettings.Read(document, diagnostics);
        var builder = new ModuleBuilder(document, settings, library, diagnostics);
        Module module = builder.Build();

        Shape? input = module.WrittenFor?.Shape;
        if (module.Body is { } body && input is { } shape)
        {
            var fitter = new Fitter();
            fitter.Fit(body, shape, null);
            foreach (DiagnosticInfo problem in fitter.Problems) diagnostics.Add(problem);
        }

        foreach ((Row row, Blueprint branch) in builder.Rows) CheckCounts(row, branch, input, settings, diagnostics);
        return diagnostics;
    }

    private static void CheckCounts(Row row, Blueprint branch, Shape? input, TableSettings settings, DiagnosticBag diagnostics)
    {
        var fitter = new Fitter();
        if (fitter.Fit(branch, input ?? AnySize, null).Operation is not { } operation || fitter.HasErrors) return;

        Cost[] cost = [Cost.Of(operation)];
        if (input is null) CountChecks.CheckDepth(row, cost, diagnostics);
        else CountChecks.Check(row, cost, settings.ParamsUnit ?? TableSettings.DefaultParamsUnit, diagnostics);
    }
}
