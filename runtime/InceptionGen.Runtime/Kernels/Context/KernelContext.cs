using System;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Context;

/// <summary>What every kernel and layer works with: the threads that share its loop, and scratch memory for each of them. Made once and used again and
/// again, so that a kernel allocates nothing; for one kernel at a time.</summary>
internal sealed unsafe class KernelContext
{
    private readonly ParallelLoop _loop;
    private readonly PinnedFloats _scratch;

    /// <param name="scratchFloatsPerThread">Floats of scratch memory that each thread needs.</param>
    /// <param name="threads">Threads that share a loop, the caller's included.</param>
    /// <exception cref="ArgumentOutOfRangeException">More scratch memory than one array can hold.</exception>
    public KernelContext(long scratchFloatsPerThread, int threads)
    {
        ScratchFloatsPerThread = WholeLines(scratchFloatsPerThread);
        _loop = new ParallelLoop(threads);
        _scratch = new PinnedFloats((long)ScratchFloats(scratchFloatsPerThread, threads));
    }

    /// <summary>Threads that may share a loop, the caller's included.</summary>
    public int Threads => _loop.Threads;

    /// <summary>Floats of scratch memory of each thread, in whole cache lines.</summary>
    public long ScratchFloatsPerThread { get; }

    /// <summary>Bytes of the scratch memory of all threads.</summary>
    public long Bytes => _scratch.Bytes;

    /// <summary>Floats of the scratch memory of all threads.</summary>
    public static Int128 ScratchFloats(long floatsPerThread, int threads) => (Int128)WholeLines(floatsPerThread) * threads;

    /// <summary>Runs the body for every item in [0, count) on the threads, in no particular order. Returns when all are done.</summary>
    public void For<TBody>(ref TBody body, int count)
        where TBody : struct, IParallelBody, allows ref struct => _loop.Run(ref body, count);

    /// <summary>The scratch memory of one of the threads: <see cref="ScratchFloatsPerThread"/> floats, which hold anything.</summary>
    public float* Scratch(int thread) => _scratch.Data + (ScratchFloatsPerThread * thread);

    // Whole cache lines, so that threads do not share one.
    private static long WholeLines(long floats)
    {
        const int lineFloats = 16;
        return (floats + lineFloats - 1) / lineFloats * lineFloats;
    }
}
