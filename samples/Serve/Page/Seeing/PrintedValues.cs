using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Compilation;

namespace Serve.Page.Seeing;

/// <summary>What the paper's table prints of each row of a network, and where that is wrong.</summary>
internal sealed class PrintedValues
{
    private readonly Dictionary<string, PrintedRow> _rows;

    private PrintedValues(Dictionary<string, PrintedRow> rows) => _rows = rows;

    /// <summary>No table prints anything.</summary>
    public static PrintedValues None { get; } = new([]);

    /// <summary>Whether any row has such a cell.</summary>
    public bool Has(PrintedColumn column) => _rows.Values.Any(row => row.Cells.ContainsKey(column));

    /// <summary>What is printed of a row; null if nothing is.</summary>
    public PrintedRow? Find(string row) => _rows.GetValueOrDefault(row);

    /// <summary>Those of a table of the command line: what it says itself.</summary>
    public static PrintedValues OfTable(string path) => new(ByStage(PrintedTable.Read(path)?.Rows ?? []));

    /// <summary>Those of a shipped network, whose own table has the right numbers: the paper's table as printed lies in the folder "printed", under the same name.</summary>
    /// <param name="network">What the command line calls it.</param>
    public static PrintedValues OfShipped(string network)
    {
        string printed = Path.Combine(AppContext.BaseDirectory, "printed", network + ".csv"), own = Path.Combine(AppContext.BaseDirectory, "tables", network + ".csv");
        if (!File.Exists(printed) || !File.Exists(own) || PrintedTable.Read(printed) is not { } paper || PrintedTable.Read(own) is not { } table) return None;

        // The paper prints fewer rows, and has no names for them: the second "max pool" of one is that of the other.
        Dictionary<(string, int), string> stages = ByPlace(table.Rows).ToDictionary(pair => pair.Key, pair => pair.Value.Stage);
        return new(ByPlace(paper.Rows).Where(pair => stages.ContainsKey(pair.Key)).ToDictionary(pair => stages[pair.Key], pair => pair.Value, StringComparer.Ordinal));
    }

    private static Dictionary<string, PrintedRow> ByStage(IEnumerable<PrintedRow> rows) =>
        rows.DistinctBy(row => row.Stage).ToDictionary(row => row.Stage, StringComparer.Ordinal);

    private static Dictionary<(string Type, int Place), PrintedRow> ByPlace(IEnumerable<PrintedRow> rows) => rows
        .GroupBy(row => row.Type, StringComparer.Ordinal)
        .SelectMany(rows => rows.Select((row, place) => (Key: (rows.Key, place), row)))
        .ToDictionary(pair => pair.Key, pair => pair.row);
}
