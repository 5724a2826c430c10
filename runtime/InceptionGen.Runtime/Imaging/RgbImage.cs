using System;
using System.Globalization;
using System.IO;

namespace InceptionGen.Imaging;

/// <summary>A photo as RGB bytes, just enough to feed a network: PNG, PPM and BMP files, resizing and cropping.</summary>
/// <remarks>Networks take bytes from anywhere; for JPEG and the rest use an image library and hand over its pixels.</remarks>
public sealed class RgbImage
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
                string.Create(CultureInfo.InvariantCulture, $"{width}x{height} pixels take {_rgb.Length} bytes, not {rgb.Length}."), nameof(rgb));
        }

        rgb.CopyTo(_rgb);
    }

    internal RgbImage(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)width * height, MostPixels, nameof(height));
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

    /// <summary>Reads a PNG, PPM (P3, P6) or BMP file, by its content. Grey becomes RGB, 16 bits are rounded to 8, transparency is dropped as
    /// Pillow's <c>convert("RGB")</c> drops it.</summary>
    /// <exception cref="ImageException">The file is damaged, or of another kind.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static RgbImage Load(string path) => Decode(File.ReadAllBytes(path), path);

    /// <summary>Decodes the bytes of a PNG, PPM (P3, P6) or BMP file.</summary>
    /// <param name="file">All its bytes.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="ImageException">The file is damaged, or of another kind.</exception>
    public static RgbImage Decode(ReadOnlySpan<byte> file, string name)
    {
        try
        {
            return file switch
            {
                [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PngDecoder.Decode(file),
                [(byte)'P', (byte)'3' or (byte)'6', ..] => PpmDecoder.Decode(file),
                [(byte)'B', (byte)'M', ..] => BmpDecoder.Decode(file),
                [0xFF, 0xD8, 0xFF, ..] => throw new ImageException("it is a JPEG, which is not read here; convert it to PNG"),
                _ => throw new ImageException("it is neither PNG nor PPM nor BMP"),
            };
        }
        catch (ImageException exception)
        {
            throw new ImageException($"{name} cannot be read: {exception.Message}.", exception);
        }
    }

    /// <summary>The image in another size, as Pillow resizes with its bilinear filter: each pixel is a weighted mean of all the pixels it covers
    /// (a triangle filter as wide as the reduction), so that nothing is skipped and nothing flickers.</summary>
    /// <param name="width">Columns of the new image.</param>
    /// <param name="height">Rows of the new image.</param>
    /// <exception cref="ArgumentOutOfRangeException">No pixels, or more than a hundred million.</exception>
    public RgbImage Resize(int width, int height) => Resampling.Resize(this, width, height);

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
    /// <param name="width">Columns of the new image.</param>
    /// <param name="height">Rows of the new image.</param>
    /// <exception cref="ArgumentOutOfRangeException">No pixels, or so long and thin an image that it cannot be made to cover the size.</exception>
    public RgbImage Fit(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if ((width, height) == (Width, Height)) return this;
        bool isWider = (long)Width * height > (long)Height * width;
        RgbImage resized = isWider
            ? Resize(checked((int)((long)Width * height / Height)), height)
            : Resize(width, checked((int)((long)Height * width / Width)));
        return resized.CenterCrop(width, height);
    }
}
