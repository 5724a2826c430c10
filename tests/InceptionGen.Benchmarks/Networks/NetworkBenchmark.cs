using System;
using System.IO;
using System.Linq;
using InceptionGen.Kernels;
using InceptionGen.Shipped;
using InceptionGen.Tests;
using static System.FormattableString;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>Times networks beside ONNX Runtime.</summary>
internal static class NetworkBenchmark
{
    /// <summary>Does what the command line asks for; gives the process's exit code.</summary>
    public static int Run(ReadOnlySpan<string> arguments, TextWriter writer)
    {
        NetworkBenchmarkOptions options;
        try
        {
            options = NetworkBenchmarkOptions.Parse(arguments);
        }
        catch (ArgumentException exception)
        {
            Console.Error.WriteLine($"networks: {exception.Message}");
            return 2;
        }

        if (options.ShowsHelp)
            writer.Write(NetworkBenchmarkOptions.Help);
        else if (options.MeasuresStart)
            StartBenchmark.Run(options, writer);
        else if (options.MeasuresRegret)
            RegretBenchmark.Run(options, writer);
        else if (options.ComparesTinyNumbers)
            TinyNumbersBenchmark.Run(options, writer);
        else if (options.Callers.Count > 0)
            CallersBenchmark.Run(options, writer);
        else
            Compare(options, writer);
        return 0;
    }

    private static void Compare(NetworkBenchmarkOptions options, TextWriter writer)
    {
        writer.WriteLine($"ONNX Runtime {OnnxRuntimeContender.Version}, CPU provider, on the exported model with the same weights and the same photo.");
        writer.WriteLine(Invariant($"InceptionGen with vectors of {KernelSet.Best.Lanes} floats; DOTNET_EnableAVX512=0 and DOTNET_EnableAVX2=0 choose narrower ones."));
        writer.WriteLine("Milliseconds per prediction, all images of the batch together; cpu is the processors' time in the turn that took least. The ratio of medians is the");
        writer.WriteLine("median of the rounds' ratios.");
        writer.WriteLine();
        string columns = $"{"minimum",8} {"median",8} {"cpu",8}";
        writer.WriteLine($"{"",40} | {"InceptionGen",26} | {"ONNX Runtime",26} | {"ratio of",22} | {"largest",10} | {"allocated",9}");
        writer.WriteLine($"{"network",-26}{"threads",8}{"batch",6} | {columns} | {columns} | {"minima",6} {"medians",7} {"cpu",7} | {"difference",10} | {"bytes",9}");
        foreach (ShippedNetwork choice in options.Networks)
        {
            using NetworkFiles files = new(choice);
            foreach (int threads in options.Threads)
            {
                foreach (int batch in options.Batches) Compare(files, threads, batch, options, writer);
            }
        }
    }

    private static void Compare(NetworkFiles files, int threads, int batch, NetworkBenchmarkOptions options, TextWriter writer)
    {
        using OwnContender own = new(files.Network, files.Images(batch), threads, batch);
        using OnnxRuntimeContender peer = OnnxRuntimeContender.Of(files, threads, batch);
        Times[] times = Match.Play(options.Rounds, own, peer);
        string columns = Invariant($"{Columns(times[0])} | {Columns(times[1])} | {Ratios(times[0], times[1])}");
        double difference = Deviation.Relative(own.Logits(), peer.Logits());
        writer.WriteLine(Invariant($"{files.Name,-26}{threads,8}{batch,6} | {columns} | {difference,10:E1} | {own.AllocatedBytes(),9}"));
        if (options.ShowsStages) StageTable.Write(files.Description, own, batch, writer);
    }

    private static string Columns(Times times) => Invariant($"{times.Minimum,8:F2} {times.Median,8:F2} {times.LeastProcessorTime,8:F2}");

    private static string Ratios(Times ours, Times theirs)
    {
        double medians = Times.MedianOf(ours.Turns.Zip(theirs.Turns, (own, other) => own / other));
        return Invariant($"{ours.Minimum / theirs.Minimum,6:F2} {medians,7:F2} {ours.LeastProcessorTime / theirs.LeastProcessorTime,7:F2}");
    }
}
