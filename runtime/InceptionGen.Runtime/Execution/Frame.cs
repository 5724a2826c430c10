using System;

namespace InceptionGen.Execution;

/// <summary>What a network's Forward method sees of a session: memory for its maps, and the operations.</summary>
public sealed unsafe partial class Frame
{
    private readonly PinnedFloats _maps;
    private readonly PinnedFloats _scratch;
    private readonly long _scratchPerThread;

    internal Frame(int batch, long mapFloats, long scratchFloatsPerThread, int threads)
    {
        (Batch, Threads, _scratchPerThread) = (batch, threads, (scratchFloatsPerThread + 15) / 16 * 16);
        _maps = new PinnedFloats(mapFloats * batch);
        _scratch = new PinnedFloats(_scratchPerThread * threads);
    }

    /// <summary>Images.</summary>
    public int Batch { get; }

    /// <summary>Threads that may share an operation, the caller's included.</summary>
    internal int Threads { get; }

    /// <summary>A map in the workspace.</summary>
    /// <param name="offset">Where it starts, in floats of a workspace for one image.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">Channels.</param>
    /// <exception cref="ArgumentOutOfRangeException">It does not lie within the workspace.</exception>
    public MapView Map(long offset, int height, int width, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((offset + ((long)height * width * channels)) * Batch, _maps.Length);
        return new(_maps.Data + (offset * Batch), Batch, height, width, channels, channels);
    }

    /// <summary>The scratch memory of one of the threads.</summary>
    internal float* Scratch(int thread) => _scratch.Data + (_scratchPerThread * thread);
}
