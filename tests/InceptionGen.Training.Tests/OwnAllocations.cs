using System;

namespace InceptionGen.Training.Tests;

/// <summary>What an action takes from the garbage collector on its own thread.</summary>
internal static class OwnAllocations
{
    private const int Tries = 10;

    /// <summary>The fewest bytes of several tries. A collection that another test causes takes what is left of this thread's memory, which counts as allocated; what the
    /// action allocates, it allocates every time.</summary>
    public static long Of(Action action)
    {
        long fewest = long.MaxValue;
        for (int attempt = 0; attempt < Tries && fewest > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return fewest;
    }
}
