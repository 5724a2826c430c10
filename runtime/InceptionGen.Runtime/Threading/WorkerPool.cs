using System;
using System.Threading;

namespace InceptionGen.Threading;

/// <summary>Workers that loops share. They are made when first needed, sleep when there is nothing to do, and end after idling for a while, so that a
/// plug-in that has predicted can be unloaded.</summary>
/// <remarks>Nothing here waits for anything or throws: a loop goes on with the workers that it gets.</remarks>
/// <param name="start">Starts a thread; as threads are started if null.</param>
/// <param name="processors">Processors that callers share; those of the machine if 0.</param>
internal sealed class WorkerPool(Action<Thread>? start = null, int processors = 0)
{
    // How many workers end where the system gives no more threads: the rest of the process needs some as well, if only to print an answer.
    private const int Spared = 8;

    // One slot for each worker that may ever exist; null until it does.
    private readonly Worker?[] _workers = new Worker?[ParallelLoop.MaxThreads - 1];

    // A worker has no use for what the code that happened to need it first keeps in its execution context.
    private readonly Action<Thread> _start = start ?? (static thread => thread.UnsafeStart());
    private long _noneBefore = long.MinValue;

    /// <summary>The workers of the process.</summary>
    public static WorkerPool Shared { get; } = new();

    /// <summary>What its callers share.</summary>
    public Processors Processors { get; } = new(processors > 0 ? processors : Environment.ProcessorCount);

    /// <summary>How long a worker sleeps before it ends. Long enough that one is rarely missed: to make one takes a tenth of a millisecond.</summary>
    public TimeSpan IdleTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long no worker is made after one could not be. Failing to make one in every loop would slow each of them down.</summary>
    public TimeSpan RetryTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many workers there are.</summary>
    public int Count => CountWhere(static _ => true);

    /// <summary>How many of them nobody has taken.</summary>
    public int FreeCount => CountWhere(static worker => worker.IsFree);

    /// <summary>Takes as many free workers as there are, at most <paramref name="wanted"/>.Length, and makes new ones while the process has fewer
    /// than processors or than the loop has threads.</summary>
    /// <param name="wanted">Where they are put. What it holds from the last time is taken first: a thread that does the same part of every loop has
    /// that part in its cache.</param>
    /// <param name="threads">Threads of the loop.</param>
    /// <returns>How many were taken.</returns>
    public int Take(Span<Worker?> wanted, int threads)
    {
        int taken = 0;
        foreach (Worker? worker in wanted)
        {
            if (worker is not null && worker.TryTake()) wanted[taken++] = worker;
        }

        Span<Worker?> slots = _workers.AsSpan(0, Math.Min(Math.Max(Environment.ProcessorCount, threads) - 1, _workers.Length));
        for (int slot = 0; slot < slots.Length && taken < wanted.Length; slot++)
        {
            if (Volatile.Read(ref slots[slot]) is { } worker && worker.TryTake()) wanted[taken++] = worker;
        }

        for (int slot = 0; slot < slots.Length && taken < wanted.Length; slot++)
        {
            if (Volatile.Read(ref slots[slot]) is not null) continue;
            if (Environment.TickCount64 < Volatile.Read(ref _noneBefore)) break;
            if (!TryMake(ref slots[slot], slot, out Worker? made)) return Spare(wanted[..taken]);
            if (made is not null) wanted[taken++] = made;
        }

        return taken;
    }

    /// <summary>Makes room for another worker where one has ended.</summary>
    public void Forget(Worker worker, int slot) => Interlocked.CompareExchange(ref _workers[slot], null, worker);

    // Returns whether the system gives threads. The worker is null if not, or if another caller was here first.
    private bool TryMake(ref Worker? place, int slot, out Worker? worker)
    {
        worker = null;
        try
        {
            (Worker made, Thread thread) = Worker.Make(this, slot);
            if (Interlocked.CompareExchange(ref place, made, null) is not null) return true;

            worker = made;
            _start(thread);
            return true;
        }
        catch (ThreadInterruptedException)
        {
            // Only the wait for the new thread's first step can be interrupted: it has started. The interrupt is for the caller's next wait.
            Thread.CurrentThread.Interrupt();
            return true;
        }
        catch (Exception exception) when (exception is OutOfMemoryException or ThreadStartException)
        {
            if (worker is not null) Forget(worker, slot);
            worker = null;
            Volatile.Write(ref _noneBefore, Environment.TickCount64 + (long)RetryTime.TotalMilliseconds);
            return false;
        }
    }

    private static int Spare(Span<Worker?> taken)
    {
        int kept = Math.Max(0, taken.Length - Spared);
        foreach (Worker? worker in taken[kept..]) worker!.End();
        return kept;
    }

    private int CountWhere(Func<Worker, bool> condition)
    {
        int count = 0;
        for (int slot = 0; slot < _workers.Length; slot++) count += Volatile.Read(ref _workers[slot]) is { } worker && condition(worker) ? 1 : 0;
        return count;
    }
}
