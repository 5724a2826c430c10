using System;

namespace InceptionGen.Imaging;

/// <summary>PNG stores rows as differences from what is to the left and above; this adds them up again (PNG specification, section 9).</summary>
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
        int first = Math.Min(distance, row.Length);
        switch (filter)
        {
            case 0:
                break;
            case 1:
                for (int i = distance; i < row.Length; i++) row[i] += row[i - distance];
                break;
            case 2:
                for (int i = 0; i < row.Length; i++) row[i] += above[i];
                break;
            case 3:
                for (int i = 0; i < first; i++) row[i] += (byte)(above[i] / 2);
                for (int i = distance; i < row.Length; i++) row[i] += (byte)((row[i - distance] + above[i]) / 2);
                break;
            case 4:
                // Nothing to the left is nearest to what is above.
                for (int i = 0; i < first; i++) row[i] += above[i];
                for (int i = distance; i < row.Length; i++) row[i] += (byte)Paeth(row[i - distance], above[i], above[i - distance]);
                break;
            default:
                throw new ImageException(FormattableString.Invariant($"PNG has no filter {filter}"));
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
