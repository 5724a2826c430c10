using System;

namespace InceptionGen.Training.Data;

/// <summary>Makes warped images by linear interpolation between four pixels.</summary>
internal static class Sampler
{
    /// <summary>Warps an image.</summary>
    /// <param name="image">The original (H, W, C).</param>
    /// <param name="result">The warped one, as large.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="warp">What is done.</param>
    /// <param name="fill">What is shown beyond the edges of the original.</param>
    /// <param name="filling">The number of each channel that <see cref="FillMode.Constant"/> shows.</param>
    public static void Apply(ReadOnlySpan<float> image, Span<float> result, int height, int width, in Warp warp, FillMode fill, ReadOnlySpan<float> filling)
    {
        int channels = filling.Length;
        AffineMap map = warp.ToMap(height, width);
        for (int y = 0; y < height; y++)
        {
            int row = warp.FlipVertical ? height - 1 - y : y;
            double rowX = (map.XY * row) + map.X;
            double rowY = (map.YY * row) + map.Y;
            for (int x = 0; x < width; x++)
            {
                int column = warp.FlipHorizontal ? width - 1 - x : x;
                Span<float> pixel = result.Slice(((y * width) + x) * channels, channels);
                if (Place.TryFind((map.XX * column) + rowX, width, fill, out Place across) && Place.TryFind((map.YX * column) + rowY, height, fill, out Place down))
                    Interpolate(image, pixel, width, across, down);
                else
                    filling.CopyTo(pixel);
            }
        }
    }

    private static void Interpolate(ReadOnlySpan<float> image, Span<float> pixel, int width, Place across, Place down)
    {
        int channels = pixel.Length;
        ReadOnlySpan<float> above = image.Slice(down.First * width * channels, width * channels);
        ReadOnlySpan<float> below = image.Slice(down.Second * width * channels, width * channels);
        ReadOnlySpan<float> aboveLeft = above.Slice(across.First * channels, channels);
        ReadOnlySpan<float> aboveRight = above.Slice(across.Second * channels, channels);
        ReadOnlySpan<float> belowLeft = below.Slice(across.First * channels, channels);
        ReadOnlySpan<float> belowRight = below.Slice(across.Second * channels, channels);
        for (int channel = 0; channel < pixel.Length; channel++)
        {
            float upper = Between(aboveLeft[channel], aboveRight[channel], across.Fraction);
            float lower = Between(belowLeft[channel], belowRight[channel], across.Fraction);
            pixel[channel] = Between(upper, lower, down.Fraction);
        }
    }

    private static float Between(float first, float second, float fraction) => first + ((second - first) * fraction);
}
