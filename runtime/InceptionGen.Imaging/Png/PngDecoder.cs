using System;
using System.IO;
using System.IO.Compression;

namespace InceptionGen.Imaging;

/// <summary>Portable network graphics of every colour type and depth, interlaced or not (ISO/IEC 15948). Transparency is dropped.</summary>
internal static class PngDecoder
{
    // The most that deflate can make of one byte.
    private const long HighestCompression = 1032;

    public static ImageHeader ReadHeader(ReadOnlySpan<byte> file) => PngChunks.ReadHeader(file);

    public static Raster Decode(ReadOnlySpan<byte> file)
    {
        PngChunks png = PngChunks.Read(file);
        PngHeader header = png.Header;
        if (header.Color == PngColor.Palette && png.Palette.Length == 0) throw new ImageException("it has no palette");
        if (header.RowBytes(header.Width) > png.CompressedRows.Length * HighestCompression / header.Height) throw ImageException.CutOff();

        Raster image = new((int)header.Width, (int)header.Height);
        using ZLibStream rows = new(png.CompressedRows, CompressionMode.Decompress);
        try
        {
            foreach (PngPass pass in header.IsInterlaced ? PngPass.Adam7 : PngPass.Whole) ReadPass(rows, png, pass, image);

            // The stream's checksum is compared at its end.
            rows.ReadByte();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // Streams throw an IOException where the data ask for something that no PNG has, such as a dictionary.
            throw new ImageException("its compressed data is damaged or cut off", exception);
        }

        return image;
    }

    private static void ReadPass(Stream compressed, PngChunks png, PngPass pass, Raster image)
    {
        (int width, int height) = (pass.Width(image.Width), pass.Height(image.Height));
        if (width <= 0 || height <= 0) return;

        PngRows rows = new(compressed, png.Header, width, height);
        PngPixels pixels = new(png, pass, width, image);
        for (int y = 0; y < height;)
        {
            for (ReadOnlySpan<byte> some = rows.Next(); !some.IsEmpty; some = some[rows.Stride..], y++) pixels.Put(some[1..rows.Stride], y);
        }
    }
}
