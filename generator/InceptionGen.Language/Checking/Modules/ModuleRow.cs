using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Rows;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Modules;

/// <summary>A row that names a module table.</summary>
internal sealed class ModuleRow(Row row, RowContext context, ModuleTables tables, ModuleLibrary library)
{
    public RowDraft? Draft()
    {
        if (Find() is not { } document || IsEndless(document)) return null;
        MeaninglessCells.Report(row, context.IsBranch, context.Diagnostics);
        if (ModuleParameters.ValuesOf(row, document, context.Diagnostics) is not { } values) return null;
        if (Use(document, values, columnPrefix: "") is not { } use) return null;
        if (context.IsBranch) return Branch(use);
        if (GridReduction.Of(document, tables) is not { } reduction) return use;
        return Use(reduction, ModuleParameters.None, columnPrefix: reduction.Name + "/") is { } behind ? use with { Reduction = behind } : null;
    }

    private ModuleUseDraft? Use(TableDocument document, IReadOnlyDictionary<string, string> values, string columnPrefix)
    {
        if (library.Load(document, values, context.Settings, context.Diagnostics) is not { Body: { } body } module) return null;
        if (IsTooLarge(body)) return null;
        return Decide(new ModuleUseDraft(row.At, document.Name, body, module.WrittenFor?.Shape, columnPrefix));
    }

    private TableDocument? Find()
    {
        string name = ModuleNames.Of(row);
        IReadOnlyList<TableDocument> found = tables.Find(name);
        if (found.Count == 0) found = tables.Find(row.Type.Word);
        if (found.Count == 1) return found[0];

        if (found.Count > 1) context.Diagnostics.Add(Rules.ModuleNotFound, row.At, Excerpt.Of(name), ModuleAmbiguity.Of(found));
        else ReportNotFound(name);
        return null;
    }

    private void ReportNotFound(string name)
    {
        if (RowWords.Answer(row.Type.Word) is { } answer)
        {
            context.Diagnostics.Add(Rules.UnknownRowType, row.At, Excerpt.Of(name), answer);
            return;
        }

        if (row.Type.Count == 1 && MisspeltType(name) is { } type)
        {
            context.Diagnostics.AddWithFix(Rules.UnknownRowType, row.At, Renamed(name, type), Excerpt.Of(name), "did you mean '" + type + "'?");
            return;
        }

        string add = "add a table with '# module: " + Excerpt.Of(name) + "' to the project";
        if (row.Type.Kind == RowKind.Inception && name == row.Type.Word) add = "write the filters of its branches, or " + add;
        string? module = row.Type.Kind == RowKind.Inception && name == row.Type.Word ? null : Suggestions.DidYouMean(name, tables.Names);
        if (module is not null) add = "did you mean '" + Excerpt.Of(module) + "'? Else " + add + ".";
        if (row.At.Diagnose(Rules.ModuleNotFound, place: null, module is null ? null : Renamed(name, module), Excerpt.Of(name), add) is not { } diagnostic) return;

        context.Diagnostics.Add(module is null || MisspeltModule.RenamedTo(name, module, tables) is not { } rename ? diagnostic : diagnostic with { Fixes = EquatableArray.Of([rename, .. diagnostic.Fixes]) });
    }

    /// <summary>The cell with another name in it, such as "3xInception-A"; null if the cell spells the name otherwise.</summary>
    private string? Renamed(string name, string meant)
    {
        string cell = row.At.Cell.Text;
        int start = cell.IndexOf(name, StringComparison.Ordinal);
        return start < 0 ? null : cell.Substring(0, start) + meant + cell.Substring(start + name.Length);
    }

    /// <summary>The row type that a word misspells. "Inception-A" misspells none: it is a name that begins with a type.</summary>
    private string? MisspeltType(string word)
    {
        string spelt = Spelling.Compact(word);
        if (Suggestions.DidYouMean(word, CellParser.RowTypes) is not { } type || spelt.StartsWith(Spelling.Compact(type), StringComparison.Ordinal)) return null;
        return Suggestions.DidYouMean(word, tables.Names.Append(type)) == type ? type : null;
    }

    private bool IsEndless(TableDocument document)
    {
        IReadOnlyList<TableDocument> way = tables.Way(document, context.Document);
        if (way.Count > 0)
        {
            if (!ModuleTables.IsFirst(context.Document, way)) return true;

            string names = string.Join(" > ", way.Prepend(context.Document).Select(table => Excerpt.Of(table.Name)));
            context.Diagnostics.Add(Rules.ModuleRecursion, row.At, "a module cannot contain itself: " + names);
            return true;
        }

        if (!tables.IsTooDeep(document)) return false;
        string limit = Limits.ModuleDepth.ToString(CultureInfo.InvariantCulture);
        context.Diagnostics.Add(Rules.ModuleRecursion, row.At, "modules are nested more than " + limit + " deep");
        return true;
    }

    private bool IsTooLarge(RowDraft body)
    {
        if (body.Operations * row.Type.Count <= Limits.Operations) return false;

        context.Diagnostics.Add(Rules.TooLarge, row.At, Limits.TooManyOperations);
        return true;
    }

    /// <summary>A module that declares its sizes takes its paddings from them, wherever it is used.</summary>
    private ModuleUseDraft? Decide(ModuleUseDraft use)
    {
        if (use.WrittenFor is not { } written) return use;

        // The module is right by itself. What is wrong here comes from the directives of the table that uses it, and is shown there.
        var inference = new ShapeInference(use.At);
        InferredRow inferred = inference.Infer(use.Body, written, null);
        foreach (DiagnosticInfo problem in inference.Problems.Where(problem => problem.IsBlocking)) context.Diagnostics.Add(problem);
        return inference.HasErrors ? null : use with { Body = inferred.Draft, Open = inference.Open.ToEquatableArray() };
    }

    private RowDraft Branch(ModuleUseDraft use)
    {
        PaddingRule padding = row.Rules.Padding ?? context.Settings.Padding ?? PaddingRules.AsDeclared;
        var steps = new List<RowDraft>();
        foreach (StageName copy in context.Branches) steps.Add(use with { ColumnPrefix = copy.Text + "/" });
        if (row.Filters.Count > 0)
            steps.Add(new FilterChain(row, Layers.OfConvolution(row, context.Settings), padding, padding, row.Stride, context.ColumnPrefix).Of(row.Filters));
        return steps.Count == 1 ? steps[0] : new SequenceDraft(row.At, steps.ToEquatableArray());
    }
}
