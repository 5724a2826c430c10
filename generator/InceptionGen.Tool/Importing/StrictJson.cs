using System;
using System.IO;
using System.Text.Json;

namespace InceptionGen.Tool.Importing;

/// <summary>Parses JSON of which every text can be read. <see cref="JsonDocument"/> looks at texts only when they are asked for, and fails then if one is not Unicode.</summary>
internal static class StrictJson
{
    // Models within models are deep, and no deeper than this.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 128 };

    /// <summary>Parses a file.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="InvalidDataException">A text in it is not Unicode.</exception>
    public static JsonDocument Parse(Stream json) => Checked(JsonDocument.Parse(json, Strict));

    /// <summary>Parses the JSON that a text of another one holds.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="InvalidDataException">A text in it is not Unicode.</exception>
    public static JsonDocument Parse(string json) => Checked(JsonDocument.Parse(json, Strict));

    private static JsonDocument Checked(JsonDocument document)
    {
        try
        {
            Read(document.RootElement);
            return document;
        }
        catch (InvalidOperationException)
        {
            document.Dispose();
            throw new InvalidDataException("a text in it is damaged: it is not Unicode");
        }
    }

    private static void Read(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                json.GetString();
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in json.EnumerateArray()) Read(item);
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty property in json.EnumerateObject())
                {
                    _ = property.Name;
                    Read(property.Value);
                }

                break;
            default:
                break;
        }
    }
}
