using System;

namespace InceptionGen.Imaging;

/// <summary>PNG stores rows as differences from what stands left and above; this adds them up again (PNG specification, section 9).</summary>
internal static class PngFilter
{
    /// <summary>Restores a row in place.</summary>
    /// <param name="filter">How it was stored.</param>
    /// <param name="row">The stored row.</param>
    /// <param name="above">The restored row above it; zeros for the first.</param>
    /// <param name="distance">Bytes to the pixel on the left.</param>
    /// <exception cref="ImageException">PNG knows no such filter.</exception>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        if (filter > 4) throw new ImageException(FormattableString.Invariant($"PNG knows no filter {filter}"));
        if (filter == 0) return;
        for (int i = 0; i < row.Length; i++)
        {
            int left = i < distance ? 0 : row[i - distance];
            int aboveLeft = i < distance ? 0 : above[i - distance];
            row[i] += (byte)(filter switch
            {
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                _ => Paeth(left, above[i], aboveLeft),
            });
        }
    }

    // Whichever of the three is nearest to left + above - aboveLeft; in that order if it is a tie.
    private static int Paeth(int left, int above, int aboveLeft)
    {
        int toLeft = Math.Abs(above - aboveLeft);
        int toAbove = Math.Abs(left - aboveLeft);
        int toAboveLeft = Math.Abs(left + above - (2 * aboveLeft));
        if (toLeft <= toAbove && toLeft <= toAboveLeft) return left;
        return toAbove <= toAboveLeft ? above : aboveLeft;
    }
}
