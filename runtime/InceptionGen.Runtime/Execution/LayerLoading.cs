using System;
using System.Threading;
using InceptionGen.Threading;

namespace InceptionGen.Execution;

/// <summary>Loads layers on the caller's thread and on workers. The caller goes on alone where there is no other thread: it never waits for the thread pool,
/// which may be full.</summary>
internal static class LayerLoading
{
    /// <summary>The most threads that load.</summary>
    public static int Threads { get; } = Math.Min(Environment.ProcessorCount, SessionOptions.MaxThreads);

    /// <summary>Loads all layers, the first ones first.</summary>
    /// <param name="count">How many.</param>
    /// <param name="load">Loads one, given its index and the number of the thread, below <see cref="Threads"/>.</param>
    /// <param name="pool">Where the workers come from; the pool of the process if null.</param>
    public static void Run(int count, Action<int, int> load, WorkerPool? pool = null)
    {
        Body body = new(load, ExecutionContext.Capture());
        new ParallelLoop(Threads, pool).Run(ref body, count);
    }

    private readonly struct Body(Action<int, int> load, ExecutionContext? context) : IParallelBody
    {
        public void Run(int item, int thread)
        {
            if (thread == 0 || context is null)
            {
                load(item, thread);
                return;
            }

            // A source of weights is the caller's code: on every thread it sees the caller's culture and asynchronous locals.
            Action<int, int> action = load;
            ExecutionContext.Run(context, _ => action(item, thread), state: null);
        }
    }
}
