using System;
using System.ComponentModel;

namespace InceptionGen.Memory;

/// <summary>A feature map in memory: N images of H x W pixels with C channels each; pixels stand <see cref="PixelStride"/> floats apart, so that a
/// branch can write its slice of a wider map. A view keeps its memory reachable, a pointer taken from it does not (<see cref="KeepAlive"/>).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct MapView
{
    private readonly PinnedFloats? _memory;

    /// <summary>The map that starts at the given float of the memory.</summary>
    internal MapView(PinnedFloats memory, long start, int batch, int height, int width, int channels, int pixelStride)
        : this(memory, memory.Data + start, batch, height, width, channels, pixelStride)
    {
    }

    private MapView(PinnedFloats? memory, float* data, int batch, int height, int width, int channels, int pixelStride)
    {
        _memory = memory;
        Data = data;
        (Batch, Height, Width, ChannelCount, PixelStride) = (batch, height, width, channels, pixelStride);
    }

    internal float* Data { get; }

    /// <summary>Images.</summary>
    public int Batch { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Channels.</summary>
    public int ChannelCount { get; }

    /// <summary>Floats from a pixel to the next.</summary>
    public int PixelStride { get; }

    /// <summary>Pixels of all images.</summary>
    internal int Pixels => Batch * Height * Width;

    /// <summary>The channels [first, first + count) of every pixel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The map has no such channels.</exception>
    public MapView Channels(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, ChannelCount - first);
        return new(_memory, Data + first, Batch, Height, Width, count, PixelStride);
    }

    /// <summary>One of its images.</summary>
    internal MapView Image(int image) => new(_memory, Data + ((long)image * Height * Width * PixelStride), batch: 1, Height, Width, ChannelCount, PixelStride);

    /// <summary>Every image's map as one pixel, its values in the order H, W, C. Its pixels follow each other without a gap.</summary>
    internal MapView AsVectors() => new(_memory, Data, Batch, height: 1, width: 1, Height * Width * ChannelCount, Height * Width * PixelStride);

    /// <summary>One image in a kernel's scratch memory, which the kernel's context keeps reachable.</summary>
    internal static MapView OfScratch(float* data, int height, int width, int channels) => new(null, data, batch: 1, height, width, channels, pixelStride: channels);

    /// <summary>Keeps the memory reachable up to here, for code that works with <see cref="Data"/>.</summary>
    internal void KeepAlive() => GC.KeepAlive(_memory);

    /// <summary>N x H x W x C.</summary>
    public override string ToString() => FormattableString.Invariant($"{Batch}x{Height}x{Width}x{ChannelCount}");
}
