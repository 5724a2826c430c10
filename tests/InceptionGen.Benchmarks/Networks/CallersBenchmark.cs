using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using InceptionGen.Shipped;
using static System.FormattableString;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>Measures how many predictions callers get who share a network at the same time, each with a session of its own that runs on the caller's thread alone.</summary>
internal static class CallersBenchmark
{
    private static readonly TimeSpan TurnLength = TimeSpan.FromSeconds(1);

    public static void Run(NetworkBenchmarkOptions options, TextWriter writer)
    {
        writer.WriteLine("Callers at the same time on one network, a session of one thread each: predictions per second of all callers together, in the best turn and the median one,");
        writer.WriteLine("and how many times those of one caller.");
        writer.WriteLine();
        writer.WriteLine($"{"network",-26}{"callers",8} | {"best",8} {"median",8} | {"times",6}");
        foreach (ShippedNetwork choice in options.Networks)
        {
            using NetworkFiles files = new(choice);
            Compare(files, options, writer);
        }
    }

    private static void Compare(NetworkFiles files, NetworkBenchmarkOptions options, TextWriter writer)
    {
        int[] counts = [.. options.Callers.Prepend(1).Distinct().Order()];
        Caller[] callers = [.. Enumerable.Range(0, counts[^1]).Select(_ => new Caller(files.Network, files.Images(batch: 1)))];
        List<double>[] rates = [.. counts.Select(_ => new List<double>())];
        for (int round = 0; round < options.Rounds; round++)
        {
            for (int i = 0; i < counts.Length; i++) rates[i].Add(PerSecond(callers.AsSpan(0, counts[i])));
        }

        for (int i = 0; i < counts.Length; i++)
        {
            double best = rates[i].Max();
            writer.WriteLine(Invariant($"{files.Name,-26}{counts[i],8} | {best,8:F1} {Times.MedianOf(rates[i]),8:F1} | {best / rates[0].Max(),6:F2}"));
        }

        foreach (Caller caller in callers) caller.Dispose();
    }

    /// <summary>All callers predict for a turn's length. Each counts over its own time, so that one who ends late is not waited for.</summary>
    private static double PerSecond(ReadOnlySpan<Caller> callers)
    {
        using Barrier start = new(callers.Length);
        double[] rates = new double[callers.Length];
        Thread[] threads = new Thread[callers.Length];
        for (int i = 0; i < threads.Length; i++)
        {
            (int index, Caller caller) = (i, callers[i]);
            threads[i] = new Thread(() =>
            {
                caller.Predict();
                start.SignalAndWait();
                rates[index] = caller.PerSecond(TurnLength);
            });
            threads[i].Start();
        }

        foreach (Thread thread in threads) thread.Join();
        return rates.Sum();
    }

    private sealed class Caller(Network network, float[] image) : IDisposable
    {
        private readonly Session _session = network.CreateSession(new() { Threads = 1 });

        public void Predict() => _session.Run(image);

        public double PerSecond(TimeSpan time)
        {
            long start = Stopwatch.GetTimestamp();
            int predictions = 0;
            for (; predictions == 0 || Stopwatch.GetElapsedTime(start) < time; predictions++) Predict();
            return predictions / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        public void Dispose() => _session.Dispose();
    }
}
