using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using InceptionGen.Shipped;
using static System.FormattableString;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>A first prediction of a process of its own.</summary>
/// <param name="Whole">Milliseconds from the start of the process.</param>
/// <param name="Load">Milliseconds to load the weights from their file.</param>
/// <param name="First">Milliseconds of the prediction.</param>
/// <param name="Megabytes">Resident memory after it.</param>
internal sealed record Start(double Whole, double Load, double First, double Megabytes);

/// <summary>Measures how soon a process predicts, and what memory it then has: the sample, as it is built and as native code, and ONNX Runtime.</summary>
internal static class StartBenchmark
{
    public static void Run(NetworkBenchmarkOptions options, TextWriter writer)
    {
        writer.WriteLine("Minimum and median milliseconds from the start of a process to its first prediction, weights from a file; the medians of its parts;");
        writer.WriteLine("megabytes resident.");
        writer.WriteLine();
        writer.WriteLine($"{"network",-26}{"threads",8}  {"process",-24} {"minimum",8} {"median",8} | {"load",8} {"first",8} {"sum",8} | {"resident",8}");
        foreach (ShippedNetwork choice in options.Networks)
        {
            using NetworkFiles files = new(choice);
            foreach (int threads in options.Threads)
            {
                foreach ((string process, Start[] starts) in Measure(files, threads, options)) Write(files.Name, threads, process, starts, writer);
            }
        }
    }

    private static IEnumerable<(string Process, Start[] Starts)> Measure(NetworkFiles files, int threads, NetworkBenchmarkOptions options)
    {
        List<(string Process, Func<Start> Run)> processes = [("InceptionGen", () => Sample(Path.Combine(AppContext.BaseDirectory, "Classify"), files, threads))];
        if (options.NativeProgram is { } program) processes.Add(("InceptionGen, native", () => Sample(program, files, threads)));
        processes.Add(("ONNX Runtime", () => Peer(files, threads)));

        // In turn: the first round reads the files into the machine's memory.
        List<Start>[] starts = [.. processes.Select(_ => new List<Start>())];
        for (int round = 0; round <= options.Rounds; round++)
        {
            for (int i = 0; i < processes.Count; i++) starts[i].Add(processes[i].Run());
        }

        return processes
            .Zip(starts, (process, found) => (process.Process, Starts: found.Skip(1).ToArray()));
    }

    // It predicts twice and tells how long the second took.
    private static Start Sample(string program, NetworkFiles files, int threads)
    {
        (double milliseconds, JsonNode json) = Run(
            program, "--network", files.Name, "--weights", files.WeightFile(), "--image", NetworkFiles.PhotoPath, "--threads", Invariant($"{threads}"), "--time", "1", "--json");
        return StartOf(milliseconds - (double)json["median_ms"]!, json);
    }

    private static Start Peer(NetworkFiles files, int threads)
    {
        MapShape input = files.Description.Input;
        (double milliseconds, JsonNode json) = Run(
            Path.Combine(AppContext.BaseDirectory, "InceptionGen.Benchmarks"), PeerStart.Command, files.OnnxFile(), files.ImageFile(), Invariant($"1,{input.Channels},{input.Height},{input.Width}"), Invariant($"{threads}"));
        return StartOf(milliseconds, json);
    }

    private static Start StartOf(double whole, JsonNode json) => new(whole, (double)json["load_ms"]!, (double)json["first_ms"]!, (double)json["rss_mb"]!);

    private static (double Milliseconds, JsonNode Json) Run(string program, params string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return process.ExitCode == 0 ? (milliseconds, JsonNode.Parse(output)!) : throw new InvalidOperationException($"{program} failed.");
    }

    private static void Write(string network, int threads, string process, Start[] starts, TextWriter writer)
    {
        string whole = Invariant($"{starts.Min(start => start.Whole),8:F0} {Median(start => start.Whole)}");
        string parts = $"{Median(start => start.Load)} {Median(start => start.First)} {Median(start => start.Load + start.First)}";
        writer.WriteLine(Invariant($"{network,-26}{threads,8}  {process,-24} {whole} | {parts} | {Median(start => start.Megabytes)}"));

        string Median(Func<Start, double> part) => Invariant($"{Times.MedianOf(starts.Select(part)),8:F0}");
    }
}
