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
/// <param name="AllocatedBytes">What a timed prediction took from the garbage collector, on all threads: the fewest bytes of any, since the runtime's own threads allocate now and then.</param>
internal sealed record Timing(double First, double Median, double Minimum, double[] Stages, long AllocatedBytes)
{
    /// <summary>Predicts once, then a number of times again.</summary>
    public static Timing Measure(Session session, byte[] input, int runs)
    {
        session.CollectTimings = true;
        long firstTicks = Time(session, input);
        long[] ticks = new long[runs];
        long[] stageTicks = new long[session.StageTicks.Length];
        long fastest = long.MaxValue;
        long fewestBytes = long.MaxValue;
        for (int run = 0; run < runs; run++)
        {
            long bytesBefore = GC.GetTotalAllocatedBytes(precise: true);
            ticks[run] = Time(session, input);
            fewestBytes = Math.Min(fewestBytes, GC.GetTotalAllocatedBytes(precise: true) - bytesBefore);
            if (ticks[run] >= fastest) continue;
            fastest = ticks[run];
            session.StageTicks.CopyTo(stageTicks);
        }

        Array.Sort(ticks);
        double median = (Milliseconds(ticks[(runs - 1) / 2]) + Milliseconds(ticks[runs / 2])) / 2;
        return new(Milliseconds(firstTicks), median, Milliseconds(fastest), [.. stageTicks.Select(Milliseconds)], fewestBytes);
    }

    private static long Time(Session session, byte[] input)
    {
        long start = Stopwatch.GetTimestamp();
        session.Run(input);
        return Stopwatch.GetTimestamp() - start;
    }

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
}
