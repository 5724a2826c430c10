using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Documents;

/// <summary>Reads a JSON file (tables/README.md, section 2): directives as keys, rows, and the modules and the names table of the network.</summary>
internal sealed class JsonTableReader(TableText table, DiagnosticBag diagnostics, CancellationToken cancellation)
{
    public const string Columns = "columns", Rows = "rows", Modules = "modules", Names = "names";

    private const string Schema = "$schema";

    /// <summary>Each is judged beside all others.</summary>
    private const int MaximumTables = 200;

    private static readonly string[] StructuralKeys = [Schema, Columns, Rows, Modules, Names];

    /// <summary>The part of a table that a key names, in the language's spelling; null for directives and what is not a key.</summary>
    public static string? PartOf(string key) => StructuralKeys.FirstOrDefault(part => Spelling.Compact(part) == Spelling.Compact(key));

    public TableDocument Read()
    {
        (JsonValue? root, JsonError? error) = JsonReader.Read(table, cancellation);
        if (root is JsonObject file) return ReadTable(file, declaredKind: null);
        if (root is JsonArray { Items.Count: > 0 } rows && rows.Items.All(row => row is JsonObject)) return ReadRecords(rows);

        if (error is not null) diagnostics.Add(Rules.UnreadableFile, table.At(error.Start, error.End), error.Detail);
        else if (root is not null) ReportShape(root, "the file is one JSON object {...}");
        return TableDocument.Named(table, TableKind.Network, directives: default, columns: [], rows: [], modules: []);
    }

    /// <summary>Rows alone, as pandas writes records: a table without directives.</summary>
    private TableDocument ReadRecords(JsonArray rows) =>
        ReadTable(new JsonObject(rows.Start, rows.End, [new JsonMember(new SpannedText(Rows, rows.Start), rows)]), declaredKind: null);

    private TableDocument ReadTable(JsonObject json, TableKind? declaredKind)
    {
        var directiveReader = new DirectiveReader(table, diagnostics);
        var parts = new Dictionary<string, JsonValue>();
        HashSet<string> keys = [.. json.Members.Select(member => Spelling.Compact(member.Key.Text))];
        foreach (JsonMember member in json.Members)
        {
            string? part = PartOf(member.Key.Text);
            if (part is null && MisspeltPart(member, keys) is { } meant)
            {
                diagnostics.Add(Rules.UnreadableFile, member.Key.In(table), "'" + Excerpt.Of(member.Key.Text) + "' is not a key: did you mean '" + meant + "'?");
                part = meant;
            }

            // "names" is the names table itself, or as a text the name of its file.
            if (part is null || (part == Names && member.Value is not (JsonObject or JsonArray))) AddDirective(directiveReader, member);
            else if (parts.ContainsKey(part)) ReportRepeatedKey(member.Key);
            else parts.Add(part, member.Value);
        }

        TableKind kind = declaredKind ?? directiveReader.DeclaredKind ?? JsonRowReader.KindOf(Part<JsonArray>(parts, Columns), Part<JsonArray>(parts, Rows));
        EquatableArray<Directive> directives = directiveReader.Read(kind, StructuralKeys);
        (IReadOnlyList<Column> columns, IReadOnlyList<TableRow> rows) = ReadRows(json, parts, kind);
        IEnumerable<TableDocument> nested = ReadModules(parts, kind).Concat(ReadNames(parts, kind));
        return TableDocument.Named(table, kind, directives, columns, rows, nested.ToList());
    }

    /// <summary>The part of a table that a key was meant to be: one of the lists and objects, which no directive is.</summary>
    private static string? MisspeltPart(JsonMember member, HashSet<string> keys)
    {
        if (member.Value is not (JsonArray or JsonObject) || DirectiveKeys.IsList(member.Key.Text)) return null;

        string compact = Spelling.Compact(member.Key.Text);
        string? meant = compact switch
        {
            "row" or "data" or "layers" or "records" or "table" or "body" => Rows,
            "column" or "cols" or "header" or "headers" or "headings" => Columns,
            "module" => Modules,
            "name" => Names,
            _ => Suggestions.DidYouMean(member.Key.Text, [Rows, Columns, Modules, Names]),
        };
        return meant is not null && !keys.Contains(meant) ? meant : null;
    }

    private void AddDirective(DirectiveReader directiveReader, JsonMember member)
    {
        switch (member.Value)
        {
            case JsonText text:
                directiveReader.Add(member.Key, text.Content.Trim());
                break;
            case JsonArray list when DirectiveKeys.IsList(member.Key.Text) && list.Items.All(item => item is JsonText):
                foreach (JsonText item in list.Items) directiveReader.Add(member.Key, InQuotes(item));
                break;
            case JsonLiteral { Literal: "null" }:
                break;
            case JsonLiteral literal:
                directiveReader.Add(member.Key, new SpannedText(literal.Literal, literal.Start));
                break;
            default:
                string kind = member.Value is JsonArray ? "a list" : "an object";
                diagnostics.Add(Rules.SettingNotUnderstood, table.At(member.Value.Start, member.Value.Start + 1), PlaceInWords.Directive(member.Key.Text), kind, "write a text, a number, true or false");
                break;
        }
    }

    /// <summary>An item as a list in one text would have it: its commas separate nothing.</summary>
    private static SpannedText InQuotes(JsonText item)
    {
        IEnumerable<int> places = Enumerable.Range(0, item.Content.Text.Length).Select(index => item.Content.Slice(index, index).Start);
        return new SpannedText('"' + item.Content.Text + '"', [item.Start, .. places, item.End - 1, item.End]);
    }

    private (IReadOnlyList<Column> Columns, IReadOnlyList<TableRow> Rows) ReadRows(JsonObject json, Dictionary<string, JsonValue> parts, TableKind kind)
    {
        JsonArray? columns = Part<JsonArray>(parts, Columns);
        if (columns is null && parts.TryGetValue(Columns, out JsonValue? noColumns)) ReportShape(noColumns, "\"columns\" is a list of headings [...]");

        if (!parts.TryGetValue(Rows, out JsonValue? value))
        {
            diagnostics.Add(Rules.EmptyTable, table.At(json.Start, json.Start + 1), "rows", "list them under \"rows\"");
            return ([], []);
        }

        if (value is not JsonArray rows)
        {
            ReportShape(value, "\"rows\" is a list of rows [...]");
            return ([], []);
        }

        if (rows.Items.Count == 0)
        {
            diagnostics.Add(Rules.EmptyTable, table.At(rows.Start, rows.End), "rows", "write a row between the brackets");
            return ([], []);
        }

        return new JsonRowReader(table, diagnostics, kind, cancellation).Read(columns, rows);
    }

    private IEnumerable<TableDocument> ReadModules(Dictionary<string, JsonValue> parts, TableKind kind)
    {
        if (!parts.TryGetValue(Modules, out JsonValue? value)) yield break;

        if (kind != TableKind.Network || value is not JsonObject modules)
        {
            ReportShape(value, kind == TableKind.Network ? "\"modules\" is an object of module tables {...}" : "\"modules\" belong in a network table");
            yield break;
        }

        HashSet<string> names = [];
        foreach (JsonMember module in modules.Members)
        {
            SpannedText name = module.Key.Trim();
            cancellation.ThrowIfCancellationRequested();
            if (names.Count == MaximumTables)
            {
                diagnostics.Add(Rules.MalformedRow, name.In(table), "The module", "a file has at most 200 modules, and nothing is read from here on");
                yield break;
            }

            if (name.Text.Length == 0) diagnostics.Add(Rules.UnreadableFile, table.At(module.Key.Start, module.Key.End), "a module has no name");
            else if (!names.Add(name.Text)) ReportRepeatedKey(name);
            else if (module.Value is not JsonObject body) ReportShape(module.Value, "a module is an object with \"rows\" {...}");
            else yield return ReadTable(body, TableKind.Module) with { Name = name.Text, NameLocation = name.In(table) };
        }
    }

    private IEnumerable<TableDocument> ReadNames(Dictionary<string, JsonValue> parts, TableKind kind)
    {
        if (!parts.TryGetValue(Names, out JsonValue? value)) yield break;

        if (kind == TableKind.Network && value is JsonObject names) yield return ReadTable(names, TableKind.Names);
        else ReportShape(value, kind == TableKind.Network ? "\"names\" is a names table {...}, or the name of its file" : "\"names\" belong in a network table");
    }

    private static T? Part<T>(Dictionary<string, JsonValue> parts, string key) where T : JsonValue =>
        parts.TryGetValue(key, out JsonValue? value) ? value as T : null;

    /// <summary>Reports a value of the wrong kind, at its first character only.</summary>
    private void ReportShape(JsonValue value, string detail) =>
        diagnostics.Add(Rules.UnreadableFile, table.At(value.Start, value is JsonObject or JsonArray ? value.Start + 1 : value.End), detail);

    private void ReportRepeatedKey(SpannedText key) =>
        diagnostics.Add(Rules.UnreadableFile, key.In(table), "the key '" + Excerpt.Of(key.Text) + "' is given twice");
}
