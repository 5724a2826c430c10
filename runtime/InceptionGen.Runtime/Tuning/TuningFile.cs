using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace InceptionGen.Tuning;

/// <summary>A tuning as JSON: what was measured, and a list of layers.</summary>
internal static class TuningFile
{
    // A network of the most operations that a table may have takes less.
    private const int LongestFile = 16 << 20;

    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static void Write(NetworkTuning tuning, Stream stream)
    {
        using Utf8JsonWriter json = new(stream, Indented);
        json.WriteStartObject();
        json.WriteString("network", tuning.Network);
        json.WriteString("machine", tuning.Machine);
        json.WriteNumber("threads", tuning.Threads);
        json.WriteNumber("batch", tuning.Batch);
        json.WriteStartArray("layers");
        foreach (TunedLayer layer in tuning.Layers)
        {
            json.WriteStartObject();
            json.WriteString("tensor", layer.Tensor);
            json.WriteString("algorithm", layer.Algorithm);
            json.WriteNumber("milliseconds", layer.Milliseconds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <param name="stream">The file.</param>
    /// <param name="name">What messages call it.</param>
    public static NetworkTuning Read(Stream stream, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(Bytes(stream, name));
            JsonElement root = json.RootElement;
            TunedLayer[] layers = [.. Member(root, "layers", JsonValueKind.Array, name).EnumerateArray().Select(layer => Layer(layer, name))];
            if (layers.GroupBy(layer => layer.Tensor).FirstOrDefault(alike => alike.Skip(1).Any()) is { } twice) throw Damaged(name, $"it lists {twice.Key} twice");
            return new(Text(root, "network", name), Text(root, "machine", name), Number(root, "threads", name), Number(root, "batch", name), layers);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: text that is not UTF-8
            throw Damaged(name, exception.Message.TrimEnd('.'));
        }
    }

    private static byte[] Bytes(Stream stream, string name)
    {
        using MemoryStream bytes = new();
        byte[] buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > LongestFile) throw Damaged(name, "it is longer than the tuning of any network");
        }

        return bytes.ToArray();
    }

    private static TunedLayer Layer(JsonElement layer, string name)
    {
        double milliseconds = Member(layer, "milliseconds", JsonValueKind.Number, name).TryGetDouble(out double number) && double.IsFinite(number)
            ? number
            : throw Damaged(name, "a layer's milliseconds are not a number");
        return new(Text(layer, "tensor", name), Text(layer, "algorithm", name), milliseconds);
    }

    private static string Text(JsonElement element, string key, string name) => Member(element, key, JsonValueKind.String, name).GetString()!;

    private static int Number(JsonElement element, string key, string name) =>
        Member(element, key, JsonValueKind.Number, name).TryGetInt32(out int number) && number >= 0 ? number : throw Damaged(name, $"'{key}' is not a whole number");

    private static JsonElement Member(JsonElement element, string key, JsonValueKind kind, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out JsonElement member) && member.ValueKind == kind
            ? member
            : throw Damaged(name, $"'{key}' is missing or not {(kind == JsonValueKind.Array ? "a list" : kind == JsonValueKind.String ? "a text" : "a number")}");

    private static InvalidDataException Damaged(string name, string problem) =>
        new($"{name} is not a tuning of a network: {problem}. Network.Tune measures one, and NetworkTuning.Save writes it.");
}
