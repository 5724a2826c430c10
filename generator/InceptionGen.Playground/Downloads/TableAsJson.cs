using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using InceptionGen.Language.Documents;

namespace InceptionGen.Playground.Downloads;

/// <summary>A table in the language's JSON: directives as keys, rows as lists, modules and names as objects.</summary>
internal static class TableAsJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(TableDocument table)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            WriteParts(json, table, isNested: false);
            TableDocument[] modules = [.. table.Modules.Where(module => module.Kind == TableKind.Module)];
            if (modules.Length > 0)
            {
                json.WriteStartObject(JsonTableReader.Modules);
                foreach (TableDocument module in modules)
                {
                    json.WriteStartObject(module.Name);
                    WriteParts(json, module, isNested: true);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }

            foreach (TableDocument names in table.Modules.Where(names => names.Kind == TableKind.Names))
            {
                json.WriteStartObject(JsonTableReader.Names);
                WriteParts(json, names, isNested: true);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteParts(Utf8JsonWriter json, TableDocument table, bool isNested)
    {
        // A module of a network is called by its key.
        foreach (IGrouping<string, Directive> key in table.Directives.Where(directive => !isNested || directive.Key != DirectiveKeys.Module).GroupBy(directive => directive.Key))
            json.WriteString(key.Key, string.Join(DirectiveKeys.IsList(key.Key) ? ", " : " ", key.Select(directive => directive.Value)));

        json.WriteStartArray(JsonTableReader.Columns);
        foreach (string heading in table.Columns.Select(column => column.Text)) json.WriteStringValue(heading);
        json.WriteEndArray();
        json.WriteStartArray(JsonTableReader.Rows);
        foreach (TableRow row in table.Rows)
        {
            json.WriteStartArray();
            foreach (Cell cell in row.Cells)
            {
                if (cell.IsEmpty) json.WriteNullValue();
                else json.WriteStringValue(cell.Sic is null ? cell.Text : cell.Text + " [sic: " + cell.Sic + "]");
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
