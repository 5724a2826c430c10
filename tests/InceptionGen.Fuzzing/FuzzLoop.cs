using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using InceptionGen.Tests;

namespace InceptionGen.Fuzzing;

/// <summary>
/// Tries mutated inputs on a target, and keeps those that reach something new to mutate them further. Runs in a process of its own, with a limited heap:
/// an input that ends the process, or does not end, is found by the process that started it.
/// </summary>
internal sealed class FuzzLoop(FuzzTarget target, int seed, string folder)
{
    /// <summary>What an input of 64 KB may allocate in all, most of it freed at once.</summary>
    private const long MostAllocated = 1L << 29;

    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(10);

    private readonly Random _random = new(seed);
    private readonly Coverage _coverage = new();
    private readonly List<byte[]> _corpus = [];
    private readonly HashSet<string> _findings = [];
    private readonly FuzzCounts _counts = new();
    private long _started;

    public FuzzCounts Run(TimeSpan time)
    {
        using InputFile current = new(CurrentInput(folder, target.Name));
        using Timer watchdog = new(_ => EndIfHung(), null, LongestRun, TimeSpan.FromSeconds(1));
        Mutator mutator = new(_random, target.Pieces, FuzzTarget.LongestInput);
        long end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);

        foreach (byte[] intact in target.Seeds) Try(intact, current);
        if (_counts.Accepted == 0) throw new InvalidOperationException($"{target.Name}: no seed is accepted, so that nothing would be tried after the first check.");
        while (Stopwatch.GetTimestamp() < end) Try(mutator.Mutate(Pick(), Pick()), current);

        _counts.Edges = _coverage.Edges;
        _counts.Kept = _corpus.Count;
        return _counts;
    }

    public static string CurrentInput(string folder, string target) => Path.Combine(folder, target + ".current");

    /// <summary>One of the inputs, the newest more often: what they reach is least explored.</summary>
    private byte[] Pick()
    {
        int newest = Math.Max(0, _corpus.Count - 32);
        return _corpus[_random.Next(2) == 0 ? _random.Next(_corpus.Count) : _random.Next(newest, _corpus.Count)];
    }

    private void Try(byte[] input, InputFile current)
    {
        current.Write(input);
        Coverage.Clear();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Volatile.Write(ref _started, Stopwatch.GetTimestamp());
        try
        {
            _counts.Tried++;
            if (target.Try(input) is null) _counts.Accepted++;
        }
#pragma warning disable CA1031 // Whatever escapes is what is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Report(exception.GetType().Name + ": " + exception.Message, Where(exception), input);
        }

        long ticks = Stopwatch.GetTimestamp() - Interlocked.Exchange(ref _started, 0);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (allocated > MostAllocated) Report($"{allocated >> 20} MB were allocated", "memory", input);
        _counts.MostAllocated = Math.Max(_counts.MostAllocated, allocated);
        _counts.LongestTicks = Math.Max(_counts.LongestTicks, ticks);
        if (_coverage.TakeNew()) _corpus.Add(input);
    }

    /// <summary>The first line of our own code that the exception passed.</summary>
    private static string Where(Exception exception) =>
        Array.Find((exception.StackTrace ?? "").Split('\n'), line => line.Contains("InceptionGen.", StringComparison.Ordinal))?.Trim() ?? exception.GetType().Name;

    private void Report(string what, string where, byte[] input)
    {
        if (!_findings.Add(where)) return;

        string path = Path.Combine(folder, $"{target.Name}-{_findings.Count}.input");
        File.WriteAllBytes(path, input);
        Console.WriteLine($"{target.Name}: {what} {where}, with {path}");
        _counts.Findings++;
    }

    private void EndIfHung()
    {
        long started = Volatile.Read(ref _started);
        if (started != 0 && Stopwatch.GetElapsedTime(started) > LongestRun) Process.GetCurrentProcess().Kill();
    }
}
