using System;
using System.Diagnostics;
using System.Threading;

namespace InceptionGen.Threading;

/// <summary>A background thread that helps with one loop at a time. Whoever takes it owns it until it is released. One that nobody takes for a while ends.</summary>
internal sealed class Worker
{
    private const int Free = 0, Taken = 1, Assigned = 2, Running = 3, Ended = 4;

    // The loops of one prediction follow each other within microseconds, while waking a sleeping thread takes about fifty: so a worker
    // looks out for the next loop that long. After that it sleeps; an idle process burns no core.
    private static readonly long WatchTicks = Stopwatch.Frequency / 20_000;

    // The end of a loop is near when its caller waits for it, so the caller watches longer. Then it sleeps as well: its helpers get
    // to run, however busy the processors and whatever the priorities of the threads are.
    private static readonly long JoinTicks = Stopwatch.Frequency / 5_000;
    private const int SpinsBeforeYield = 20;

    private readonly WorkerPool _pool;
    private readonly int _slot;
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly AutoResetEvent _done = new(initialState: false);
    private ParallelLoop? _loop;
    private int _thread;
    private int _state = Taken;
    private int _sleeping;
    private int _joining;

    private Worker(WorkerPool pool, int slot) => (_pool, _slot) = (pool, slot);

    /// <summary>Whether nobody owns it.</summary>
    public bool IsFree => Volatile.Read(ref _state) == Free;

    /// <summary>Makes a worker that the caller owns, and the thread that it will be.</summary>
    public static (Worker Worker, Thread Thread) Make(WorkerPool pool, int slot)
    {
        Worker worker = new(pool, slot);
        return (worker, new Thread(worker.Live) { IsBackground = true, Name = FormattableString.Invariant($"InceptionGen worker {slot + 1}") });
    }

    /// <summary>Makes the caller its owner, unless somebody else is or it has ended.</summary>
    public bool TryTake() => IsFree && Interlocked.CompareExchange(ref _state, Taken, Free) == Free;

    /// <summary>Asks it to help with a loop, as that loop's given thread.</summary>
    public void Assign(ParallelLoop loop, int thread)
    {
        (_loop, _thread) = (loop, thread);
        Interlocked.Exchange(ref _state, Assigned);
        if (Interlocked.Exchange(ref _sleeping, 0) == 1) _wake.Set();
    }

    /// <summary>Waits until it does not touch its loop any more, and gives it back. If it has not begun with the loop, it will not.</summary>
    /// <returns>Whether the caller was interrupted while it waited. It waits on all the same, since the loop's body is on its stack.</returns>
    public bool Release()
    {
        bool wasRevoked = Interlocked.CompareExchange(ref _state, Taken, Assigned) == Assigned;
        bool wasInterrupted = !wasRevoked && !SawCompletion() && WaitForCompletion();
        Volatile.Write(ref _state, Free);
        return wasInterrupted;
    }

    /// <summary>Ends it instead of giving it back, without waiting for that.</summary>
    public void End()
    {
        Interlocked.Exchange(ref _state, Ended);
        if (Interlocked.Exchange(ref _sleeping, 0) == 1) _wake.Set();
    }

    private void Live()
    {
        while (Volatile.Read(ref _state) != Ended)
        {
            if (!SawAssignment() && !Sleep()) Interlocked.CompareExchange(ref _state, Ended, Free);
            if (Interlocked.CompareExchange(ref _state, Running, Assigned) != Assigned) continue;

            _loop!.Work(_thread);
            _loop = null;
            Interlocked.Exchange(ref _state, Taken);
            if (Interlocked.Exchange(ref _joining, 0) == 1) _done.Set();
        }

        _pool.Forget(this, _slot);
    }

    private bool SawAssignment()
    {
        long end = Stopwatch.GetTimestamp() + WatchTicks;
        do
        {
            if (Volatile.Read(ref _state) == Assigned) return true;

            Thread.SpinWait(8);
        }
        while (Stopwatch.GetTimestamp() < end);

        return false;
    }

    // Announces the sleep before it looks for work a last time; Assign and End do the opposite, so one of the two sees the other.
    // Returns whether something woke it before it had idled long enough.
    private bool Sleep()
    {
        Interlocked.Exchange(ref _sleeping, 1);
        bool isAwake = Volatile.Read(ref _state) is Assigned or Ended || Wait(_wake, _pool.IdleTime, out bool wasInterrupted) || wasInterrupted;
        Interlocked.Exchange(ref _sleeping, 0);
        return isAwake;
    }

    // Yields only in a way that no interrupt can end.
    private bool SawCompletion()
    {
        long end = Stopwatch.GetTimestamp() + JoinTicks;
        for (int spins = 0; Volatile.Read(ref _state) != Taken; spins++)
        {
            if (Stopwatch.GetTimestamp() >= end) return false;

            if (spins < SpinsBeforeYield)
                Thread.SpinWait(8);
            else
                Thread.Yield();
        }

        return true;
    }

    // Announces the wait before it looks a last time; the worker does the opposite. A signal that comes late, from the end of an earlier
    // loop, wakes the next waiter for nothing: it looks again.
    private bool WaitForCompletion()
    {
        bool wasEverInterrupted = false;
        while (true)
        {
            Interlocked.Exchange(ref _joining, 1);
            if (Volatile.Read(ref _state) == Taken) return wasEverInterrupted;

            Wait(_done, Timeout.InfiniteTimeSpan, out bool wasInterrupted);
            wasEverInterrupted |= wasInterrupted;
        }
    }

    private static bool Wait(AutoResetEvent signal, TimeSpan time, out bool wasInterrupted)
    {
        wasInterrupted = false;
        try
        {
            return signal.WaitOne(time);
        }
        catch (ThreadInterruptedException)
        {
            wasInterrupted = true;
            return false;
        }
    }
}
