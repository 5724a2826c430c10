using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using InceptionGen.Language.Parsing;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>A row that names a module table.</summary>
internal static class ModuleRow
{
    public static Blueprint? Blueprint(Row row, RowContext context)
    {
        if (Find(row, context) is not { } document || IsEndless(row, document, context)) return null;
        MeaninglessCells.Report(row, context.IsBranch, context.Diagnostics);
        if (ModuleParameters.ValuesOf(row, document, context.Diagnostics) is not { } values) return null;
        if (Use(row, document, values, columnPrefix: "", context) is not { } use) return null;
        if (context.IsBranch) return Branch(row, use, context);
        if (GridReduction.Of(document, context.Modules) is not { } reduction) return use;
        return Use(row, reduction, ModuleParameters.None, columnPrefix: reduction.Name + "/", context) is { } behind ? use with { Reduction = behind } : null;
    }

    private static ModuleUseBlueprint? Use(Row row, TableDocument document, IReadOnlyDictionary<string, string> values, string columnPrefix, RowContext context)
    {
        if (context.Modules.Load(document, values, context.Settings, context.Diagnostics) is not { Body: { } body } module) return null;
        if (IsTooLarge(row, body, context)) return null;
        return Decide(new ModuleUseBlueprint(row.At, document.Name, body, module.WrittenFor?.Shape, columnPrefix), context);
    }

    private static TableDocument? Find(Row row, RowContext context)
    {
        string name = ModuleNames.Of(row);
        IReadOnlyList<TableDocument> found = context.Modules.Find(name);
        if (found.Count == 0) found = context.Modules.Find(row.Type.Word);
        if (found.Count == 1) return found[0];

        if (found.Count > 1) context.Diagnostics.Add(Rules.ModuleNotFound, row.At, Excerpt.Of(name), ModuleNames.Ambiguity(found));
        else ReportNotFound(row, name, context);
        return null;
    }

    private static void ReportNotFound(Row row, string name, RowContext context)
    {
        if (RowWords.Answer(row.Type.Word) is { } answer)
        {
            context.Diagnostics.Add(Rules.UnknownRowType, row.At, Excerpt.Of(name), answer);
            return;
        }

        if (row.Type.Count == 1 && MisspeltType(name, context) is { } type)
        {
            string? replacement = row.At.Cell.Text == name ? type : null;
            context.Diagnostics.AddWithFix(Rules.UnknownRowType, row.At, replacement, Excerpt.Of(name), "did you mean '" + type + "'?");
            return;
        }

        string add = "add a table with '# module: " + Excerpt.Of(name) + "' to the project";
        if (row.Type.Kind == RowKind.Inception && name == row.Type.Word) add = "write the filters of its branches, or " + add;
        else if (Suggestions.DidYouMean(name, context.Modules.Names) is { } module) add = "did you mean '" + Excerpt.Of(module) + "'? Else " + add + ".";
        context.Diagnostics.Add(Rules.ModuleNotFound, row.At, Excerpt.Of(name), add);
    }

    /// <summary>The row type that a word is a slip of. "Inception-A" is none: it is a name that begins with a type.</summary>
    private static string? MisspeltType(string word, RowContext context)
    {
        string spelt = Spelling.Compact(word);
        if (Suggestions.DidYouMean(word, CellParser.RowTypes) is not { } type || spelt.StartsWith(Spelling.Compact(type), StringComparison.Ordinal)) return null;
        return Suggestions.DidYouMean(word, context.Modules.Names.Append(type)) == type ? type : null;
    }

    private static bool IsEndless(Row row, TableDocument document, RowContext context)
    {
        IReadOnlyList<TableDocument> way = context.Modules.Way(document, context.Document);
        if (way.Count > 0)
        {
            if (!ModuleLibrary.IsFirst(context.Document, way)) return true;

            string names = string.Join(" > ", way.Prepend(context.Document).Select(table => Excerpt.Of(table.Name)));
            context.Diagnostics.Add(Rules.ModuleRecursion, row.At, "a module cannot contain itself: " + names);
            return true;
        }

        if (!context.Modules.IsTooDeep(document)) return false;
        string limit = Limits.ModuleDepth.ToString(CultureInfo.InvariantCulture);
        context.Diagnostics.Add(Rules.ModuleRecursion, row.At, "modules stand within modules more than " + limit + " deep");
        return true;
    }

    private static bool IsTooLarge(Row row, Blueprint body, RowContext context)
    {
        if (body.Operations * row.Type.Count <= Limits.Operations) return false;

        context.Diagnostics.Add(Rules.TooLarge, row.At, Limits.TooManyOperations);
        return true;
    }

    /// <summary>A module that declares its sizes has its paddings from them, wherever it is used.</summary>
    private static ModuleUseBlueprint? Decide(ModuleUseBlueprint use, RowContext context)
    {
        if (use.WrittenFor is not { } written) return use;

        // The module is right by itself. What is wrong here is so by the directives of the table that uses it, and is shown there.
        var fitter = new Fitter(use.At);
        Fitted fitted = fitter.Fit(use.Body, written, null);
        foreach (DiagnosticInfo problem in fitter.Problems.Where(problem => problem.IsBlocking)) context.Diagnostics.Add(problem);
        return fitter.HasErrors ? null : use with { Body = fitted.Blueprint, Open = fitter.Open.ToEquatableArray() };
    }

    private static Blueprint Branch(Row row, ModuleUseBlueprint use, RowContext context)
    {
        PaddingRule padding = row.Rules.Padding ?? context.Settings.Padding ?? PaddingRules.AsDeclared;
        var steps = new List<Blueprint>();
        foreach (StageName copy in context.Branches) steps.Add(use with { ColumnPrefix = copy.Text + "/" });
        if (row.Filters.Count > 0)
            steps.Add(new FilterChain(row, Layers.OfConvolution(row, context.Settings), padding, padding, row.Stride, context.ColumnPrefix).Of(row.Filters));
        return steps.Count == 1 ? steps[0] : new SequenceBlueprint(row.At, steps.ToEquatableArray());
    }
}
