using System;
using System.ComponentModel;

namespace InceptionGen.Memory;

/// <summary>A feature map in memory: N images of H x W pixels with C channels each; pixels stand <see cref="PixelStride"/> floats apart, so that a
/// branch can write its slice of a wider map. The memory belongs to a workspace or tensor that outlives the view.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct MapView
{
    internal MapView(float* data, int batch, int height, int width, int channels, int pixelStride)
    {
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
        return new(Data + first, Batch, Height, Width, count, PixelStride);
    }

    /// <summary>N x H x W x C.</summary>
    public override string ToString() => FormattableString.Invariant($"{Batch}x{Height}x{Width}x{ChannelCount}");
}
