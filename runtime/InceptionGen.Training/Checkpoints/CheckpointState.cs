using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using InceptionGen.Training.Running;
using InceptionGen.Weights.Safetensors;

namespace InceptionGen.Training.Checkpoints;

/// <summary>What a checkpoint holds besides tensors: whose it is, how the trainer was set, and how far it is.</summary>
internal sealed record CheckpointState
{
    /// <summary>The network's name.</summary>
    public required string Network { get; init; }

    /// <summary>Its table.</summary>
    public required IReadOnlyList<(string Name, string Digest)> Rows { get; init; }

    /// <summary>The trainer's settings.</summary>
    public required SettingList Settings { get; init; }

    /// <summary>Steps taken.</summary>
    public required long Steps { get; init; }

    /// <summary>How far the trainer is.</summary>
    public required Position Position { get; init; }

    /// <summary>The training that is not over, or null.</summary>
    public FitState? Fit { get; init; }

    /// <summary>It as a text.</summary>
    public string ToJson()
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, SafetensorsWriter.ReadableJson))
        {
            json.WriteStartObject();
            json.WriteString("network", Network);
            Write(json, "rows", Rows);
            Write(json, "settings", Settings.All);
            json.WriteNumber("steps", Steps);
            json.WriteNumber("frozen", Position.FrozenStages);
            json.WriteNumber("epochs", Position.Epochs);
            json.WriteNumber("scheduled", Position.ScheduledEpochs);
            if (Position.Schedule.Best is { } best) json.WriteDouble("best", best);
            json.WriteNumber("waited", Position.Schedule.Waited);
            json.WriteNumber("resting", Position.Schedule.Resting);
            json.WriteNumber("reductions", Position.Schedule.Reductions);
            Fit?.Write(json, "fit");
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    /// <summary>Reads the text.</summary>
    /// <exception cref="InvalidDataException">It is not such a text.</exception>
    public static CheckpointState Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            JsonElement json = document.RootElement;
            return new CheckpointState
            {
                Network = json.GetProperty("network").GetString()!,
                Rows = ReadPairs(json.GetProperty("rows")),
                Settings = new SettingList(ReadPairs(json.GetProperty("settings"))),
                Steps = json.GetProperty("steps").GetInt64(),
                Position = new(json.Int("frozen"), json.Int("epochs"), json.Int("scheduled"), ReadSchedule(json)),
                Fit = json.TryGetProperty("fit", out JsonElement fit) ? FitState.Read(fit) : null,
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException or ArgumentException)
        {
            throw new InvalidDataException("its metadata is damaged", exception);
        }
    }

    /// <summary>Writes names with texts.</summary>
    public static void Write(Utf8JsonWriter json, string name, IReadOnlyList<(string Name, string Text)> pairs)
    {
        json.WriteStartArray(name);
        foreach ((string first, string second) in pairs)
        {
            json.WriteStringValue(first);
            json.WriteStringValue(second);
        }

        json.WriteEndArray();
    }

    /// <summary>Reads names with texts.</summary>
    public static IReadOnlyList<(string Name, string Text)> ReadPairs(JsonElement json) =>
        [.. json.EnumerateArray().Select(text => text.GetString()!).Chunk(2).Select(pair => (pair[0], pair[1]))];

    private static ScheduleState ReadSchedule(JsonElement json) =>
        new(json.TryGetProperty("best", out _) ? json.Double("best") : null, json.Int("waited"), json.Int("resting"), json.Int("reductions"));
}
