using System;
using System.Linq;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using InceptionGen.Language.Model;
using InceptionGen.Playground.Answers;
using InceptionGen.Playground.Downloads;
using InceptionGen.Playground.Editing;
using InceptionGen.Playground.StartTables;
using InceptionGen.Tool.Differences;

namespace InceptionGen.Playground;

/// <summary>What wwwroot/worker.js calls. Texts go in and JSON comes out; a place is a table, an area, a row and a column, as in <see cref="GridPlace"/>.</summary>
[SupportedOSPlatform("browser")]
internal static partial class Bridge
{
    private static readonly Workbench Bench = new(), WarmBench = new();

    /// <summary>The runtime asks for one; the page's worker keeps it alive.</summary>
    private static void Main()
    {
    }

    /// <summary>The tables to start from.</summary>
    [JSExport]
    internal static string StartTables() => Answer.Of(json =>
    {
        json.WriteString("first", StartTableList.First);
        json.WriteStartArray("tables");
        foreach (StartTable table in StartTableList.All)
        {
            json.WriteStartObject();
            json.WriteString("id", table.Id);
            json.WriteString("group", table.Group);
            json.WriteString("title", table.Title);
            json.WriteString("file", table.File);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>The text of a table to start from; null if there is none of that name.</summary>
    [JSExport]
    internal static string? StartTable(string id) => StartTableList.All.FirstOrDefault(table => table.Id == id) is { } table ? StartTableList.ContentOf(table) : null;

    [JSExport]
    internal static void Open(string file, string text) => Bench.Open(file, text);

    [JSExport]
    internal static void Write(string text) => Bench.Write(text);

    [JSExport]
    internal static void SetCell(int part, int area, int row, int column, string text)
    {
        var place = new GridPlace(part, (GridArea)area, row, column);
        Bench.Edit(place, writer => writer.Set(place, text));
    }

    /// <param name="cells">A block as spreadsheets copy it: a line for each row, tabs between cells.</param>
    [JSExport]
    internal static void SetBlock(int part, int row, int column, string cells)
    {
        var place = new GridPlace(part, GridArea.Rows, row, column);
        Bench.Edit(place, writer => writer.SetBlock(place, [.. cells.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => line.Split('\t'))]));
    }

    /// <param name="change">"delete", "duplicate", "down", "add column" or "delete column".</param>
    [JSExport]
    internal static void Change(string change, int part, int area, int row, int column, string text)
    {
        var place = new GridPlace(part, (GridArea)area, row, column);
        Bench.Edit(place, writer =>
        {
            switch (change)
            {
                case "delete":
                    writer.Delete(place);
                    break;
                case "duplicate":
                    writer.Duplicate(place);
                    break;
                case "down":
                    writer.MoveDown(place);
                    break;
                case "add column":
                    writer.AddColumn(place, text);
                    break;
                case "delete column":
                    writer.DeleteColumn(place);
                    break;
            }
        });
    }

    [JSExport]
    internal static void Fix(int finding, int fix) => Bench.Fix(finding, fix);

    [JSExport]
    internal static int FixAll() => Bench.FixAll();

    [JSExport]
    internal static string Findings() => FindingsAnswer.Of(Bench);

    [JSExport]
    internal static string Grid() => GridAnswer.Of(Bench);

    [JSExport]
    internal static string Summary(bool withPaper) => NetworkAnswer.SummaryOf(Bench, withPaper);

    [JSExport]
    internal static string? Picture() => Bench.Picture();

    /// <summary>The open network beside another one.</summary>
    [JSExport]
    internal static string Difference(string file, string text)
    {
        var other = new Workbench();
        other.Open(file, text);
        return NetworkAnswer.DifferenceOf(other.Summary, Bench.Summary);
    }

    /// <summary>Checks a table with a slip in it, of which nobody sees anything: the interpreter translates what runs again and again, so that the first key is not the slowest.</summary>
    /// <param name="round">How often it was done before.</param>
    [JSExport]
    internal static void WarmUp(int round)
    {
        StartTable table = StartTableList.All.First(one => one.File == "googlenet.csv");
        WarmBench.Open(table.File, StartTableList.ContentOf(table).Replace("28x28x480", FormattableString.Invariant($"28x28x{481 + round}"), StringComparison.Ordinal));
        _ = FindingsAnswer.Of(WarmBench);
        _ = GridAnswer.Of(WarmBench);
    }

    [JSExport]
    internal static string Json() => TableAsJson.Of(Bench.Document);

    /// <summary>A project as a ZIP file; null if the table says no network.</summary>
    [JSExport]
    internal static byte[]? Project() => Bench.Network is { } network ? ProjectArchive.Of(Bench.File, Bench.Text, network) : null;
}
