using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InceptionGen.Training.Data.Augmenting;

/// <summary>Makes warped images by linear interpolation between four pixels.</summary>
internal static class Sampler
{
    private const int Colors = 3;

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
        ArgumentOutOfRangeException.ThrowIfNotEqual(image.Length, height * width * channels);
        ArgumentOutOfRangeException.ThrowIfNotEqual(result.Length, image.Length);
        AffineMap map = warp.ToMap(height, width);
        for (int y = 0; y < height; y++)
        {
            int row = warp.FlipVertical ? height - 1 - y : y;
            double rowX = (map.XY * row) + map.X;
            double rowY = (map.YY * row) + map.Y;
            for (int x = 0; x < width; x++)
            {
                int column = warp.FlipHorizontal ? width - 1 - x : x;
                int pixel = ((y * width) + x) * channels;
                (double atX, double atY) = (Place.Rounded((map.XX * column) + rowX), Place.Rounded((map.YX * column) + rowY));
                if (atX >= 0 && atX <= width - 1 && atY >= 0 && atY <= height - 1)
                    Interpolate(image, result, pixel, width, Place.Inside(atX, width - 1), Place.Inside(atY, height - 1), channels);
                else if (Place.TryFind(atX, width, fill, out Place across) && Place.TryFind(atY, height, fill, out Place down))
                    Interpolate(image, result, pixel, width, across, down, channels);
                else
                    filling.CopyTo(result.Slice(pixel, channels));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interpolate(ReadOnlySpan<float> image, Span<float> result, int pixel, int width, Place across, Place down, int channels)
    {
        (int above, int below) = (down.First * width, down.Second * width);
        (int aboveLeft, int aboveRight) = ((above + across.First) * channels, (above + across.Second) * channels);
        (int belowLeft, int belowRight) = ((below + across.First) * channels, (below + across.Second) * channels);

        // The last of the four pixels is the rightmost and lowest one. The fourth number is the next pixel's, which is written after this one.
        if (channels == Colors && Math.Max(belowRight, aboveRight) + Vector128<float>.Count <= image.Length && Math.Max(belowLeft, aboveLeft) + Vector128<float>.Count <= image.Length
            && pixel + Vector128<float>.Count <= result.Length)
        {
            ref float from = ref MemoryMarshal.GetReference(image);
            Vector128<float> fraction = Vector128.Create(across.Fraction);
            Vector128<float> upper = Between(Vector128.LoadUnsafe(ref from, (nuint)aboveLeft), Vector128.LoadUnsafe(ref from, (nuint)aboveRight), fraction);
            Vector128<float> lower = Between(Vector128.LoadUnsafe(ref from, (nuint)belowLeft), Vector128.LoadUnsafe(ref from, (nuint)belowRight), fraction);
            Between(upper, lower, Vector128.Create(down.Fraction)).StoreUnsafe(ref MemoryMarshal.GetReference(result), (nuint)pixel);
            return;
        }

        for (int channel = 0; channel < channels; channel++)
        {
            float upper = Between(image[aboveLeft + channel], image[aboveRight + channel], across.Fraction);
            float lower = Between(image[belowLeft + channel], image[belowRight + channel], across.Fraction);
            result[pixel + channel] = Between(upper, lower, down.Fraction);
        }
    }

    private static float Between(float first, float second, float fraction) => first + ((second - first) * fraction);

    private static Vector128<float> Between(Vector128<float> first, Vector128<float> second, Vector128<float> fraction) => first + ((second - first) * fraction);
}
