using System;

namespace InceptionGen.Imaging;

/// <summary>RGB bytes in the making: what decoders fill, and what is resized. Whoever has it may write to it.</summary>
internal sealed class Raster
{
    public const int Channels = 3;

    /// <summary>The most pixels an image may have.</summary>
    public const long MostPixels = 100_000_000;

    private readonly byte[] _rgb;

    /// <summary>Black pixels.</summary>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">No pixels, or more than a hundred million.</exception>
    public Raster(int width, int height)
    {
        RequireSize(width, height);
        (Width, Height) = (width, height);
        _rgb = new byte[width * height * Channels];
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Red, green and blue of every pixel, row by row, to read.</summary>
    public ReadOnlySpan<byte> Rgb => _rgb;

    /// <summary>The same to write.</summary>
    public Span<byte> Pixels => _rgb;

    /// <summary>Throws unless an image may have that size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No pixels, or more than a hundred million.</exception>
    public static void RequireSize(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)width * height, MostPixels, nameof(height));
    }
}
