using System;
using System.Threading;
using InceptionGen.Threading;

namespace InceptionGen.Execution;

/// <summary>Loads layers on the caller's thread and on workers. The caller goes on alone where there is no other thread: it never waits for the thread pool,
/// which may be full.</summary>
internal static class LayerLoading
{
    // A load asks how many threads it may have after this many layers for each thread. Then all but one may have to wait for the last layer.
    private const int LayersPerThread = 8;

    /// <summary>The most threads that load.</summary>
    public static int Threads { get; } = Math.Min(Environment.ProcessorCount, SessionOptions.MaxThreads);

    /// <summary>Loads all layers, the first ones first.</summary>
    /// <param name="count">How many.</param>
    /// <param name="load">Loads one, given its index and the number of the thread, below <see cref="Threads"/>.</param>
    /// <param name="pool">Where the workers come from; the pool of the process if null.</param>
    public static void Run(int count, Action<int, int> load, WorkerPool? pool = null)
    {
        pool ??= WorkerPool.Shared;
        ParallelLoop loop = new(Threads, pool);
        ExecutionContext? context = ExecutionContext.Capture();
        ProcessorShare share = pool.Processors.Enter();
        try
        {
            for (int first = 0, end; first < count; first = end)
            {
                share = pool.Processors.Renew(share, Threads);
                end = Math.Min(count, first + (share.Threads * LayersPerThread));
                Body body = new(load, context, first);
                loop.Run(ref body, end - first, share.Threads);
            }
        }
        finally
        {
            pool.Processors.Leave(share);
        }
    }

    private readonly struct Body(Action<int, int> load, ExecutionContext? context, int first) : IParallelBody
    {
        public void Run(int item, int thread)
        {
            if (thread == 0 || context is null)
            {
                load(first + item, thread);
                return;
            }

            // A source of weights is the caller's code: on every thread it sees the caller's culture and asynchronous locals.
            (Action<int, int> action, int index) = (load, first + item);
            ExecutionContext.Run(context, _ => action(index, thread), state: null);
        }
    }
}
