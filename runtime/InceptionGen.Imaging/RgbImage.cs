using System;
using System.Globalization;
using System.IO;

namespace InceptionGen.Imaging;

/// <summary>A photo as RGB bytes, just enough to feed a network: JPEG, PNG, BMP, PPM and GIF files, resizing and cropping.</summary>
/// <remarks>It never changes, so threads may share it.</remarks>
public sealed partial class RgbImage
{
    internal const int Channels = 3;

    /// <summary>The most pixels an image may have.</summary>
    internal const long MostPixels = 100_000_000;

    private readonly byte[] _rgb;

    /// <summary>An image with a copy of the given pixels.</summary>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="rgb">Red, green and blue of every pixel, row by row.</param>
    /// <exception cref="ArgumentException">Not exactly three bytes per pixel.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No pixels, or more than a hundred million.</exception>
    public RgbImage(int width, int height, ReadOnlySpan<byte> rgb)
        : this(width, height)
    {
        if (rgb.Length != _rgb.Length)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{width}x{height} pixels need {_rgb.Length} bytes, not {rgb.Length}."), nameof(rgb));
        }

        rgb.CopyTo(_rgb);
    }

    internal RgbImage(int width, int height)
    {
        RequireSize(width, height);
        (Width, Height) = (width, height);
        _rgb = new byte[width * height * Channels];
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Red, green and blue of every pixel, row by row.</summary>
    public ReadOnlySpan<byte> Rgb => _rgb;

    internal Span<byte> Pixels => _rgb;

    /// <summary>The image in another size, as Pillow resizes with its bilinear filter: each pixel is a weighted mean of all the pixels it covers
    /// (a triangle filter as wide as the reduction), so that nothing is skipped and nothing flickers.</summary>
    /// <param name="width">Columns of the new image.</param>
    /// <param name="height">Rows of the new image.</param>
    /// <exception cref="ArgumentOutOfRangeException">No pixels, or more than a hundred million.</exception>
    public RgbImage Resize(int width, int height)
    {
        RequireSize(width, height);
        return Resampling.Resize(this, Stretch.Whole(Width, width), Stretch.Whole(Height, height));
    }

    /// <summary>The middle of the image.</summary>
    /// <param name="width">Columns of the new image; at most <see cref="Width"/>.</param>
    /// <param name="height">Rows of the new image; at most <see cref="Height"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The image is smaller than that.</exception>
    public RgbImage CenterCrop(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, Height);
        RgbImage crop = new(width, height);
        int left = (Width - width) / 2;
        int top = (Height - height) / 2;
        for (int y = 0; y < height; y++)
            _rgb.AsSpan((((top + y) * Width) + left) * Channels, width * Channels).CopyTo(crop._rgb.AsSpan(y * width * Channels));
        return crop;
    }

    /// <summary>The image as a network wants it: resized so that it just covers the size, then cropped to its middle. Nothing is cropped of a photo
    /// with the proportions of that size, and one that has the size already is returned as it is.</summary>
    /// <remarks>What would be cropped is not made in the first place, so that a long thin image costs no more than another.</remarks>
    /// <param name="width">Columns of the new image.</param>
    /// <param name="height">Rows of the new image.</param>
    /// <exception cref="ArgumentOutOfRangeException">No pixels, or more than a hundred million.</exception>
    public RgbImage Fit(int width, int height)
    {
        RequireSize(width, height);
        bool isWider = (long)Width * height > (long)Height * width;
        long coverWidth = isWider ? (long)Width * height / Height : width;
        long coverHeight = isWider ? height : (long)Height * width / Width;
        return Resampling.Resize(this, Stretch.Middle(Width, coverWidth, width), Stretch.Middle(Height, coverHeight, height));
    }

    private static void RequireSize(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)width * height, MostPixels, nameof(height));
    }
}
