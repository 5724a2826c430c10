using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InceptionGen.Tool.Scoring.Parts;

/// <summary>What the rows of a folder depend on. It is written beside the parts (score.json), so that parts of different jobs do not get mixed.</summary>
internal sealed record JobSettings
{
    public const string FileName = "score.json";

    public required int Parts { get; init; }

    public required string Format { get; init; }

    public required string Network { get; init; }

    /// <summary>A digest of the network's operations.</summary>
    public required string Operations { get; init; }

    /// <summary>A digest of the weights, or "synthetic".</summary>
    public required string Weights { get; init; }

    public required string Preprocessing { get; init; }

    public required int Top { get; init; }

    /// <summary>A digest of the classes' names; empty if they have none.</summary>
    public required string Labels { get; init; }

    public required bool WholeTars { get; init; }

    /// <summary>What the folder's parts were made with; null if there are none.</summary>
    /// <exception cref="ScoreException">The file says something else.</exception>
    public static JobSettings? Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            if (JsonSerializer.Deserialize(File.ReadAllBytes(path), JobJson.Default.JobSettings) is { Parts: >= 1 and <= Shard.MostShards } read) return read;
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new ScoreException($"{path}: it does not say what the parts of this folder were made with. Score into another folder.");
    }

    /// <summary>Writes it into a folder where no other process has.</summary>
    /// <returns>Whether it did.</returns>
    public bool TryWrite(string folder)
    {
        using var file = new AtomicFile(Path.Combine(folder, FileName));
        JsonSerializer.Serialize(file.Content, this, JobJson.Default.JobSettings);
        file.Content.WriteByte((byte)'\n');
        return file.TryCommit();
    }

    /// <summary>Requires that parts made with these settings and with others belong together.</summary>
    /// <exception cref="ScoreException">They do not; the message says why.</exception>
    public void RequireSame(JobSettings wanted, string folder)
    {
        string[] differences = [.. Differences(wanted)];
        if (differences.Length > 0) throw new ScoreException($"{folder}: its parts were made otherwise: {string.Join("; ", differences)}. Score into another folder, or as before.");
    }

    private IEnumerable<string> Differences(JobSettings wanted)
    {
        if (Network != wanted.Network) yield return $"network {Network}, and now {wanted.Network}";
        else if (Operations != wanted.Operations) yield return "the table has changed";
        if (Weights != wanted.Weights) yield return $"weights {Weights}, and now {wanted.Weights}";
        if (Preprocessing != wanted.Preprocessing) yield return $"preprocessing '{Preprocessing}', and now '{wanted.Preprocessing}'";
        if (Parts != wanted.Parts) yield return $"{Parts} parts, and now {wanted.Parts}";
        if (Format != wanted.Format) yield return $"--format {Format}, and now {wanted.Format}";
        if (Top != wanted.Top) yield return $"--top {Top}, and now {wanted.Top}";
        if (Labels != wanted.Labels) yield return "other labels";
        if (WholeTars != wanted.WholeTars) yield return WholeTars ? "with --whole-tars" : "without --whole-tars";
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NewLine = "\n")]
[JsonSerializable(typeof(JobSettings))]
internal sealed partial class JobJson : JsonSerializerContext;
