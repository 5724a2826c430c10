using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>ONNX Runtime in a process of Node, which answers one line of JSON with another (Peer/onnxruntime.cjs).</summary>
internal sealed class OnnxRuntime : IDisposable
{
    private readonly Process _process;

    private OnnxRuntime(Process process, string version) => (_process, Version) = (process, version);

    /// <summary>What is installed.</summary>
    public string Version { get; }

    /// <summary>Starts a process; null, with the reason, where ONNX Runtime is not installed.</summary>
    public static OnnxRuntime? Start(out string whyNot)
    {
        ProcessStartInfo info = new("node", ["onnxruntime.cjs"]) { WorkingDirectory = PeerFolder(), RedirectStandardInput = true, RedirectStandardOutput = true };
        try
        {
            Process process = Process.Start(info)!;
            JsonNode? greeting = JsonNode.Parse(process.StandardOutput.ReadLine() ?? "{}");
            whyNot = (string?)greeting?["missing"] ?? "";
            if ((string?)greeting?["version"] is { } version) return new(process, version);
            process.Dispose();
        }
        catch (Win32Exception)
        {
            whyNot = "there is no Node here";
        }

        return null;
    }

    /// <summary>Loads a model.</summary>
    /// <returns>The milliseconds that took.</returns>
    public double Load(string model, int threads) => (double)Ask(new() { ["load"] = model, ["threads"] = threads })["ms"]!;

    /// <summary>Sets the input: (N, C, H, W) in a file.</summary>
    public void SetInput(string path, params int[] shape) => Ask(new() { ["input"] = path, ["shape"] = new JsonArray([.. shape.Select(length => (JsonNode)length)]) });

    /// <summary>Predicts once.</summary>
    /// <returns>The milliseconds that took.</returns>
    public double First() => (double)Ask(new() { ["first"] = true })["ms"]!;

    /// <summary>Predicts once, then for so long, but at least twice.</summary>
    /// <returns>All but the first.</returns>
    public Turn Predict(TimeSpan time)
    {
        JsonNode answer = Ask(new() { ["predict"] = time.TotalMilliseconds });
        return new([.. answer["ms"]!.AsArray().Select(milliseconds => (double)milliseconds!)], (double)answer["cpu"]!);
    }

    /// <summary>An output of the last prediction.</summary>
    public float[] Output(string name) => [.. Ask(new() { ["output"] = name })["values"]!.AsArray().Select(value => (float)value!)];

    /// <summary>The process's resident memory.</summary>
    public long ResidentBytes() => (long)Ask(new() { ["memory"] = true })["bytes"]!;

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string PeerFolder([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "Peer");

    private JsonNode Ask(JsonObject command)
    {
        _process.StandardInput.WriteLine(command.ToJsonString());
        _process.StandardInput.Flush();
        JsonNode answer = JsonNode.Parse(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("ONNX Runtime's process ended."))!;
        return (string?)answer["error"] is { } error ? throw new InvalidOperationException($"ONNX Runtime: {error}") : answer;
    }
}
