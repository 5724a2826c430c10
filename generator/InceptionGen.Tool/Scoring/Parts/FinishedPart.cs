using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text.Json;
using InceptionGen.Tool.Scoring.Inputs;

namespace InceptionGen.Tool.Scoring.Parts;

/// <summary>What an earlier run left of a part.</summary>
internal static class FinishedPart
{
    /// <summary>How many rows of a part say that their image could not be read; null if the part is not there, or is of other images than it would have now.</summary>
    public static int? Broken(string folder, PartImages wanted, int parts, string format)
    {
        string keys = Path.Combine(folder, PartFormat.Name(wanted.Part, parts, PartFormat.KeysEnding(format)));
        if (!File.Exists(Path.Combine(folder, PartFormat.Name(wanted.Part, parts, format))) || !File.Exists(keys)) return null;

        try
        {
            using FileStream file = File.OpenRead(keys);
            using Stream lines = format == PartFormat.Compressed ? new GZipStream(file, CompressionMode.Decompress) : file;
            return Broken(lines, wanted.Images);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or InvalidOperationException)
        {
            // Somebody wrote into it, perhaps what is not Unicode.
            return null;
        }
    }

    private static int? Broken(Stream lines, IReadOnlyList<ScoredImage> images)
    {
        using var reader = new StreamReader(lines);
        int row = 0, broken = 0;
        for (; reader.ReadLine() is { } line; row++)
        {
            using var json = JsonDocument.Parse(line);
            if (row == images.Count || json.RootElement.ValueKind != JsonValueKind.Object) return null;
            if (!json.RootElement.TryGetProperty("key", out JsonElement key) || key.ValueKind != JsonValueKind.String || !key.ValueEquals(images[row].Key)) return null;
            if (json.RootElement.TryGetProperty("error", out _)) broken++;
        }

        return row == images.Count ? broken : null;
    }
}
