using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;

namespace InceptionGen.Tool.Formatting;

/// <summary>A JSON table laid out: a line for each directive and each row, cells of a column below each other, headings above them.</summary>
internal sealed class JsonLayout(TableText text, Spellings spellings)
{
    private readonly string _lineEnd = text.Content.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    private readonly JsonWords _words = new(text, spellings);
    private readonly StringBuilder _result = new(text.Content.Length * 2);

    /// <summary>The whole text; null if it is not a table.</summary>
    public string? Write(JsonValue file, TableKind kind)
    {
        _result.Append(text.Content, 0, text.Start);
        if (file is JsonObject table) WriteTable(table, kind, depth: 0);
        else if (file is JsonArray records) WriteRows(records, new JsonGrid(records, headings: null, kind, _words), depth: 0);
        else return null;

        return _result.Append(text.Content, file.End, text.Content.Length - file.End).ToString();
    }

    private void WriteTable(JsonObject table, TableKind kind, int depth)
    {
        JsonArray? headings = Part(table, JsonTableReader.Columns);
        var grid = new JsonGrid(Part(table, JsonTableReader.Rows), headings, kind, _words);
        WriteMembers(table, depth, member => _words.Key(member.Key, kind), member =>
        {
            switch (JsonTableReader.PartOf(member.Key.Text), member.Value)
            {
                case (JsonTableReader.Columns, JsonArray { Items.Count: > 0 } list) when list == headings && grid.Headings is { } line:
                    WriteLines([" " + line], depth + 1);
                    break;
                case (JsonTableReader.Columns, JsonArray list):
                    _result.Append(_words.Headings(list, kind));
                    break;
                case (JsonTableReader.Rows, JsonArray { Items.Count: > 0 } list) when list == grid.List:
                    WriteRows(list, grid, depth + 1);
                    break;
                case (JsonTableReader.Modules, JsonObject modules) when kind == TableKind.Network:
                    WriteMembers(modules, depth + 1, module => _words.Raw(module.Key), module => WriteNested(module.Value, TableKind.Module, depth + 2));
                    break;
                case (JsonTableReader.Names, JsonObject) when kind == TableKind.Network:
                    WriteNested(member.Value, TableKind.Names, depth + 1);
                    break;
                default:
                    _result.Append(_words.Value(member.Value));
                    break;
            }
        });
    }

    private void WriteNested(JsonValue value, TableKind kind, int depth)
    {
        if (value is JsonObject table) WriteTable(table, kind, depth);
        else _result.Append(_words.Value(value));
    }

    private void WriteRows(JsonArray rows, JsonGrid grid, int depth) => WriteLines(rows.Items.Select((_, index) => grid.Row(index)), depth);

    private void WriteMembers(JsonObject members, int depth, Func<JsonMember, string> key, Action<JsonMember> write)
    {
        if (members.Members.Count == 0)
        {
            _result.Append("{}");
            return;
        }

        _result.Append('{');
        for (int index = 0; index < members.Members.Count; index++)
        {
            StartLine(depth + 1);
            _result.Append(key(members.Members[index])).Append(": ");
            write(members.Members[index]);
            if (index < members.Members.Count - 1) _result.Append(',');
        }

        StartLine(depth);
        _result.Append('}');
    }

    private void WriteLines(IEnumerable<string> items, int depth)
    {
        _result.Append('[');
        string separator = "";
        foreach (string item in items)
        {
            _result.Append(separator);
            StartLine(depth + 1);
            _result.Append(item);
            separator = ",";
        }

        StartLine(depth);
        _result.Append(']');
    }

    private void StartLine(int depth) => _result.Append(_lineEnd).Append(' ', 2 * depth);

    private static JsonArray? Part(JsonObject table, string part) => table.Members.FirstOrDefault(member => JsonTableReader.PartOf(member.Key.Text) == part)?.Value as JsonArray;
}
