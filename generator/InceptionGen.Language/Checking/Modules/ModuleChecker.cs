using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Settings;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Checking.Totals;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Modules;

/// <summary>Checks a module table by itself: its cells, and its sizes if it declares its input.</summary>
internal static class ModuleChecker
{
    /// <summary>Depth does not depend on the size of the map. Every kernel of a paper fits on this one.</summary>
    private static readonly Shape AnySize = new(299, 299, 1);

    /// <param name="made">Takes what each row does, if it can be made.</param>
    public static DiagnosticBag Diagnose(TableDocument document, ModuleTables tables, IModules modules, ICollection<(Row Row, OperationSpec Operation)>? made = null)
    {
        var diagnostics = new DiagnosticBag();
        TableSettings settings = TableSettings.Read(document, diagnostics);
        ModuleParameters.Check(document, diagnostics);
        GridReduction.Check(document, tables, diagnostics);
        var builder = new ModuleBuilder(document, ModuleParameters.Alone(document), settings, modules, diagnostics);
        Module module = builder.Build();

        Shape? input = module.WrittenFor?.Shape;
        if (input is { } shape)
        {
            // If a row is not understood, the others are judged by themselves.
            IEnumerable<RowDraft> parts = module.Body is { } body ? [body] : builder.Rows.Where(part => ReadsModule(part.Row, shape)).Select(part => part.Branch);
            var inference = new ShapeInference();
            foreach (RowDraft part in parts) inference.Infer(part, shape, null);
            foreach (DiagnosticInfo problem in inference.Problems) diagnostics.Add(problem);
        }

        foreach ((Row row, RowDraft branch) in builder.Rows) CheckCounts(row, branch, input, settings, new CountForms(document), diagnostics, made);
        return diagnostics;
    }

    /// <summary>Whether the row declares no other input than the module's; one that does has been reported.</summary>
    private static bool ReadsModule(Row row, Shape input) => row.Input is not { } declared || declared.Shape == input;

    private static void CheckCounts(
        Row row, RowDraft branch, Shape? input, TableSettings settings, CountForms forms, DiagnosticBag diagnostics, ICollection<(Row Row, OperationSpec Operation)>? made)
    {
        var inference = new ShapeInference();
        if (input is { } shape && !ReadsModule(row, shape)) return;

        if (inference.Infer(branch, input ?? AnySize, null).Operation is not { } operation) return;
        if (input is not null) made?.Add((row, operation));
        if (inference.HasErrors) return;

        RowTotals[] cost = [RowTotals.Of(operation)];
        if (input is null) CountChecks.CheckDepth(row, cost, diagnostics);
        else CountChecks.Check(row, cost, settings.ParamsUnit ?? TableSettings.DefaultParamsUnit, forms, diagnostics);
    }
}
