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

    public static RgbImage Decode(ReadOnlySpan<byte> file)
    {
        PngChunks png = PngChunks.Read(file);
        PngHeader header = png.Header;
        if (header.Color == PngColor.Palette && png.Palette.Length == 0) throw new ImageException("it has no palette");
        if (header.RowBytes(header.Width) > png.CompressedRows.Length * HighestCompression / header.Height) throw ImageException.CutOff();

        RgbImage image = new((int)header.Width, (int)header.Height);
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

    private static void ReadPass(Stream compressed, PngChunks png, PngPass pass, RgbImage image)
    {
        (int width, int height) = (pass.Width(image.Width), pass.Height(image.Height));
        if (width <= 0 || height <= 0) return;

        PngRows rows = new(compressed, png.Header, width, height);
        for (int y = 0; y < height; y++) Unpack(rows.Next(), png, pass, width, image, pass.FirstY + (y * pass.StepY));
    }

    private static void Unpack(ReadOnlySpan<byte> row, PngChunks png, PngPass pass, int width, RgbImage image, int y)
    {
        PngHeader header = png.Header;
        if (header is { Color: PngColor.Rgb, Depth: 8, IsInterlaced: false })
        {
            row.CopyTo(image.Pixels[(y * row.Length)..]);
            return;
        }

        for (int i = 0; i < width; i++)
        {
            Span<byte> rgb = image.Pixels.Slice(((y * image.Width) + pass.FirstX + (i * pass.StepX)) * RgbImage.Channels, RgbImage.Channels);
            int first = i * header.Samples;
            switch (header.Color)
            {
                case PngColor.Palette:
                    int at = Sample(row, first, header.Depth) * RgbImage.Channels;
                    if (at >= png.Palette.Length) throw new ImageException("a pixel has a colour that is not in its palette");
                    png.Palette.AsSpan(at, RgbImage.Channels).CopyTo(rgb);
                    break;
                case PngColor.Grey or PngColor.GreyAlpha:
                    rgb.Fill(Level(row, first, header.Depth));
                    break;
                default:
                    for (int channel = 0; channel < rgb.Length; channel++) rgb[channel] = Level(row, first + channel, header.Depth);
                    break;
            }
        }
    }

    // A sample as a byte: fewer bits are spread over the whole range, sixteen are rounded.
    private static byte Level(ReadOnlySpan<byte> row, int index, int depth) => depth switch
    {
        8 => row[index],
        16 => (byte)((Sample(row, index, depth) + 128) / 257),
        _ => (byte)(Sample(row, index, depth) * byte.MaxValue / ((1 << depth) - 1)),
    };

    private static int Sample(ReadOnlySpan<byte> row, int index, int depth)
    {
        if (depth == 16) return (row[2 * index] << 8) | row[(2 * index) + 1];
        int bit = index * depth;
        return (row[bit / 8] >> (8 - depth - (bit % 8))) & ((1 << depth) - 1);
    }
}
