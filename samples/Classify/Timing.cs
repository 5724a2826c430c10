using System;
using System.Diagnostics;
using System.Linq;
using InceptionGen;

namespace Classify;

/// <summary>How long predictions took, in milliseconds.</summary>
/// <param name="First">The first one, which also compiles the code and touches all memory for the first time.</param>
/// <param name="Median">Half of the timed ones were faster.</param>
/// <param name="Minimum">The fastest.</param>
/// <param name="Stages">Every stage of the fastest; 0 for one that did not run.</param>
/// <param name="AllocatedBytes">What all timed predictions together took from the garbage collector.</param>
internal sealed record Timing(double First, double Median, double Minimum, double[] Stages, long AllocatedBytes)
{
    /// <summary>Predicts once, then so many times again.</summary>
    public static Timing Measure(Session session, byte[] input, int runs)
    {
        session.CollectTimings = true;
        long firstTicks = Time(session, input);
        long[] ticks = new long[runs];
        long[] stageTicks = new long[session.StageTicks.Length];
        long fastest = long.MaxValue;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int run = 0; run < runs; run++)
        {
            ticks[run] = Time(session, input);
            if (ticks[run] >= fastest) continue;
            fastest = ticks[run];
            session.StageTicks.CopyTo(stageTicks);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Array.Sort(ticks);
        double median = (Milliseconds(ticks[(runs - 1) / 2]) + Milliseconds(ticks[runs / 2])) / 2;
        return new(Milliseconds(firstTicks), median, Milliseconds(fastest), [.. stageTicks.Select(Milliseconds)], allocated);
    }

    private static long Time(Session session, byte[] input)
    {
        long start = Stopwatch.GetTimestamp();
        session.Run(input);
        return Stopwatch.GetTimestamp() - start;
    }

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
}
