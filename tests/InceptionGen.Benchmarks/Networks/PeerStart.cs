using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>What a process does whose first prediction on ONNX Runtime is measured: loads a model and predicts once.</summary>
internal static class PeerStart
{
    /// <summary>The first argument of such a process.</summary>
    public const string Command = "peer-start";

    /// <param name="arguments">The model, the images (N, C, H, W) as float32, the four lengths, and the threads.</param>
    public static int Run(ReadOnlySpan<string> arguments, TextWriter writer)
    {
        long[] shape = [.. arguments[2].Split(',').Select(length => long.Parse(length, CultureInfo.InvariantCulture))];
        float[] images = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(arguments[1])).ToArray();

        long start = Stopwatch.GetTimestamp();
        using OnnxRuntimeContender contender = new(arguments[0], images, shape, int.Parse(arguments[3], CultureInfo.InvariantCulture));
        double load = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        start = Stopwatch.GetTimestamp();
        contender.Predict();
        double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        JsonObject json = new() { ["load_ms"] = load, ["first_ms"] = first, ["rss_mb"] = Environment.WorkingSet / 1048576.0 };
        writer.WriteLine(json.ToJsonString());
        return 0;
    }
}
