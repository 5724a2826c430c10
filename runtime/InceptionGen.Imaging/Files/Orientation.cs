using System;

namespace InceptionGen.Imaging;

/// <summary>How a camera was held, in EXIF's numbers: what has to be done with the stored pixels to put them upright.</summary>
internal enum Orientation
{
    Upright = 1,
    MirrorColumns = 2,
    TurnHalf = 3,
    MirrorRows = 4,
    Transpose = 5,
    TurnRight = 6,
    TransposeOther = 7,
    TurnLeft = 8,
}

/// <summary>Puts stored pixels upright.</summary>
internal static class OrientationExtensions
{
    /// <summary>Whether columns become rows.</summary>
    public static bool SwapsSides(this Orientation orientation) => orientation >= Orientation.Transpose;

    /// <summary>The upright image.</summary>
    public static Raster Apply(this Orientation orientation, Raster stored)
    {
        if (orientation == Orientation.Upright) return stored;
        Raster upright = orientation.SwapsSides() ? new(stored.Height, stored.Width) : new(stored.Width, stored.Height);

        // Walking through the upright rows, one walks through the stored pixels from a corner, in one step per column and another per row.
        bool fromRight = orientation is Orientation.MirrorColumns or Orientation.TurnHalf or Orientation.TransposeOther or Orientation.TurnLeft;
        bool fromBottom = orientation is Orientation.TurnHalf or Orientation.MirrorRows or Orientation.TurnRight or Orientation.TransposeOther;
        int alongRow = fromRight ? -Raster.Channels : Raster.Channels;
        int alongColumn = (fromBottom ? -stored.Width : stored.Width) * Raster.Channels;
        (int stepX, int stepY) = orientation.SwapsSides() ? (alongColumn, alongRow) : (alongRow, alongColumn);
        int corner = ((fromBottom ? stored.Height - 1 : 0) * stored.Width + (fromRight ? stored.Width - 1 : 0)) * Raster.Channels;

        Span<byte> to = upright.Pixels;
        for (int y = 0; y < upright.Height; y++)
        {
            int at = corner + (y * stepY);
            for (int x = 0; x < upright.Width; x++)
            {
                stored.Rgb.Slice(at, Raster.Channels).CopyTo(to);
                to = to[Raster.Channels..];
                at += stepX;
            }
        }

        return upright;
    }
}
