using System;
using System.Globalization;

namespace InceptionGen.Imaging;

/// <summary>A photo as RGB bytes, just enough to feed a network: JPEG, PNG, BMP, PPM and GIF files, resizing and cropping.</summary>
/// <remarks>It never changes, so threads may share it.</remarks>
public sealed partial class RgbImage
{
    private readonly Raster _raster;

    /// <summary>An image with a copy of the given pixels.</summary>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="rgb">Red, green and blue of every pixel, row by row.</param>
    /// <exception cref="ArgumentException">Not exactly three bytes per pixel.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No pixels, or more than a hundred million.</exception>
    public RgbImage(int width, int height, ReadOnlySpan<byte> rgb)
        : this(new Raster(width, height))
    {
        if (rgb.Length != Rgb.Length)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{width}x{height} pixels need {Rgb.Length} bytes, not {rgb.Length}."), nameof(rgb));
        }

        rgb.CopyTo(_raster.Pixels);
    }

    // The raster is the image's own from here on: nobody writes to it any more.
    private RgbImage(Raster raster) => _raster = raster;

    /// <summary>Columns.</summary>
    public int Width => _raster.Width;

    /// <summary>Rows.</summary>
    public int Height => _raster.Height;

    /// <summary>Red, green and blue of every pixel, row by row.</summary>
    public ReadOnlySpan<byte> Rgb => _raster.Rgb;

    /// <summary>The image in another size, as Pillow resizes with its bilinear filter: each pixel is a weighted mean of all the pixels it covers
    /// (a triangle filter as wide as the reduction), so that nothing is skipped and nothing flickers.</summary>
    /// <param name="width">Columns of the new image.</param>
    /// <param name="height">Rows of the new image.</param>
    /// <exception cref="ArgumentOutOfRangeException">No pixels, or more than a hundred million.</exception>
    public RgbImage Resize(int width, int height)
    {
        Raster.RequireSize(width, height);
        return Resized(Stretch.Whole(Width, width), Stretch.Whole(Height, height));
    }

    /// <summary>The middle of the image.</summary>
    /// <param name="width">Columns of the new image; at most <see cref="Width"/>.</param>
    /// <param name="height">Rows of the new image; at most <see cref="Height"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The image is smaller than that.</exception>
    public RgbImage CenterCrop(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, Height);
        Raster crop = new(width, height);
        int left = (Width - width) / 2;
        int top = (Height - height) / 2;
        for (int y = 0; y < height; y++)
            Rgb.Slice((((top + y) * Width) + left) * Raster.Channels, width * Raster.Channels).CopyTo(crop.Pixels[(y * width * Raster.Channels)..]);
        return new(crop);
    }

    /// <summary>The image as a network wants it: resized so that it just covers the size, then cropped to its middle. Nothing is cropped of a photo
    /// with the proportions of that size, and one that has the size already is returned as it is.</summary>
    /// <remarks>What would be cropped is not made in the first place, so that a long thin image costs no more than another.</remarks>
    /// <param name="width">Columns of the new image.</param>
    /// <param name="height">Rows of the new image.</param>
    /// <exception cref="ArgumentOutOfRangeException">No pixels, or more than a hundred million.</exception>
    public RgbImage Fit(int width, int height)
    {
        Raster.RequireSize(width, height);
        bool isWider = (long)Width * height > (long)Height * width;
        long coverWidth = isWider ? (long)Width * height / Height : width;
        long coverHeight = isWider ? height : (long)Height * width / Width;
        return Resized(Stretch.Middle(Width, coverWidth, width), Stretch.Middle(Height, coverHeight, height));
    }

    private RgbImage Resized(Stretch across, Stretch down)
    {
        Raster resized = Resampling.Resize(_raster, across, down);
        return ReferenceEquals(resized, _raster) ? this : new(resized);
    }
}
