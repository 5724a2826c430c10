using System;

namespace InceptionGen.Imaging;

internal enum PngColor
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    Rgba = 6,
}

/// <summary>The first chunk of a PNG: size and layout of its pixels.</summary>
internal readonly record struct PngHeader(long Width, long Height, int Depth, PngColor Color, bool IsInterlaced)
{
    /// <summary>Samples of a pixel.</summary>
    public int Samples => Color switch
    {
        PngColor.GreyAlpha => 2,
        PngColor.Rgb => 3,
        PngColor.Rgba => 4,
        _ => 1,
    };

    /// <summary>Bytes of a row of this number of pixels.</summary>
    public long RowBytes(long pixels) => ((pixels * Samples * Depth) + 7) / 8;

    /// <summary>How far back a filter looks for the pixel on the left.</summary>
    public int FilterDistance => Math.Max(1, Samples * Depth / 8);

    /// <summary>Reads an IHDR chunk.</summary>
    /// <exception cref="ImageException">It says something PNG does not know.</exception>
    public static PngHeader Read(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length != 13) throw new ImageException("its header has the wrong length");
        var reader = new ByteReader(chunk);
        (long width, long height) = (reader.ReadUInt32Big(), reader.ReadUInt32Big());
        (int depth, var color) = (reader.ReadByte(), (PngColor)reader.ReadByte());
        (int compression, int filter, int interlace) = (reader.ReadByte(), reader.ReadByte(), reader.ReadByte());

        bool isLayoutKnown = color switch
        {
            PngColor.Grey => depth is 1 or 2 or 4 or 8 or 16,
            PngColor.Palette => depth is 1 or 2 or 4 or 8,
            PngColor.Rgb or PngColor.GreyAlpha or PngColor.Rgba => depth is 8 or 16,
            _ => false,
        };
        if (!isLayoutKnown) throw new ImageException(FormattableString.Invariant($"PNG has no colour type {(int)color} with {depth} bits"));
        if (compression != 0 || filter != 0 || interlace > 1) throw new ImageException("its header names methods that PNG does not have");
        return new(width, height, depth, color, IsInterlaced: interlace == 1);
    }
}
