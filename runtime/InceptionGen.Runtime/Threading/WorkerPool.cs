using System;
using System.Collections.Generic;
using System.Threading;

namespace InceptionGen.Threading;

/// <summary>The workers of the process. They are made when first needed, shared by all sessions, and sleep when there is nothing to do.</summary>
internal static class WorkerPool
{
    private static readonly Lock Gate = new();
    private static readonly Stack<Worker> Free = new();
    private static int _made;

    /// <summary>Takes as many free workers as there are, at most <paramref name="wanted"/>.Length, and makes new ones while the process has fewer
    /// than processors or than the loop has threads.</summary>
    /// <returns>How many were taken.</returns>
    public static int Take(Span<Worker> wanted, int threads)
    {
        int most = Math.Max(Environment.ProcessorCount, threads) - 1;
        lock (Gate)
        {
            for (int i = 0; i < wanted.Length; i++)
            {
                if (!Free.TryPop(out Worker? worker))
                {
                    if (_made >= most) return i;

                    worker = new Worker(++_made);
                }

                wanted[i] = worker;
            }
        }

        return wanted.Length;
    }

    /// <summary>Gives workers back, in the order in which the next loop should take them: a thread that does the same part of every loop has
    /// that part in its cache.</summary>
    public static void Return(ReadOnlySpan<Worker> workers)
    {
        lock (Gate)
        {
            for (int i = workers.Length - 1; i >= 0; i--) Free.Push(workers[i]);
        }
    }
}
