using System;

namespace InceptionGen.Imaging;

/// <summary>The first picture of a GIF, and the screen it is shown on (GIF89a, sections 18 to 23).</summary>
/// <param name="Width">Columns of the screen, as many as the picture takes at least.</param>
/// <param name="Height">Rows of the screen, as many as the picture takes at least.</param>
/// <param name="Left">The picture's first column on the screen.</param>
/// <param name="Top">The picture's first row on the screen.</param>
/// <param name="PictureWidth">Columns of the picture.</param>
/// <param name="PictureHeight">Rows of the picture.</param>
/// <param name="IsInterlaced">Whether every eighth row comes first, then the rows between.</param>
/// <param name="Palette">Red, green and blue of each colour.</param>
/// <param name="Background">The colour of the screen outside the picture.</param>
internal readonly record struct GifFrame(
    int Width, int Height, int Left, int Top, int PictureWidth, int PictureHeight, bool IsInterlaced, byte[] Palette, int Background)
{
    private const int SignatureBytes = 6;
    private const int HasPalette = 0x80;
    private const int Interlaced = 0x40;
    private const int PaletteBits = 0x07;
    private const byte Extension = 0x21;
    private const byte Picture = 0x2C;
    private const byte GraphicControl = 0xF9;
    private const byte HasTransparency = 1;

    /// <summary>Reads up to the picture's compressed data.</summary>
    /// <exception cref="ImageException">It is damaged.</exception>
    public static GifFrame Read(ref ByteReader reader)
    {
        if (reader.Read(SignatureBytes) is not [.., (byte)'7' or (byte)'9', (byte)'a']) throw new ImageException("its signature is damaged");
        (int screenWidth, int screenHeight) = (reader.ReadUInt16Little(), reader.ReadUInt16Little());
        int flags = reader.ReadByte();
        reader.Read(2);
        byte[] palette = ReadPalette(ref reader, flags);
        int background = SkipToPicture(ref reader);
        (int left, int top) = (reader.ReadUInt16Little(), reader.ReadUInt16Little());
        (int width, int height) = (reader.ReadUInt16Little(), reader.ReadUInt16Little());
        flags = reader.ReadByte();
        if ((flags & HasPalette) != 0) palette = ReadPalette(ref reader, flags);
        return new(
            Math.Max(screenWidth, left + width), Math.Max(screenHeight, top + height), left, top, width, height, (flags & Interlaced) != 0, palette, background);
    }

    // Gives the colour that an extension names as transparent; 0 if none does.
    private static int SkipToPicture(ref ByteReader reader)
    {
        int transparent = 0;
        while (reader.ReadByte() is var kind and not Picture)
        {
            // Some programs end an extension's blocks twice.
            if (kind == 0) continue;
            if (kind != Extension) throw new ImageException("it has no picture, or is damaged");
            bool isControl = reader.ReadByte() == GraphicControl;
            while (reader.ReadByte() is > 0 and var length)
            {
                ReadOnlySpan<byte> block = reader.Read(length);
                if (isControl && length == 4 && (block[0] & HasTransparency) != 0) transparent = block[3];
            }
        }

        return transparent;
    }

    private static byte[] ReadPalette(ref ByteReader reader, int flags) =>
        (flags & HasPalette) == 0 ? [] : reader.Read(Raster.Channels * (2 << (flags & PaletteBits))).ToArray();
}
