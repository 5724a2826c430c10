using System;

namespace InceptionGen.Imaging;

/// <summary>Resizing by weighted means, in the integer arithmetic of Pillow, whose results networks are usually trained and tested on: weights of 22
/// bits, rows first, rounded to bytes after each direction.</summary>
internal static class Resampling
{
    private const int WeightBits = 22;
    private const int Half = 1 << (WeightBits - 1);

    /// <summary>The image in another size.</summary>
    public static RgbImage Resize(RgbImage image, int width, int height)
    {
        RgbImage narrowed = width == image.Width ? image : ResizeRows(image, width);
        return height == image.Height ? narrowed : ResizeColumns(narrowed, height);
    }

    private static RgbImage ResizeRows(RgbImage image, int width)
    {
        RgbImage result = new(width, image.Height);
        Window[] windows = Windows(image.Width, width);
        int from = 0;
        int to = 0;
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<byte> row = image.Rgb.Slice(from, image.Width * RgbImage.Channels);
            foreach (Window window in windows)
            {
                for (int channel = 0; channel < RgbImage.Channels; channel++)
                    result.Pixels[to++] = window.Mean(row[channel..], RgbImage.Channels);
            }

            from += row.Length;
        }

        return result;
    }

    private static RgbImage ResizeColumns(RgbImage image, int height)
    {
        RgbImage result = new(image.Width, height);
        int stride = image.Width * RgbImage.Channels;
        int to = 0;
        foreach (Window window in Windows(image.Height, height))
        {
            for (int x = 0; x < stride; x++) result.Pixels[to++] = window.Mean(image.Rgb[x..], stride);
        }

        return result;
    }

    // The triangle filter covers one source pixel to each side when enlarging, one result pixel when reducing.
    private static Window[] Windows(int source, int result)
    {
        double scale = (double)source / result;
        double support = Math.Max(scale, 1);
        Window[] windows = new Window[result];
        for (int i = 0; i < result; i++)
        {
            double center = (i + 0.5) * scale;
            int first = Math.Max((int)(center - support + 0.5), 0);
            int end = Math.Min((int)(center + support + 0.5), source);
            double[] weights = new double[end - first];
            double sum = 0;
            for (int j = 0; j < weights.Length; j++)
            {
                weights[j] = Math.Max(0, 1 - Math.Abs((first + j - center + 0.5) / support));
                sum += weights[j];
            }

            windows[i] = new(first, Array.ConvertAll(weights, weight => (int)((weight / sum * (1 << WeightBits)) + 0.5)));
        }

        return windows;
    }

    private readonly record struct Window(int First, int[] Weights)
    {
        public byte Mean(ReadOnlySpan<byte> samples, int stride)
        {
            int sum = Half;
            int at = First * stride;
            foreach (int weight in Weights)
            {
                sum += weight * samples[at];
                at += stride;
            }

            return (byte)Math.Clamp(sum >> WeightBits, byte.MinValue, byte.MaxValue);
        }
    }
}
