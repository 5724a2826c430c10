using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Diagnostics;
using InceptionGen.Generator.Text;

namespace InceptionGen.Generator.Parsing;

/// <summary>Understands a table's headings.</summary>
internal sealed class HeaderReader(TableText table, DiagnosticBag diagnostics)
{
    private const string Example = "the first line names the columns, such as type,patch size/stride,output size";

    /// <summary>The kind of table that has such headings, where nothing declares it.</summary>
    public static TableKind KindOf(IEnumerable<SpannedText> headings)
    {
        HashSet<ColumnKind> kinds = [];
        foreach (SpannedText heading in headings)
        {
            if (ColumnHeading.Parse(heading.Text).Succeeded(out ColumnHeading? parsed, out _)) kinds.Add(parsed.Kind);
        }

        if (kinds.Contains(ColumnKind.NamesRow) && kinds.Contains(ColumnKind.NamesWeight) && !kinds.Contains(ColumnKind.Type)) return TableKind.Names;

        bool isModule = kinds.Contains(ColumnKind.InputSize) && kinds.Contains(ColumnKind.OutputSize) && kinds.Contains(ColumnKind.Filters);
        return isModule ? TableKind.Module : TableKind.Network;
    }

    /// <summary>The columns, those that are not of the language included; none at all if nothing here is a heading.</summary>
    /// <param name="header">Where the headings stand, for what is missing there.</param>
    public IReadOnlyList<Column> Read(IReadOnlyList<SpannedText> headings, TableKind kind, LocationInfo header)
    {
        List<(SpannedText Text, ColumnHeading? Heading, Problem? Problem)> read = headings.Select(text => Understand(text, kind)).ToList();
        if (read.All(column => column.Heading is null && column.Problem!.Detail.Length == 0))
        {
            diagnostics.Add(Descriptors.EmptyTable, header, "header", Example);
            return [];
        }

        var columns = new List<Column>(read.Count);
        foreach ((SpannedText text, ColumnHeading? heading, Problem? problem) in read)
        {
            LocationInfo location = text.In(table);
            if (problem is not null) Report(problem, text, location, kind);

            bool isRepeated = heading is { MayRepeat: false } && columns.Any(column => column.Kind == heading.Kind);
            if (isRepeated) diagnostics.Add(Descriptors.RepeatedColumn, location, Excerpt.Of(text.Text), "only filter columns may; remove one, or give it its own heading");

            columns.Add(isRepeated || heading is null
                ? new Column(columns.Count, text.Text, ColumnKind.Unknown, null, location)
                : new Column(columns.Count, text.Text, heading.Kind, heading.Filters, location));
        }

        ReportMissing(columns, kind, header);
        return columns;
    }

    /// <summary>A heading with one slip in it is taken for what was meant, so that the mistake is reported once.</summary>
    private static (SpannedText Text, ColumnHeading? Heading, Problem? Problem) Understand(SpannedText text, TableKind kind)
    {
        if (ColumnHeading.Parse(text.Text).Succeeded(out ColumnHeading? heading, out Problem? problem))
        {
            bool belongs = heading.IsOfNames == (kind == TableKind.Names);
            return belongs ? (text, heading, null) : (text, null, new Problem(Descriptors.UnknownColumn, "it belongs to another kind of table"));
        }

        if (problem.Descriptor != Descriptors.UnknownColumn) return (text, null, problem);
        if (ColumnHeading.DidYouMean(text.Text, kind) is not string meant) return (text, null, problem);

        ColumnHeading.Parse(meant).Succeeded(out heading, out _);
        return (text, heading, problem with { Detail = "did you mean '" + meant + "'?" });
    }

    private void Report(Problem problem, SpannedText text, LocationInfo location, TableKind kind)
    {
        if (problem.Descriptor != Descriptors.UnknownColumn)
        {
            diagnostics.Add(problem.At(location, Place.Column(text.Text), text.Text));
            return;
        }

        string detail = problem.Detail.Length > 0 ? problem.Detail
            : text.Text.Length == 0 ? "give the column a heading, or remove it"
            : kind == TableKind.Names ? "its columns are row, column and weight"
            : "a filter column is headed #3x3, #3x3 reduce or double #3x3; prose goes under remarks, or into a comment";
        diagnostics.Add(Descriptors.UnknownColumn, location, Excerpt.Of(text.Text), kind.InWords(), detail);
    }

    private void ReportMissing(List<Column> columns, TableKind kind, LocationInfo header)
    {
        if (kind != TableKind.Names)
        {
            if (columns.All(column => column.Kind != ColumnKind.Type)) diagnostics.Add(Descriptors.MissingColumn, header, "type", "it says what each row is");
            return;
        }

        if (columns.All(column => column.Kind != ColumnKind.NamesRow)) diagnostics.Add(Descriptors.MissingColumn, header, "row", "it says which rows a rule is for");
        if (columns.All(column => column.Kind != ColumnKind.NamesColumn)) diagnostics.Add(Descriptors.MissingColumn, header, "column", "it says which filter columns a rule is for");
        if (columns.All(column => column.Kind != ColumnKind.NamesWeight)) diagnostics.Add(Descriptors.MissingColumn, header, "weight", "it says what the weight file calls the layer");
    }
}
