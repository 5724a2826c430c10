using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Projects;
using InceptionGen.Tool.Text;
using NumberText = InceptionGen.Tool.Importing.Writing.NumberText;

namespace InceptionGen.Tool.Commands;

/// <summary>The text of a shipped table for another number of classes: sizes, counts and totals are those of its rows.</summary>
internal static class ShippedText
{
    /// <summary>The text; null if rewriting it does not give the network that the option Classes does.</summary>
    /// <param name="table">The table's file.</param>
    /// <param name="classes">How many outputs it is to have.</param>
    public static string? WithClasses(string table, string classes, CancellationToken cancellation)
    {
        TableSource source = ShippedTables.Find(table)!;
        (NetworkSpec? before, int problems) = Judge(source, new TableOptions(), cancellation);
        (NetworkSpec? wanted, _) = Judge(source, new TableOptions(Classes: classes), cancellation);
        if (before is null || wanted is null || before.Stages.Count != wanted.Stages.Count) return null;

        TableDocument document = TableReader.Read(source).Document;
        TextEdit[] edits = [.. Sizes(document, before, wanted), .. Counts(document, before, wanted), .. Totals(document, wanted)];
        if (TextEdits.Apply(source.Content, edits) is not { } edited) return null;

        // Names of other classes are not these classes' names.
        bool hasNames = before.ClassNames.Count > 0 && before.ClassNames.Count != Outputs(wanted);
        string text = string.Concat(Lines(edited).Where(line => !hasNames || !line.StartsWith("# classes:", StringComparison.OrdinalIgnoreCase)));
        (NetworkSpec? after, int left) = Judge(source with { Content = text }, new TableOptions(), cancellation);
        return after is not null && left <= problems && NetworkEssence.Of(after) is { } essence && essence.HasSteps(NetworkEssence.Of(wanted)) ? text : null;
    }

    private static IEnumerable<TextEdit> Sizes(TableDocument document, NetworkSpec before, NetworkSpec wanted)
    {
        Dictionary<string, string> others = Changed(before, wanted).DistinctBy(pair => pair.Before.Output).ToDictionary(pair => pair.Before.Output.ToString(), pair => pair.After.Output.ToString());
        return document.Rows.SelectMany(row => row.Cells).Where(cell => cell.Column.Kind is ColumnKind.OutputSize or ColumnKind.InputSize && others.ContainsKey(cell.Text)).Select(cell => new TextEdit(cell.Location, others[cell.Text]));
    }

    // Linear rows are in the table's order, those of auxiliary classifiers after the others; a network that it continues comes before them.
    private static IEnumerable<TextEdit> Counts(TableDocument document, NetworkSpec before, NetworkSpec wanted)
    {
        TableRow[] rows = [.. document.Rows.Where(row => row.Type?.Kind == RowKind.Linear)];
        (StageSpec Before, StageSpec After)[] linear = [.. before.Stages.Zip(wanted.Stages).Where(pair => IsLinear(pair.First))];
        foreach ((TableRow row, (StageSpec was, StageSpec stage)) in rows.Zip(linear.Skip(linear.Length - rows.Length)).Where(pair => pair.Second.Before.Output != pair.Second.After.Output))
        {
            foreach (Cell cell in row.Cells.Where(cell => !cell.IsEmpty))
            {
                if (cell.Column.Kind == ColumnKind.Params) yield return new TextEdit(cell.Location, NumberText.Params(stage.Operation.Weights));
                if (cell.Column.Kind == ColumnKind.Ops) yield return new TextEdit(cell.Location, NumberText.Ops(stage.Operation.MultiplyAdds));
            }
        }
    }

    private static IEnumerable<TextEdit> Totals(TableDocument document, NetworkSpec wanted)
    {
        foreach (Directive directive in document.Directives)
        {
            if (directive.Key == "total params") yield return new TextEdit(directive.ValueLocation, NumberText.Params(Own(wanted).Sum(stage => stage.Operation.Weights)));
            if (directive.Key == "total ops") yield return new TextEdit(directive.ValueLocation, NumberText.Ops(Own(wanted).Sum(stage => stage.Operation.MultiplyAdds)));
        }
    }

    private static IEnumerable<(StageSpec Before, StageSpec After)> Changed(NetworkSpec before, NetworkSpec wanted) => before.Stages.Zip(wanted.Stages).Where(pair => pair.First.Output != pair.Second.Output);

    private static IEnumerable<StageSpec> Own(NetworkSpec network) => network.Stages.Where(stage => stage.Head.Length == 0);

    private static bool IsLinear(StageSpec stage) => stage.Operation is ConvolutionSpec { IsLinear: true };

    private static int Outputs(NetworkSpec network) => Own(network).Last().Output.Channels;

    private static IEnumerable<string> Lines(string text)
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = text.IndexOf('\n', start) is >= 0 and var found ? found + 1 : text.Length;
            yield return text[start..end];
        }
    }

    private static (NetworkSpec? Network, int Problems) Judge(TableSource source, TableOptions options, CancellationToken cancellation)
    {
        var project = new TableProject();
        project.Set(source, EquatableArray.Of(options));
        IReadOnlyList<DiagnosticInfo> diagnostics = project.Check(source.Path, cancellation);
        return diagnostics.Any(diagnostic => diagnostic.IsBlocking) ? (null, diagnostics.Count) : (project.Judge(source.Path, cancellation).Specs.FirstOrDefault(), diagnostics.Count);
    }
}
