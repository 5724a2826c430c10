using System;
using System.ComponentModel;
using System.Globalization;
using InceptionGen.Kernels.Context;
using InceptionGen.Memory;

namespace InceptionGen.Execution;

/// <summary>What a network's Forward method sees of a session: memory for its maps, the operations, and who wants which map.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe partial class Frame
{
    private readonly PinnedFloats _maps;
    private readonly KernelContext _kernels;
    private readonly StageCopies? _copies;

    /// <param name="batch">Images.</param>
    /// <param name="mapFloats">Memory for the maps of every image.</param>
    /// <param name="scratchFloatsPerThread">Memory the kernels need on each thread.</param>
    /// <param name="threads">Threads that share an operation, the caller's included.</param>
    /// <param name="copies">Who wants which stage's output; null for nobody.</param>
    /// <param name="perImagePrefixOffset">Where the maps start that are there for one image at a time, in floats of a workspace for one image.</param>
    /// <param name="perImagePrefixFloats">Memory for them.</param>
    internal Frame(
        int batch, long mapFloats, long scratchFloatsPerThread, int threads, StageCopies? copies = null, long perImagePrefixOffset = 0, long perImagePrefixFloats = 0)
    {
        (Batch, _copies) = (batch, copies);
        _kernels = new KernelContext(scratchFloatsPerThread, threads);
        _perImagePrefixStart = checked(perImagePrefixOffset * batch);
        _maps = new PinnedFloats((long)MapFloats(batch, mapFloats, perImagePrefixOffset, perImagePrefixFloats));
    }

    /// <summary>Images.</summary>
    public int Batch { get; }

    /// <summary>Threads that ever share an operation, the caller's included.</summary>
    internal int Threads => _kernels.MostThreads;

    /// <summary>Bytes of maps and scratch.</summary>
    internal long Bytes => _maps.Bytes + _kernels.Bytes;

    /// <summary>A map in the workspace: (N, H, W, C). While stages run image by image, a map of the current image: (1, H, W, C).</summary>
    /// <param name="offset">Where it starts, in floats of a workspace for one image.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">Channels.</param>
    /// <exception cref="ArgumentOutOfRangeException">It does not lie within the workspace.</exception>
    public MapView Map(long offset, int height, int width, int channels) => Map(offset, height, width, channels, pixelStride: channels);

    /// <summary>The same for a map whose pixels stand further apart than they are long.</summary>
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
        (long start, int images) = _image == AllImages ? (0, Batch) : (_perImagePrefixStart, 1);
        Int128 end = start + ((offset + ((Int128)height * width * pixelStride)) * images);
        if (end > _maps.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), string.Create(
                CultureInfo.InvariantCulture, $"A map of {images}x{height}x{width}x{channels} at {offset} does not lie within the workspace."));
        }

        return new(_maps, start + (offset * images), images, height, width, channels, pixelStride);
    }

    /// <summary>Ends a stage whose output is complete: it is copied if somebody wants it, and the time that it took is noted.</summary>
    /// <param name="stage">The stage's place in <see cref="NetworkDescription.Stages"/>.</param>
    /// <param name="output">Its output.</param>
    /// <returns>Whether to stop: nobody wants anything that comes after it (of this image, while stages run image by image).</returns>
    public bool CompleteStage(int stage, MapView output)
    {
        _kernels.BeginStage();
        return _copies is not null && _copies.Take(stage, output, firstImage: Math.Max(_image, 0));
    }

    /// <summary>Whether stages that the output does not need have to run: those of an auxiliary classifier, or stages that nothing reads.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="last">The last of them.</param>
    public bool Wants(int first, int last) => _copies is not null && _copies.WantsAnyOf(first, last);

    /// <summary>From here on its caller shares the processors with others.</summary>
    internal void BeginRun() => _kernels.Enter();

    /// <summary>Gives the caller's processors back, and goes back to all images, also in the middle of one.</summary>
    internal void EndRun()
    {
        LeaveImage();
        _kernels.Leave();
    }

    /// <summary>Floats of the maps of all images.</summary>
    internal static Int128 MapFloats(int batch, long mapFloats, long perImagePrefixOffset, long perImagePrefixFloats) =>
        Int128.Max((Int128)mapFloats * batch, ((Int128)perImagePrefixOffset * batch) + perImagePrefixFloats);
}
