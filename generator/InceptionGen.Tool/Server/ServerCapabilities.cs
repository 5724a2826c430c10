using System.Linq;
using System.Text.Json;

namespace InceptionGen.Tool.Server;

/// <summary>What the server says that it can, and what it needs to know of the editor.</summary>
internal static class ServerCapabilities
{
    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("capabilities");
        json.WriteString("positionEncoding", "utf-16");
        json.WriteStartObject("textDocumentSync");
        json.WriteBoolean("openClose", true);
        json.WriteNumber("change", 2);
        json.WriteBoolean("save", true);
        json.WriteEndObject();
        json.WriteStartObject("codeActionProvider");
        WriteList(json, "codeActionKinds", "quickfix", "source.fixAll");
        json.WriteBoolean("resolveProvider", true);
        json.WriteEndObject();
        foreach (string provider in new[] { "hoverProvider", "inlayHintProvider", "definitionProvider", "referencesProvider", "documentSymbolProvider", "foldingRangeProvider", "documentFormattingProvider" })
            json.WriteBoolean(provider, true);
        json.WriteStartObject("completionProvider");
        WriteList(json, "triggerCharacters", ",", ";", " ", "#");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("serverInfo");
        json.WriteString("name", "inceptiongen");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Whether the editor asks for the edit of a code action when it is chosen.</summary>
    public static bool ResolvesEdits(JsonElement parameters)
    {
        JsonElement found = parameters;
        foreach (string name in new[] { "capabilities", "textDocument", "codeAction", "resolveSupport", "properties" })
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found)) return false;
        }

        return found.ValueKind == JsonValueKind.Array && found.EnumerateArray().Any(one => one.ValueEquals("edit"));
    }

    private static void WriteList(Utf8JsonWriter json, string name, params string[] items)
    {
        json.WriteStartArray(name);
        foreach (string item in items) json.WriteStringValue(item);
        json.WriteEndArray();
    }
}
