using System;

namespace InceptionGen.Imaging;

/// <summary>The size a file claims, believed only within limits.</summary>
internal static class ImageSize
{
    /// <summary>Throws unless an image may have that size and its file is long enough to hold it, before memory is asked for.</summary>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="leastRowBytes">Bytes that a row takes in the file at least.</param>
    /// <param name="fileBytes">Bytes of the file.</param>
    /// <exception cref="ImageException">No pixels, too many, or more than the file can hold.</exception>
    public static void Require(long width, long height, long leastRowBytes, long fileBytes)
    {
        if (width <= 0 || height <= 0 || width > RgbImage.MostPixels || height > RgbImage.MostPixels || width * height > RgbImage.MostPixels)
            throw new ImageException(FormattableString.Invariant($"its size is {width}x{height}; an image has 1 to {RgbImage.MostPixels} pixels"));
        if (leastRowBytes > fileBytes / height) throw new ImageException("it is cut off");
    }
}
