using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>A generated network on its own runtime.</summary>
internal sealed class OwnContender(Network network, float[] image, int threads, int batch) : IContender
{
    private readonly Session _session = network.CreateSession(new() { Threads = threads, Batch = batch });

    public Turn Predict(TimeSpan time)
    {
        _session.Run(image);
        List<double> times = [];
        TimeSpan before = Environment.CpuUsage.TotalTime;
        for (long begin = Stopwatch.GetTimestamp(); times.Count < 2 || Stopwatch.GetElapsedTime(begin) < time;)
        {
            long start = Stopwatch.GetTimestamp();
            _session.Run(image);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new([.. times], (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }

    public float[] Logits() => _session.Logits.ToArray();

    /// <summary>What a prediction takes from the garbage collector, on all threads of the process: the least of some, since the runtime's own threads allocate now and then.</summary>
    public long AllocatedBytes()
    {
        const int predictions = 3;
        long least = long.MaxValue;
        for (int i = 0; i < predictions; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            _session.Run(image);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    /// <summary>The least milliseconds of each stage in some predictions.</summary>
    public double[] StageMilliseconds(int predictions)
    {
        _session.CollectTimings = true;
        long[] least = [.. Enumerable.Repeat(long.MaxValue, network.Architecture.Stages.Count)];
        for (int i = 0; i < predictions; i++)
        {
            _session.Run(image);
            for (int stage = 0; stage < least.Length; stage++) least[stage] = Math.Min(least[stage], _session.StageTicks[stage]);
        }

        _session.CollectTimings = false;
        return [.. least.Select(ticks => ticks * 1000.0 / Stopwatch.Frequency)];
    }

    public void Dispose() => _session.Dispose();
}
