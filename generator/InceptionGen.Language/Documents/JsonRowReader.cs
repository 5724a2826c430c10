using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Reads the rows of a JSON table: arrays in the order of the columns, or objects keyed by column.</summary>
internal sealed class JsonRowReader(TableText table, DiagnosticBag diagnostics, TableKind kind, CancellationToken cancellation)
{
    private readonly CellReader _cellReader = new(table, diagnostics);
    private readonly HeaderReader _headerReader = new(table, diagnostics);

    /// <summary>The kind of table that has such columns, if nothing declares the kind.</summary>
    public static TableKind KindOf(JsonArray? columns, JsonArray? rows)
    {
        IEnumerable<SpannedText> headings = columns?.Items.OfType<JsonText>().Select(heading => heading.Content.Trim())
            ?? rows?.Items.OfType<JsonObject>().SelectMany(row => row.Members).Select(member => member.Key.Trim())
            ?? [];
        return HeaderReader.KindOf(headings);
    }

    public (IReadOnlyList<Column> Columns, IReadOnlyList<TableRow> Rows) Read(JsonArray? columnList, JsonArray rowList)
    {
        JsonColumns columns = columnList is not null
            ? JsonColumns.Listed(Headings(columnList), kind, _headerReader, table.At(columnList.Start, columnList.End))
            : JsonColumns.Collected(rowList, kind, _headerReader, table.At(rowList.Start, rowList.Start + 1));

        var rows = new List<TableRow>();
        if (!kind.CanHaveRows(columns.All)) return (columns.All, rows);

        foreach (JsonValue item in rowList.Items)
        {
            cancellation.ThrowIfCancellationRequested();
            if (rows.Count == HeaderReader.MaximumRows)
            {
                diagnostics.Add(Rules.MalformedRow, table.At(item.Start, item.Start + 1), "The row", HeaderReader.TooManyRows);
                break;
            }

            TableRow? row = item switch
            {
                JsonArray cells => ReadArray(cells, columns),
                JsonObject cells => ReadObject(cells, columns),
                _ => null,
            };
            if (row is not null) rows.Add(row);
            else diagnostics.Add(Rules.MalformedRow, table.At(item.Start, item.End), PlaceInWords.Row(LineOf(item)), "a row is a list of cells [...], or an object keyed by column {...}");
        }

        return (columns.All, DecimalCommas.Apply(rows));
    }

    private List<SpannedText> Headings(JsonArray columns)
    {
        var headings = new List<SpannedText>();
        foreach (JsonValue item in columns.Items)
        {
            if (item is JsonText text) headings.Add(text.Content.Trim());
            else diagnostics.Add(Rules.UnreadableFile, table.At(item.Start, item.End), "a heading is a text in double quotes");
        }

        return headings;
    }

    private TableRow ReadArray(JsonArray row, JsonColumns columns)
    {
        string name = NameOf(row, columns.All.Zip(row.Items, (column, value) => (column, value)));
        var cells = new List<Cell>(columns.All.Count);
        foreach (Column column in columns.All)
        {
            cells.Add(column.Index < row.Items.Count ? ReadCell(column, row.Items[column.Index], name) : EmptyCell(column, row));
        }

        ReportSurplus(row.Items.Skip(columns.All.Count), name, columns.All.Count, "the table");
        return new TableRow(cells.ToEquatableArray(), table.At(row.Start, row.End));
    }

    /// <summary>Cells in the order of the columns, or as the row writes them where nothing lists the columns: then the first values of all keys, the second ones, and so on.</summary>
    private TableRow ReadObject(JsonObject row, JsonColumns columns)
    {
        List<(IReadOnlyList<Column> Columns, IReadOnlyList<JsonValue> Values)> entries = Entries(row, columns);
        string name = NameOf(row, entries.Select(entry => (entry.Columns[0], entry.Values.FirstOrDefault() ?? row)));

        var values = new List<(Column Column, JsonValue Value)>();
        int rounds = entries.Count == 0 ? 0 : entries.Max(entry => entry.Values.Count);
        for (int round = 0; round < rounds; round++)
        {
            foreach ((IReadOnlyList<Column> repeated, IReadOnlyList<JsonValue> given) in entries)
            {
                if (round < given.Count && round < repeated.Count) values.Add((repeated[round], given[round]));
            }
        }

        HashSet<int> filled = [.. values.Select(value => value.Column.Index)];
        HashSet<int> surplus = [.. entries.Where(entry => entry.Values.Count > entry.Columns.Count).Select(entry => entry.Columns[0].Index)];
        List<Cell> cells = values.Select(value => ReadCell(value.Column, value.Value, name)).Select(cell => cell.IsReported ? cell : cell with { IsReported = surplus.Contains(cell.Column.Index) }).ToList();
        cells.AddRange(columns.All.Where(column => !filled.Contains(column.Index)).Select(column => EmptyCell(column, row)));
        foreach ((IReadOnlyList<Column> repeated, IReadOnlyList<JsonValue> given) in entries)
        {
            ReportSurplus(given.Skip(repeated.Count), name, repeated.Count, "'" + Excerpt.Of(repeated[0].Text) + "'");
        }

        IEnumerable<Cell> ordered = columns.AreListed ? cells.OrderBy(cell => cell.Column.Index) : cells;
        return new TableRow(ordered.ToEquatableArray(), table.At(row.Start, row.End));
    }

    private List<(IReadOnlyList<Column> Columns, IReadOnlyList<JsonValue> Values)> Entries(JsonObject row, JsonColumns columns)
    {
        var entries = new List<(IReadOnlyList<Column> Columns, IReadOnlyList<JsonValue> Values)>();
        HashSet<IReadOnlyList<Column>> met = [];
        foreach (JsonMember member in row.Members)
        {
            SpannedText key = member.Key.Trim();
            if (columns.Find(key) is not IReadOnlyList<Column> found) continue;

            if (met.Add(found)) entries.Add((found, member.Value is JsonArray list ? list.Items : [member.Value]));
            else if (!columns.IsMisspelt(key)) diagnostics.Add(Rules.RepeatedColumn, key.In(table), Excerpt.Of(key.Text), "give its values as one list, such as [64, 96]");
        }

        return entries;
    }

    private Cell ReadCell(Column column, JsonValue value, string row)
    {
        if (value is JsonObject or JsonArray)
        {
            LocationInfo place = table.At(value.Start, value.Start + 1);
            diagnostics.Add(Rules.MalformedRow, place, PlaceInWords.Cell(row, column.Text), "a cell is a text, a number, true, false or null");
            return new Cell(column, value is JsonArray ? "[...]" : "{...}", place, null) { IsReported = true };
        }

        SpannedText content = value switch
        {
            JsonText text => text.Content,
            JsonLiteral literal when literal.Literal != "null" => new SpannedText(literal.Literal, literal.Start),
            _ => new SpannedText("", value.Start),
        };
        return _cellReader.Read(column, content, row);
    }

    /// <summary>The cell that a row leaves out, before the row's closing bracket.</summary>
    private Cell EmptyCell(Column column, JsonValue row) => new(column, "", table.At(row.End - 1, row.End - 1), null);

    private void ReportSurplus(IEnumerable<JsonValue> values, string row, int expected, string what)
    {
        List<JsonValue> surplus = values.Where(value => value is not (JsonLiteral { Literal: "null" } or JsonText { Content.Text: "" })).ToList();
        if (surplus.Count == 0) return;

        string count = expected.ToString(CultureInfo.InvariantCulture) + (expected == 1 ? " column" : " columns");
        LocationInfo location = table.At(surplus[0].Start, surplus[surplus.Count - 1].End);
        diagnostics.Add(Rules.MalformedRow, location, PlaceInWords.Row(row), what + " has " + count + "; remove what is too much");
    }

    /// <summary>What the row calls itself; its line if it does not.</summary>
    private string NameOf(JsonValue row, IEnumerable<(Column Column, JsonValue Value)> cells)
    {
        List<(Column Column, JsonValue Value)> known = cells.ToList();
        foreach (ColumnKind wanted in new[] { ColumnKind.Name, ColumnKind.Type, ColumnKind.NamesRow })
        {
            JsonText? text = known.Where(cell => cell.Column.Kind == wanted).Select(cell => cell.Value).OfType<JsonText>().FirstOrDefault();
            if (text is not null && text.Content.Text.Trim().Length > 0) return text.Content.Text.Trim();
        }

        return LineOf(row);
    }

    private string LineOf(JsonValue value) =>
        "line " + (table.At(value.Start, value.Start).Lines.Start.Line + 1).ToString(CultureInfo.InvariantCulture);
}
