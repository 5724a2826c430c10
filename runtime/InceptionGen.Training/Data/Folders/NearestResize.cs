using System;
using InceptionGen.Imaging;

namespace InceptionGen.Training.Data.Folders;

/// <summary>Resizing to the nearest pixels.</summary>
internal static class NearestResize
{
    private const int Channels = 3;

    /// <summary>The image in another size: the same pixels as Pillow's.</summary>
    /// <param name="image">The original.</param>
    /// <param name="width">Columns of the new image.</param>
    /// <param name="height">Rows of the new image.</param>
    public static RgbImage Resize(RgbImage image, int width, int height)
    {
        if (image.Width == width && image.Height == height) return image;
        int[] columns = Places(image.Width, width);
        int[] rows = Places(image.Height, height);
        byte[] resized = new byte[width * height * Channels];
        Span<byte> to = resized;
        foreach (int row in rows)
        {
            ReadOnlySpan<byte> from = image.Rgb.Slice(row * image.Width * Channels, image.Width * Channels);
            foreach (int column in columns)
            {
                from.Slice(column * Channels, Channels).CopyTo(to);
                to = to[Channels..];
            }
        }

        return new(width, height, resized);
    }

    // Pillow adds up the step from pixel to pixel. Where a place is exactly between two pixels, the sum's rounding decides which one it is.
    private static int[] Places(int source, int result)
    {
        int[] places = new int[result];
        double step = (double)source / result;
        double at = step * 0.5;
        for (int i = 0; i < result; i++, at += step) places[i] = Math.Min((int)at, source - 1);
        return places;
    }
}
