using System;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Context;

/// <summary>What every kernel and layer works with: the threads that share its loop, and scratch memory for each of them. Made once and used again and
/// again, so that a kernel allocates nothing; for one kernel at a time.</summary>
internal sealed unsafe class KernelContext
{
    private readonly Processors _processors;
    private readonly ParallelLoop _loop;
    private readonly PinnedFloats _scratch;
    private ProcessorShare _share;

    /// <param name="scratchFloatsPerThread">Floats of scratch memory that each thread needs.</param>
    /// <param name="threads">Threads that share a loop, the caller's included.</param>
    /// <param name="pool">Where the other threads come from; the pool of the process if null.</param>
    /// <exception cref="ArgumentOutOfRangeException">More scratch memory than one array can hold.</exception>
    public KernelContext(long scratchFloatsPerThread, int threads, WorkerPool? pool = null)
    {
        pool ??= WorkerPool.Shared;
        _processors = pool.Processors;
        ScratchFloatsPerThread = WholeLines(scratchFloatsPerThread);
        _loop = new ParallelLoop(threads, pool);
        Threads = threads;
        _scratch = new PinnedFloats((long)ScratchFloats(scratchFloatsPerThread, threads));
    }

    /// <summary>Threads that ever share a loop, the caller's included.</summary>
    public int MostThreads => _loop.Threads;

    /// <summary>Threads that operations are divided for now, the caller's included. It changes between stages only, for the loops of an operation have to
    /// divide it alike; and how it is divided does not change what comes out.</summary>
    public int Threads { get; private set; }

    /// <summary>Floats of scratch memory of each thread, in whole cache lines.</summary>
    public long ScratchFloatsPerThread { get; }

    /// <summary>Bytes of the scratch memory of all threads.</summary>
    public long Bytes => _scratch.Bytes;

    /// <summary>Floats of the scratch memory of all threads.</summary>
    public static Int128 ScratchFloats(long floatsPerThread, int threads) => (Int128)WholeLines(floatsPerThread) * threads;

    private bool IsCounted => _share.Threads > 0;

    /// <summary>Counts the caller among those who share the processors, until <see cref="Leave"/>. Who is not counted has all threads all the time.</summary>
    public void Enter()
    {
        _share = _processors.Enter();
        BeginStage();
    }

    /// <summary>Divides the operations that follow for as many threads as the caller may have now.</summary>
    public void BeginStage()
    {
        if (!IsCounted) return;
        _share = _processors.Renew(_share, MostThreads);
        Threads = _share.Threads;
    }

    /// <summary>Gives the caller's share back, if it is counted.</summary>
    public void Leave()
    {
        if (!IsCounted) return;
        _processors.Leave(_share);
        (_share, Threads) = (default, MostThreads);
    }

    /// <summary>Runs the body for every item in [0, count) on the threads, in no particular order; on fewer if callers have come since the stage began.
    /// Returns when all are done.</summary>
    public void For<TBody>(ref TBody body, int count)
        where TBody : struct, IParallelBody, allows ref struct
    {
        if (IsCounted) _share = _processors.Renew(_share, Threads);
        _loop.Run(ref body, count, IsCounted ? _share.Threads : MostThreads);
    }

    /// <summary>The scratch memory of one of the threads: <see cref="ScratchFloatsPerThread"/> floats, which hold anything.</summary>
    public float* Scratch(int thread) => _scratch.Data + (ScratchFloatsPerThread * thread);

    // Whole cache lines, so that threads do not share one.
    private static long WholeLines(long floats)
    {
        const int lineFloats = 16;
        return (floats + lineFloats - 1) / lineFloats * lineFloats;
    }
}
