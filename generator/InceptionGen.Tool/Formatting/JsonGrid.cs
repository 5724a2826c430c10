using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Formatting;

/// <summary>The rows of a JSON table, each on one line. Rows that are lists are in line with each other and with the headings, objects with those of the same keys.</summary>
internal sealed class JsonGrid
{
    private readonly IReadOnlyList<JsonValue> _items;
    private readonly IReadOnlyList<AlignedCell>[] _cells;
    private readonly int[][] _starts;

    /// <param name="list">Null if the table has no list of rows.</param>
    /// <param name="headings">Null if the table lists none.</param>
    public JsonGrid(JsonArray? list, JsonArray? headings, TableKind kind, JsonWords words)
    {
        List = list;
        _items = list?.Items ?? [];
        ColumnKind[] columns = headings is null ? [] : [.. headings.Items.Select(item => item is JsonText heading ? JsonWords.KindOf(heading.Content.Text) : ColumnKind.Unknown)];
        _cells = [.. _items.Select(item => words.Row(item, columns, kind))];

        bool hasHeadings = headings is not null && _items.Any(item => item is JsonArray);
        AlignedCell[] above = hasHeadings ? [.. headings!.Items.Select(item => new AlignedCell(words.Heading(item, kind)))] : [];
        _starts = Alignment.Starts([.. _cells, above], gap: 2);
        if (hasHeadings) Headings = Alignment.Join(above, _starts[^1], ",");
    }

    public JsonArray? List { get; }

    /// <summary>The headings as they stand above the cells, without brackets; null if no row is a list.</summary>
    public string? Headings { get; }

    public string Row(int index)
    {
        string cells = Alignment.Join(_cells[index], _starts[index], ",");
        return _items[index] switch
        {
            JsonArray => "[" + cells + "]",
            JsonObject { Members.Count: 0 } => "{}",
            JsonObject => "{ " + cells + " }",
            _ => cells,
        };
    }
}
