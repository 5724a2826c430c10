using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;
using InceptionGen.Tool.Summaries;

namespace InceptionGen.Tool.Server;

/// <summary>What a row computes, in numbers.</summary>
internal static class Hovers
{
    public static LspHover? At(OpenTable table, int offset)
    {
        TablePlace place = TablePlace.At(table, offset);
        if (place.Row is not { } row || place.Cell is not { } cell) return null;

        string text = place.Table.Kind == TableKind.Network ? OfNetworkRow(table, row) : place.Table.Kind == TableKind.Module ? OfModule(table, place.Table) : "";
        if (text.Length == 0) return null;
        return new LspHover(new LspMarkup("markdown", text), table.Text.RangeOf(cell.Location.Span.Start, cell.Location.Span.End));
    }

    /// <summary>The network of an open table; null if it has none.</summary>
    public static NetworkSummary? SummaryOf(OpenTable table) =>
        table.Project.Judge(table.Path).Specs.FirstOrDefault() is { } network ? NetworkSummary.Of(network, table.Project.DocumentOf(table.Path)) : null;

    private static string OfNetworkRow(OpenTable table, TableRow row)
    {
        SummaryRow[] stages = [.. SummaryOf(table)?.Rows.Where(one => ReferenceEquals(one.Source, row)) ?? []];
        if (stages.Length == 0) return "";

        SummaryRow last = stages[^1];
        OperationSpec[] operations = [.. stages.Select(stage => stage.Stage.Operation)];
        var text = new StringBuilder();
        text.Append($"**{Escaped(stages.Length == 1 ? last.Stage.Name : stages[0].Stage.Name + " ... " + last.Stage.Name)}** `{stages[0].Stage.Input}` → `{last.Stage.Output}`");
        if (stages.Length > 1) text.Append($", {stages.Length} times");
        text.Append("\n\n| | computed | the table says |\n|---|---|---|\n");
        Line("parameters", Counts.Grouped(operations.Sum(one => one.Parameters)), "");
        Line("weights", Counts.Grouped(operations.Sum(one => one.Weights)), Printed(row, ColumnKind.Params));
        Line("multiply-adds", Counts.Grouped(operations.Sum(one => one.MultiplyAdds)), Printed(row, ColumnKind.Ops));
        Line("depth", Counts.Grouped(operations.Sum(one => (long)one.Depth)), Printed(row, ColumnKind.Depth));
        Line("output size", last.Stage.Output.ToString(), Printed(row, ColumnKind.OutputSize));
        Line("receptive field", last.Field.ToString(), "");
        Line("memory of the output", Counts.Bytes(last.Memory), "");
        if (PaddingText.OfRow(last.Stage.Operation) is { Length: > 0 } padding) Line("padding", padding, Printed(row, ColumnKind.Padding));
        if (BranchesOf(last.Stage.Operation) is { Count: > 1 } branches) text.Append($"\nBranches: {string.Join(" + ", branches)} = {branches.Sum()} channels\n");
        return text.ToString();

        void Line(string name, string computed, string printed) => text.Append($"| {name} | {computed} | {Escaped(printed)} |\n");
    }

    /// <summary>The channels of the branches whose outputs the row puts side by side; none if it has no branches.</summary>
    public static IReadOnlyList<int> BranchesOf(OperationSpec operation) => operation switch
    {
        ConcatSpec { Branches.Count: > 1 } concat => [.. concat.Branches.Select(branch => branch.Output.Channels)],
        SequenceSpec sequence => sequence.Operations.Select(BranchesOf).FirstOrDefault(branches => branches.Count > 0) ?? [],
        _ => [],
    };

    private static string OfModule(OpenTable table, TableDocument module)
    {
        IReadOnlyList<Cell> uses = Navigation.UsesOf(table, module.Name);
        string[] names = [.. uses.Select(use => use.Location).Select(use => FilePath.FileName(use.Path) + ", line " + (use.Lines.Start.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))];
        return $"Module **{Escaped(module.Name)}**, used {(names.Length == 0 ? "nowhere" : "in " + string.Join("; ", names.Take(10)) + (names.Length > 10 ? "; ..." : ""))}";
    }

    private static string Printed(TableRow row, ColumnKind kind) => row.Find(kind) is { } cell
        ? cell.Text + (cell.Sic is null ? "" : " (" + cell.Sic + ")")
        : "";

    private static string Escaped(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
