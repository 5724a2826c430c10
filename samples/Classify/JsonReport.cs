using System;
using System.Buffers;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Text.Json;

namespace Classify;

/// <summary>Tells a classification to a program: one JSON object.</summary>
internal static class JsonReport
{
    public static void Write(Classification result, TextWriter writer)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer)) Write(result, json);
        writer.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void Write(Classification result, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("network", result.Arguments.Network.Name);
        json.WriteString("weights", result.Arguments.Weights);
        json.WriteString("preprocess", result.Preprocessing.ToString());
        json.WriteBoolean("precise", result.Arguments.Precise);
        json.WriteNumber("threads", result.Threads);
        json.WriteNumber("batch", result.Arguments.Batch);
        json.WriteNumber("load_ms", Rounded(result.LoadMilliseconds));
        json.WriteNumber("weight_bytes", result.WeightBytes);
        json.WriteNumber("first_ms", Rounded(result.Timing.First));
        json.WriteNumber("min_ms", Rounded(result.Timing.Minimum));
        json.WriteNumber("median_ms", Rounded(result.Timing.Median));
        json.WriteNumber("allocated_bytes", result.Timing.AllocatedBytes);
        json.WriteNumber("workspace_bytes", result.WorkspaceBytes);
        json.WriteNumber("rss_mb", Rounded(ResidentMegabytes()));
        json.WriteStartArray("top");
        foreach (Guess guess in result.Guesses)
        {
            json.WriteStartObject();
            json.WriteNumber("class", guess.Class);
            json.WriteString("label", guess.Label);
            json.WriteNumber("probability", guess.Probability);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static double ResidentMegabytes()
    {
        using Process process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1048576.0;
    }

    private static double Rounded(double number) => Math.Round(number, 3);
}
