using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using InceptionGen.Tool.Summaries;
using InceptionGen.Tool.Text;

namespace InceptionGen.Tool.Commands;

/// <summary>A file of weights, and how it fits a table.</summary>
/// <param name="File">The file.</param>
/// <param name="Dict">What of it was read.</param>
/// <param name="Table">The table; null if none fits.</param>
/// <param name="Names">The names table that goes with it in place of its own names; null if none does.</param>
/// <param name="Match">How it fits; null if there is no table.</param>
internal sealed record WeightsReport(WeightFile File, WeightDict Dict, string? Table, string? Names, WeightMatch? Match)
{
    private const int MostOthers = 10;

    private IEnumerable<string> Listed => Dict.Tensors.Keys.Order(StringComparer.Ordinal);

    private long Bytes => Dict.Tensors.Keys.Sum(Dict.BytesOf);

    private long Numbers => Dict.Tensors.Values.Sum(shape => shape.Elements);

    private WeightDict[] Others => [.. File.Dicts.Where(dict => dict != Dict)];

    private int Fitting => Match!.Needed.Count(tensor => tensor.Fit == TensorFit.Fits);

    public void WriteText(TextWriter output, bool isGuess)
    {
        string[][] cells = [.. Listed.Select(name => new[] { Printable.Of(name), Dict.Tensors[name].ToString(), Dict.TypeOf(name), Counts.Bytes(Dict.BytesOf(name)) })];
        int[] widths = [.. Enumerable.Range(0, 4).Select(column => cells.Select(row => row[column].Length).DefaultIfEmpty().Max())];
        foreach (string[] row in cells) output.WriteLine($"{row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  {row[2].PadRight(widths[2])}  {row[3].PadLeft(widths[3])}");
        output.WriteLine();
        output.WriteLine($"{File.Format}: {Counts.Grouped(cells.Length)} tensors, {Counts.Grouped(Numbers)} numbers, {Counts.Bytes(Bytes)}");
        if (Dict.Name.Length > 0 || Others.Length > 0) output.WriteLine(Read());
        if (Match is null)
        {
            output.WriteLine("no shipped table has a tensor of these names and shapes; name yours with --table");
            return;
        }

        string with = Names is null ? "" : $" with the names of {Names}";
        output.WriteLine($"{(isGuess ? "fits best: " : "")}{Table}{with}: {Counts.Grouped(Fitting)} of {Counts.Grouped(Match.Needed.Count)} tensors fit, {Counts.Grouped(Match.Surplus.Count)} surplus");
        foreach (string problem in Match.Problems()) output.WriteLine("  " + Printable.Of(problem));
    }

    // "read from 'model'; the file also has 'ema' (12 tensors), which --dict reads"
    private string Read()
    {
        string read = Dict.Name.Length == 0 ? "read from the outermost dict" : $"read from '{Printable.Of(Dict.Name)}'";
        if (Others is []) return read;

        IEnumerable<string> some = Others.Take(MostOthers).Select(other => $"'{Printable.Of(other.Name)}' ({Counts.Grouped(other.Tensors.Count)} tensors)");
        string more = Others.Length > MostOthers ? $" and {Counts.Grouped(Others.Length - MostOthers)} more" : "";
        return $"{read}; the file also has {string.Join(", ", some)}{more}, which --dict reads";
    }

    public void WriteJson(TextWriter output)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("format", File.Format);
            json.WriteString("dict", Dict.Name);
            json.WriteStartArray("otherDicts");
            foreach (WeightDict other in Others)
            {
                json.WriteStartObject();
                json.WriteString("name", other.Name);
                json.WriteNumber("tensors", other.Tensors.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("numbers", Numbers);
            json.WriteNumber("bytes", Bytes);
            json.WriteStartArray("tensors");
            foreach (string name in Listed)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteStartArray("shape");
                foreach (int dimension in Dict.Tensors[name].Dimensions) json.WriteNumberValue(dimension);
                json.WriteEndArray();
                json.WriteString("type", Dict.TypeOf(name));
                json.WriteNumber("bytes", Dict.BytesOf(name));
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
}
