using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using InceptionGen.Language.Cells;

namespace InceptionGen.Tool.Summaries;

/// <summary>A summary as rows and columns. Numbers are whole; a reader sees them grouped.</summary>
internal sealed record SummaryTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object>> Rows, IReadOnlyList<(string Name, long Count)> Totals)
{
    private const int WidestCell = 32;

    public static SummaryTable Of(NetworkSummary summary, bool withPaper)
    {
        List<string> columns = ["row", "type", "input", "output", "params", "multiply-adds", "receptive field", "memory"];
        if (withPaper) columns = ["row", "type", "output", "printed output", "depth", "printed depth", "weights", "printed params", "multiply-adds", "printed ops"];

        return new SummaryTable(
            summary.Network.ClassName,
            columns,
            [.. summary.Rows.Select(row => withPaper ? Printed(row) : Computed(row))],
            [
                ("parameters", summary.Parameters),
                ("multiply-adds without auxiliary classifiers", summary.MultiplyAdds),
                ("bytes of parameters", summary.Parameters * SummaryRow.BytesPerValue),
                ("bytes of all outputs for one image", summary.Rows.Sum(row => row.Memory)),
            ]);
    }

    public void Write(TextWriter output, SummaryFormat format)
    {
        switch (format)
        {
            case SummaryFormat.Json:
                WriteJson(output);
                break;
            case SummaryFormat.Csv:
                output.WriteLine(string.Join(',', Columns));
                foreach (IReadOnlyList<object> row in Rows) output.WriteLine(string.Join(',', row.Select(cell => Quoted(Plain(cell)))));
                break;
            case SummaryFormat.Markdown:
                output.WriteLine($"# {Title}\n\n| {string.Join(" | ", Columns)} |\n|{string.Concat(Columns.Select((_, index) => IsNumber(index) ? "---:|" : "---|"))}");
                foreach (IReadOnlyList<object> row in Rows) output.WriteLine("| " + string.Join(" | ", row.Select(cell => Shown(cell).Replace("|", "\\|", StringComparison.Ordinal))) + " |");
                output.WriteLine();
                foreach ((string name, long count) in Totals) output.WriteLine($"* {name}: {Counts.Grouped(count)}");
                break;
            default:
                WriteText(output);
                break;
        }
    }

    private static IReadOnlyList<object> Computed(SummaryRow row) =>
    [
        row.Stage.Name, row.Kind, row.Stage.Input.ToString(), row.Stage.Output.ToString(), row.Stage.Operation.Parameters, row.Stage.Operation.MultiplyAdds, row.Field.ToString(), row.Memory,
    ];

    private static IReadOnlyList<object> Printed(SummaryRow row) =>
    [
        row.Stage.Name, row.Kind, row.Stage.Output.ToString(), Cell(row, ColumnKind.OutputSize), (long)row.Stage.Operation.Depth, Cell(row, ColumnKind.Depth),
        row.Stage.Operation.Weights, Cell(row, ColumnKind.Params), row.Stage.Operation.MultiplyAdds, Cell(row, ColumnKind.Ops),
    ];

    private static string Cell(SummaryRow row, ColumnKind kind) => row.Source?.Find(kind)?.Text ?? "";

    private bool IsNumber(int column) => Rows.Count > 0 && Rows[0][column] is long;

    private void WriteText(TextWriter output)
    {
        string[][] cells = [[.. Columns], .. Rows.Select(row => row.Select(cell => Cut(Shown(cell))).ToArray())];
        int[] widths = [.. Columns.Select((_, column) => cells.Max(row => row[column].Length))];
        output.WriteLine(Title);
        for (int index = 0; index < cells.Length; index++)
        {
            output.WriteLine(string.Join("  ", cells[index].Select((cell, column) => IsNumber(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
            if (index == 0) output.WriteLine(new string('-', widths.Sum() + (2 * (widths.Length - 1))));
        }

        output.WriteLine();
        foreach ((string name, long count) in Totals) output.WriteLine($"{name}: {Counts.Grouped(count)}");
    }

    private void WriteJson(TextWriter output)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("network", Title);
            json.WriteStartArray("rows");
            foreach (IReadOnlyList<object> row in Rows)
            {
                json.WriteStartObject();
                for (int index = 0; index < row.Count; index++)
                {
                    if (row[index] is long number) json.WriteNumber(Columns[index], number);
                    else json.WriteString(Columns[index], (string)row[index]);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("totals");
            foreach ((string name, long count) in Totals) json.WriteNumber(name, count);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    /// <summary>Constants in brackets make a cell too wide for a terminal.</summary>
    private static string Cut(string text) => text.Length <= WidestCell ? text : text[..(WidestCell - 3)] + "...";

    private static string Plain(object cell) => cell is long number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : (string)cell;

    private static string Shown(object cell) => cell is long number ? Counts.Grouped(number) : (string)cell;

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
