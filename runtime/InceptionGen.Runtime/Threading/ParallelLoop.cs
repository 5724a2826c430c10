using System;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace InceptionGen.Threading;

/// <summary>Runs loops whose items are shared by the caller and workers of the process. One object runs one loop at a time and is used again and again,
/// so that a loop allocates nothing.</summary>
/// <param name="threads">Threads that share a loop, the caller's included. Where no worker is free and none can be made, fewer do the same work.</param>
/// <param name="pool">Where the workers come from; the pool of the process if null.</param>
internal sealed unsafe class ParallelLoop(int threads, WorkerPool? pool = null)
{
    /// <summary>The most threads of a loop. More do not make any operation faster: each has less to do than it takes to hand it over.</summary>
    public const int MaxThreads = 512;

    private readonly WorkerPool _pool = pool ?? WorkerPool.Shared;
    private readonly Worker?[] _helpers = new Worker?[threads - 1];
    private delegate*<void*, int, int, void> _run;
    private void* _body;
    private int _count;
    private int _next;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Threads that share a loop, the caller's included.</summary>
    public int Threads => threads;

    /// <summary>Runs the body for every item in [0, count), in no particular order, on all threads. Returns when all are done.</summary>
    public void Run<TBody>(ref TBody body, int count)
        where TBody : struct, IParallelBody, allows ref struct => Run(ref body, count, threads);

    /// <summary>The same on fewer threads.</summary>
    /// <param name="body">The body.</param>
    /// <param name="count">How many items there are.</param>
    /// <param name="most">How many threads share them at most, the caller's included: 1 to <see cref="Threads"/>.</param>
    /// <remarks>An exception of a body ends the loop early and reaches the caller once no thread works on it any more. So does <see cref="Thread.Interrupt"/>
    /// of a caller that waits for its helpers: the loop is done all the same, and the next wait after it is interrupted.</remarks>
    public void Run<TBody>(ref TBody body, int count, int most)
        where TBody : struct, IParallelBody, allows ref struct
    {
        if (most == 1 || count <= 1)
        {
            for (int item = 0; item < count; item++) body.Run(item, thread: 0);
            return;
        }

        // The body stays on the caller's stack, where nothing moves it; the caller does not leave before the last helper is done with it.
        _body = Unsafe.AsPointer(ref body);
        _run = &RunItem<TBody>;
        (_count, _next, _failure) = (count, 0, null);

        int helpers = 0;
        try
        {
            helpers = _pool.Take(_helpers.AsSpan(0, Math.Min(most, count) - 1), threads);
            for (int i = 0; i < helpers; i++) _helpers[i]!.Assign(this, thread: i + 1);
            Work(thread: 0);
        }
        finally
        {
            Release(helpers);
        }

        _failure?.Throw();
    }

    /// <summary>Does items until none is left.</summary>
    internal void Work(int thread)
    {
        try
        {
            for (int item = Interlocked.Increment(ref _next) - 1; item < _count; item = Interlocked.Increment(ref _next) - 1)
                _run(_body, item, thread);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            Volatile.Write(ref _next, _count);
        }
    }

    private void Release(int helpers)
    {
        bool wasInterrupted = false;
        for (int i = 0; i < helpers; i++) wasInterrupted |= _helpers[i]!.Release();
        if (wasInterrupted) Thread.CurrentThread.Interrupt();
    }

    private static void RunItem<TBody>(void* body, int item, int thread)
        where TBody : struct, IParallelBody, allows ref struct => Unsafe.AsRef<TBody>(body).Run(item, thread);
}
