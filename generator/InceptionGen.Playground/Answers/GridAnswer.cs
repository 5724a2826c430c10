using System.Collections.Generic;
using System.Text.Json;
using InceptionGen.Language.Documents;
using InceptionGen.Playground.Editing;

namespace InceptionGen.Playground.Answers;

/// <summary>The open table as a text and as a grid.</summary>
internal static class GridAnswer
{
    public static string Of(Workbench bench) => Answer.Of(json =>
    {
        json.WriteString("file", bench.File);
        json.WriteString("text", bench.Text);
        json.WriteBoolean("isEditable", bench.Grid.IsEditable);
        json.WriteStartArray("parts");
        foreach (GridPart part in bench.Grid.Parts) Write(json, part);
        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, GridPart part)
    {
        json.WriteStartObject();
        json.WriteString("kind", part.Table.Kind switch { TableKind.Module => "module", TableKind.Names => "names", _ => "network" });
        json.WriteString("name", part.Table.Name);
        Write(json, "settings", part.Settings);
        Write(json, "header", [part.Header]);
        Write(json, "rows", part.Rows);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<GridLine> lines)
    {
        json.WriteStartArray(name);
        foreach (GridLine line in lines)
        {
            json.WriteStartObject();
            json.WriteNumber("line", line.Number);
            json.WriteStartArray("cells");
            foreach (GridCell cell in line.Cells) json.WriteStringValue(cell.Text);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
