using System;

namespace InceptionGen.Imaging;

/// <summary>Resizing by weighted means, in the integer arithmetic of Pillow, whose results networks are usually trained and tested on: weights of 22
/// bits, rows first, rounded to bytes after each direction.</summary>
internal static class Resampling
{
    // A number of intermediate pixels that is safe for any image.
    private const long AlwaysInOrder = 4_000_000;
    private const int Half = 1 << (Windows.WeightBits - 1);

    /// <summary>The wanted part of the image in another size.</summary>
    /// <param name="image">The source.</param>
    /// <param name="across">What is done with rows.</param>
    /// <param name="down">What is done with columns.</param>
    public static Raster Resize(Raster image, Stretch across, Stretch down)
    {
        if (across.IsIdentity) return down.IsIdentity ? image : ResizeColumns(image, down, top: 0, left: 0, image.Width);
        if (down.IsIdentity) return ResizeRows(image, across, left: 0, top: 0, image.Height);
        (int left, int columns) = across.Covered.GetOffsetAndLength(image.Width);
        (int top, int rows) = down.Covered.GetOffsetAndLength(image.Height);

        // Pillow's order, unless it makes a long thin image huge in between. The other order makes little of it then: what the two make in between
        // is, multiplied, no more than source times result.
        long between = (long)across.Count * rows;
        long most = Math.Max(((long)image.Width * image.Height) + ((long)across.Count * down.Count), AlwaysInOrder);
        return between <= Math.Min(most, Raster.MostPixels)
            ? ResizeColumns(ResizeRows(image, across, left: 0, top, rows), down, top, left: 0, across.Count)
            : ResizeRows(ResizeColumns(image, down, top: 0, left, columns), across, left, top: 0, down.Count);
    }

    /// <summary>Resizes some rows.</summary>
    /// <param name="image">Rows, perhaps without their beginning.</param>
    /// <param name="across">What is done with them.</param>
    /// <param name="left">How many of the first pixels they lack.</param>
    /// <param name="top">The first row.</param>
    /// <param name="rows">How many of them.</param>
    private static Raster ResizeRows(Raster image, Stretch across, int left, int top, int rows)
    {
        Raster result = new(across.Count, rows);
        for (int begin = 0; begin < across.Count;)
        {
            Windows windows = new(across, begin);
            for (int y = 0; y < rows; y++)
            {
                ReadOnlySpan<byte> from = image.Rgb.Slice((top + y) * image.Width * Raster.Channels, image.Width * Raster.Channels);
                Span<byte> to = result.Pixels.Slice(((y * across.Count) + begin) * Raster.Channels, windows.Count * Raster.Channels);
                ResizeRow(from, windows, left, to);
            }

            begin += windows.Count;
        }

        return result;
    }

    private static void ResizeRow(ReadOnlySpan<byte> row, Windows windows, int left, Span<byte> result)
    {
        for (int i = 0; i < windows.Count; i++, result = result[Raster.Channels..])
        {
            ReadOnlySpan<byte> samples = row[((windows.Start(i) - left) * Raster.Channels)..];
            ReadOnlySpan<int> weights = windows.Weights(i);
            if (weights.IsEmpty)
            {
                for (int channel = 0; channel < Raster.Channels; channel++) result[channel] = windows.LongMean(i, samples[channel..], Raster.Channels);
                continue;
            }

            (int red, int green, int blue) = (Half, Half, Half);
            samples = samples[..(weights.Length * Raster.Channels)];
            foreach (int weight in weights)
            {
                red += weight * samples[0];
                green += weight * samples[1];
                blue += weight * samples[2];
                samples = samples[Raster.Channels..];
            }

            (result[0], result[1], result[2]) = (Level(red), Level(green), Level(blue));
        }
    }

    /// <summary>Resizes some columns.</summary>
    /// <param name="image">Columns, perhaps without their beginning.</param>
    /// <param name="down">What is done with them.</param>
    /// <param name="top">How many of the first pixels they lack.</param>
    /// <param name="left">The first column.</param>
    /// <param name="columns">How many of them.</param>
    private static Raster ResizeColumns(Raster image, Stretch down, int top, int left, int columns)
    {
        Raster result = new(columns, down.Count);
        int stride = image.Width * Raster.Channels;
        int[] sums = new int[columns * Raster.Channels];
        for (int begin = 0; begin < down.Count;)
        {
            Windows windows = new(down, begin);
            for (int i = 0; i < windows.Count; i++)
            {
                ReadOnlySpan<byte> samples = image.Rgb[(((windows.Start(i) - top) * stride) + (left * Raster.Channels))..];
                Span<byte> row = result.Pixels.Slice((begin + i) * sums.Length, sums.Length);
                ResizeColumnsTo(row, windows, i, samples, stride, sums);
            }

            begin += windows.Count;
        }

        return result;
    }

    private static void ResizeColumnsTo(Span<byte> row, Windows windows, int window, ReadOnlySpan<byte> samples, int stride, Span<int> sums)
    {
        ReadOnlySpan<int> weights = windows.Weights(window);
        if (weights.IsEmpty)
        {
            for (int x = 0; x < row.Length; x++) row[x] = windows.LongMean(window, samples[x..], stride);
            return;
        }

        sums.Fill(Half);
        for (int j = 0; j < weights.Length; j++)
        {
            int weight = weights[j];
            ReadOnlySpan<byte> source = samples.Slice(j * stride, sums.Length);
            for (int x = 0; x < sums.Length; x++) sums[x] += weight * source[x];
        }

        for (int x = 0; x < row.Length; x++) row[x] = Level(sums[x]);
    }

    private static byte Level(int sum) => (byte)Math.Clamp(sum >> Windows.WeightBits, byte.MinValue, byte.MaxValue);
}
