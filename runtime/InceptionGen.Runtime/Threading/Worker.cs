using System;
using System.Diagnostics;
using System.Threading;

namespace InceptionGen.Threading;

/// <summary>A background thread that helps with one loop at a time. Whoever took it from the pool owns it until it is returned.</summary>
internal sealed class Worker
{
    // The loops of one prediction follow each other within microseconds, while waking a sleeping thread takes about fifty: so a worker
    // looks out for the next loop that long. After that it sleeps; an idle process burns no core.
    private static readonly long SpinTicks = Stopwatch.Frequency / 20_000;

    private readonly AutoResetEvent _wake = new(initialState: false);
    private ParallelLoop? _loop;
    private int _thread;
    private int _state = Idle;
    private int _sleeping;

    private const int Idle = 0, Assigned = 1, Running = 2;

    public Worker(int number)
    {
        var thread = new Thread(Live) { IsBackground = true, Name = FormattableString.Invariant($"InceptionGen worker {number}") };
        thread.Start();
    }

    /// <summary>Asks it to help with a loop, as that loop's given thread.</summary>
    public void Assign(ParallelLoop loop, int thread)
    {
        (_loop, _thread) = (loop, thread);
        Interlocked.Exchange(ref _state, Assigned);
        if (Interlocked.Exchange(ref _sleeping, 0) == 1) _wake.Set();
    }

    /// <summary>Returns once it does not touch its loop any more. If it has not begun, it will not.</summary>
    public void Join()
    {
        if (Interlocked.CompareExchange(ref _state, Idle, Assigned) == Assigned) return;

        var spin = new SpinWait();
        while (Volatile.Read(ref _state) != Idle) spin.SpinOnce(sleep1Threshold: -1);
    }

    private void Live()
    {
        while (true)
        {
            if (!SawAssignment()) Sleep();
            if (Interlocked.CompareExchange(ref _state, Running, Assigned) != Assigned) continue;

            _loop!.Work(_thread);
            Volatile.Write(ref _state, Idle);
        }
    }

    private bool SawAssignment()
    {
        long end = Stopwatch.GetTimestamp() + SpinTicks;
        do
        {
            if (Volatile.Read(ref _state) == Assigned) return true;

            Thread.SpinWait(8);
        }
        while (Stopwatch.GetTimestamp() < end);

        return false;
    }

    // Announces the sleep before it looks for work a last time; Assign does the opposite, so one of the two sees the other.
    private void Sleep()
    {
        Interlocked.Exchange(ref _sleeping, 1);
        if (Volatile.Read(ref _state) != Assigned) _wake.WaitOne();
        Interlocked.Exchange(ref _sleeping, 0);
    }
}
