using System;

namespace InceptionGen.Imaging;

/// <summary>How an image file is read.</summary>
public sealed record ImageOptions
{
    internal static ImageOptions Default { get; } = new();

    /// <summary>The most pixels that a file may have, compared with its header before anything is decoded. A service that knows its photos sets it
    /// lower than the hundred million that an <see cref="RgbImage"/> can have, which are 300 MB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than one, or more than a hundred million.</exception>
    public long MostPixels
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Raster.MostPixels);
            field = value;
        }
    } = Raster.MostPixels;

    /// <summary>Whether a photo that was taken with a turned camera is put upright, as its EXIF data say.</summary>
    public bool ApplyOrientation { get; init; } = true;
}
