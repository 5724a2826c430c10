using System;
using System.Globalization;
using InceptionGen.Threading;

namespace InceptionGen.Execution;

/// <summary>What a network's Forward method sees of a session: memory for its maps, the operations, and who wants which map.</summary>
public sealed unsafe partial class Frame
{
    private readonly PinnedFloats _maps;
    private readonly PinnedFloats _scratch;
    private readonly long _scratchPerThread;
    private readonly StageCopies? _copies;

    /// <param name="batch">Images.</param>
    /// <param name="mapFloats">Memory for the maps of one image.</param>
    /// <param name="scratchFloatsPerThread">Memory the kernels need on each thread.</param>
    /// <param name="threads">Threads that share an operation, the caller's included.</param>
    /// <param name="copies">Who wants which stage's output; null for nobody.</param>
    internal Frame(int batch, long mapFloats, long scratchFloatsPerThread, int threads, StageCopies? copies = null)
    {
        // Whole cache lines, so that threads do not share one.
        const int lineFloats = 16;
        _scratchPerThread = (scratchFloatsPerThread + lineFloats - 1) / lineFloats * lineFloats;
        (Batch, Threads, _copies) = (batch, threads, copies);
        _loop = new ParallelLoop(threads);
        _maps = new PinnedFloats(checked(mapFloats * batch));
        _scratch = new PinnedFloats(checked(_scratchPerThread * threads));
    }

    /// <summary>Images.</summary>
    public int Batch { get; }

    /// <summary>Threads that may share an operation, the caller's included.</summary>
    internal int Threads { get; }

    /// <summary>Bytes of maps and scratch.</summary>
    internal long Bytes => _maps.Bytes + _scratch.Bytes;

    /// <summary>A map in the workspace: (N, H, W, C).</summary>
    /// <param name="offset">Where it starts, in floats of a workspace for one image.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">Channels.</param>
    /// <exception cref="ArgumentOutOfRangeException">It does not lie within the workspace.</exception>
    public MapView Map(long offset, int height, int width, int channels) => Map(offset, height, width, channels, pixelStride: channels);

    /// <summary>A map in the workspace whose pixels stand further apart than they are long: (N, H, W, C).</summary>
    /// <param name="offset">Where it starts, in floats of a workspace for one image.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="pixelStride">Floats from a pixel to the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">It does not lie within the workspace, or its pixels overlap.</exception>
    public MapView Map(long offset, int height, int width, int channels, int pixelStride)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfLessThan(pixelStride, channels);
        Int128 end = (offset + ((Int128)height * width * pixelStride)) * Batch;
        if (end > _maps.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), string.Create(
                CultureInfo.InvariantCulture, $"A map of {Batch}x{height}x{width}x{channels} at {offset} does not lie within the workspace."));
        }

        return new(_maps.Data + (offset * Batch), Batch, height, width, channels, pixelStride);
    }

    /// <summary>Tells that a stage's output is complete.</summary>
    /// <param name="stage">The stage's place in <see cref="NetworkDescription.Stages"/>.</param>
    /// <param name="output">Its output.</param>
    /// <returns>Whether nobody wants anything that comes after it.</returns>
    public bool Done(int stage, MapView output) => _copies is not null && _copies.Take(stage, output);

    /// <summary>Whether stages that the output does not need have to run: those of an auxiliary classifier, or stages that nothing reads.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="last">The last of them.</param>
    public bool Wants(int first, int last) => _copies is not null && _copies.WantsAnyOf(first, last);

    /// <summary>The scratch memory of one of the threads.</summary>
    internal float* Scratch(int thread) => _scratch.Data + (_scratchPerThread * thread);
}
