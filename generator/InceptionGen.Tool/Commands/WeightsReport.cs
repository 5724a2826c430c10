using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using InceptionGen.Tool.Summaries;

namespace InceptionGen.Tool.Commands;

/// <summary>A file of weights, and how it fits a table.</summary>
/// <param name="File">The file.</param>
/// <param name="Table">The table; null if none fits.</param>
/// <param name="Names">The names table that goes with it in place of its own names; null if none does.</param>
/// <param name="Match">How it fits; null if there is no table.</param>
internal sealed record WeightsReport(WeightFile File, string? Table, string? Names, WeightMatch? Match)
{
    private IEnumerable<string> Listed => File.Tensors.Keys.Order(StringComparer.Ordinal);

    private long Bytes => File.Tensors.Keys.Sum(File.BytesOf);

    private long Numbers => File.Tensors.Values.Sum(shape => shape.Elements);

    private int Fitting => Match!.Needed.Count(tensor => tensor.Fit == TensorFit.Fits);

    public void WriteText(TextWriter output, bool isGuess)
    {
        string[][] cells = [.. Listed.Select(name => new[] { Printable(name), File.Tensors[name].ToString(), File.TypeOf(name), Counts.Bytes(File.BytesOf(name)) })];
        int[] widths = [.. Enumerable.Range(0, 4).Select(column => cells.Select(row => row[column].Length).DefaultIfEmpty().Max())];
        foreach (string[] row in cells) output.WriteLine($"{row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  {row[2].PadRight(widths[2])}  {row[3].PadLeft(widths[3])}");
        output.WriteLine();
        output.WriteLine($"{File.Format}: {Counts.Grouped(cells.Length)} tensors, {Counts.Grouped(Numbers)} numbers, {Counts.Bytes(Bytes)}");
        if (Match is null)
        {
            output.WriteLine("no shipped table has a tensor of these names and shapes; name yours with --table");
            return;
        }

        string with = Names is null ? "" : $" with the names of {Names}";
        output.WriteLine($"{(isGuess ? "fits best: " : "")}{Table}{with}: {Counts.Grouped(Fitting)} of {Counts.Grouped(Match.Needed.Count)} tensors fit, {Counts.Grouped(Match.Surplus.Count)} surplus");
        foreach (string problem in Match.Problems()) output.WriteLine("  " + Printable(problem));
    }

    public void WriteJson(TextWriter output)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("format", File.Format);
            json.WriteNumber("numbers", Numbers);
            json.WriteNumber("bytes", Bytes);
            json.WriteStartArray("tensors");
            foreach (string name in Listed)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteStartArray("shape");
                foreach (int dimension in File.Tensors[name].Dimensions) json.WriteNumberValue(dimension);
                json.WriteEndArray();
                json.WriteString("type", File.TypeOf(name));
                json.WriteNumber("bytes", File.BytesOf(name));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (Match is not null) WriteMatch(json, Match);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private void WriteMatch(Utf8JsonWriter json, WeightMatch match)
    {
        json.WriteString("table", Table);
        if (Names is not null) json.WriteString("names", Names);
        json.WriteNumber("fitting", Fitting);
        json.WriteStartArray("needed");
        foreach (TensorMatch tensor in match.Needed)
        {
            json.WriteStartObject();
            json.WriteString("name", tensor.Tensor.Name);
            json.WriteString("row", tensor.Tensor.Row);
            json.WriteString("column", tensor.Tensor.Column);
            if (tensor.Name is not null) json.WriteString("found", tensor.Name);
            json.WriteString("fit", JsonNamingPolicy.CamelCase.ConvertName(tensor.Fit.ToString()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("surplus");
        foreach (string name in match.Surplus) json.WriteStringValue(name);
        json.WriteEndArray();
    }

    // A file can call a tensor anything, and a terminal obeys control characters.
    private static string Printable(string text) => string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character));
}
