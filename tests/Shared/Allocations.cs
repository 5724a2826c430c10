using System;

namespace InceptionGen.Tests;

/// <summary>What an action takes from the garbage collector on all threads of the process: a worker's allocations count like the caller's. Only a test that runs alone can use it.</summary>
internal static class Allocations
{
    // The runtime's own threads, and those of whoever runs the tests, allocate something now and then. What the action itself allocates, it allocates every time.
    private const int Tries = 5;

    /// <summary>The fewest bytes of several tries.</summary>
    public static long Of(Action action)
    {
        long fewest = long.MaxValue;
        for (int i = 0; i < Tries && fewest > 0; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            action();
            fewest = Math.Min(fewest, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return fewest;
    }
}
