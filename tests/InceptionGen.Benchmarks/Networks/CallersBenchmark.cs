using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Shipped;
using static System.FormattableString;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>Measures callers who predict on one network at the same time, each with a session of its own: with the threads that they get unless they ask for fewer, beside sessions of one thread
/// and sessions that take all threads whoever else runs.</summary>
internal static class CallersBenchmark
{
    private static readonly TimeSpan TurnLength = TimeSpan.FromMilliseconds(500);

    private static readonly Setting[] Settings =
    [
        new("default", Threads: 0, IsShared: true),
        new("1 thread", Threads: 1, IsShared: true),
        new("all threads", Threads: 0, IsShared: false),
    ];

    public static void Run(NetworkBenchmarkOptions options, TextWriter writer)
    {
        writer.WriteLine(Invariant($"Callers at the same time on one network, a session each, {Environment.ProcessorCount} processors. The settings take turns. Of each: images per second of all callers"));
        writer.WriteLine("together, in the median turn; the 50th and 99th percentile of milliseconds per prediction, over all turns. Then the default over each fixed setting: the median of the");
        writer.WriteLine("rounds' ratios of images per second, and the ratios of the percentiles.");
        writer.WriteLine();
        writer.WriteLine($"{"network",-26}{"callers",8} {"setting",-12} | {"images/s",9} {"50 %",8} {"99 %",8} | {"images/s",9} {"50 %",8} {"99 %",8}");
        foreach (ShippedNetwork choice in options.Networks)
        {
            using NetworkFiles files = new(choice);
            Compare(files, options, writer);
        }
    }

    private static void Compare(NetworkFiles files, NetworkBenchmarkOptions options, TextWriter writer)
    {
        int[] counts = [.. options.Callers.Distinct().Order()];
        Callers[] callers = [.. Settings.Select(setting => new Callers(files, counts[^1], setting.Threads, setting.IsShared))];
        List<CallersTurn>[,] turns = new List<CallersTurn>[counts.Length, Settings.Length];
        foreach (Callers group in callers) group.Predict(counts[^1], TurnLength);
        for (int round = 0; round < options.Rounds; round++)
        {
            for (int i = 0; i < counts.Length; i++)
            {
                // Another one begins in each round.
                for (int turn = 0; turn < Settings.Length; turn++)
                {
                    int setting = (round + turn) % Settings.Length;
                    (turns[i, setting] ??= []).Add(callers[setting].Predict(counts[i], TurnLength));
                }
            }
        }

        for (int i = 0; i < counts.Length; i++)
        {
            for (int setting = 0; setting < Settings.Length; setting++)
            {
                string ratios = setting == 0 ? "" : Ratios(turns[i, 0], turns[i, setting]);
                writer.WriteLine(Invariant($"{files.Name,-26}{counts[i],8} {Settings[setting].Name,-12} | {Columns(turns[i, setting])} | {ratios}").TrimEnd());
            }
        }

        foreach (Callers group in callers) group.Dispose();
    }

    private static string Columns(List<CallersTurn> turns) =>
        Invariant($"{Times.MedianOf(turns.Select(turn => turn.PerSecond)),9:F1} {Percentile(turns, 50),8:F1} {Percentile(turns, 99),8:F1}");

    private static string Ratios(List<CallersTurn> shared, List<CallersTurn> other)
    {
        double perSecond = Times.MedianOf(shared.Zip(other, (first, second) => first.PerSecond / second.PerSecond));
        return Invariant($"{perSecond,9:F2} {Percentile(shared, 50) / Percentile(other, 50),8:F2} {Percentile(shared, 99) / Percentile(other, 99),8:F2}");
    }

    /// <summary>The least time that this many percent of all predictions do not exceed.</summary>
    private static double Percentile(List<CallersTurn> turns, int percent)
    {
        double[] sorted = [.. turns.SelectMany(turn => turn.Milliseconds).Order()];
        return sorted[(((sorted.Length * percent) + 99) / 100) - 1];
    }

    private sealed record Setting(string Name, int Threads, bool IsShared);
}
