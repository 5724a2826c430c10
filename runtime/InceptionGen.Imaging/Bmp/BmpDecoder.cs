using System;

namespace InceptionGen.Imaging;

/// <summary>Windows bitmaps without compression: 8 bits with a palette, 24 and 32 bits, upright or upside down.</summary>
internal static class BmpDecoder
{
    private const int FileHeaderBytes = 14;
    private const int SmallestInfoHeaderBytes = 40;
    private const int PaletteEntryBytes = 4;
    private const uint Uncompressed = 0;
    private const uint BitFields = 3;

    public static ImageHeader ReadHeader(ReadOnlySpan<byte> file)
    {
        var layout = Layout.Read(file);
        return new(ImageFormat.Bmp, layout.Width, Math.Abs(layout.SignedHeight));
    }

    public static Raster Decode(ReadOnlySpan<byte> file)
    {
        var layout = Layout.Read(file);
        ReadOnlySpan<byte> palette = layout.Bits == 8 ? Palette(file, layout) : default;
        if (layout.RowBytes > file.Length / Math.Abs(layout.SignedHeight)) throw ImageException.CutOff();

        Raster image = new((int)layout.Width, (int)Math.Abs(layout.SignedHeight));
        var rows = new ByteReader(file);
        rows.Read(layout.PixelsAt);
        int rowBytes = image.Width * Raster.Channels;
        for (int row = 0; row < image.Height; row++)
        {
            // A positive height says that the last row comes first.
            int y = layout.SignedHeight < 0 ? row : image.Height - 1 - row;
            Unpack(rows.Read(layout.RowBytes), layout.Bits / 8, palette, image.Pixels.Slice(y * rowBytes, rowBytes));
        }

        return image;
    }

    private static ReadOnlySpan<byte> Palette(ReadOnlySpan<byte> file, Layout layout)
    {
        if (layout.Colors > 256) throw new ImageException(FormattableString.Invariant($"its palette has {layout.Colors} colours; at most 256 are possible"));
        var reader = new ByteReader(file);
        reader.Read((long)FileHeaderBytes + layout.HeaderBytes);
        return reader.Read((layout.Colors == 0 ? 256 : layout.Colors) * PaletteEntryBytes);
    }

    // source (B, G, R, perhaps one more) or an index -> (R, G, B)
    private static void Unpack(ReadOnlySpan<byte> source, int pixelBytes, ReadOnlySpan<byte> palette, Span<byte> rgb)
    {
        for (int to = 0; to < rgb.Length; to += Raster.Channels)
        {
            ReadOnlySpan<byte> bgr = pixelBytes == 1 ? PaletteEntry(palette, source[0]) : source;
            (rgb[to], rgb[to + 1], rgb[to + 2]) = (bgr[2], bgr[1], bgr[0]);
            source = source[pixelBytes..];
        }
    }

    private static ReadOnlySpan<byte> PaletteEntry(ReadOnlySpan<byte> palette, int index) => (index + 1) * PaletteEntryBytes <= palette.Length
        ? palette.Slice(index * PaletteEntryBytes, PaletteEntryBytes)
        : throw new ImageException("a pixel has a colour that is not in its palette");

    private readonly record struct Layout(uint PixelsAt, uint HeaderBytes, long Width, long SignedHeight, int Bits, uint Colors)
    {
        public long RowBytes => ((Width * Bits) + 31) / 32 * 4;

        public static Layout Read(ReadOnlySpan<byte> file)
        {
            var reader = new ByteReader(file);
            reader.Read(10);
            uint pixelsAt = reader.ReadUInt32Little();
            uint headerBytes = reader.ReadUInt32Little();
            if (headerBytes < SmallestInfoHeaderBytes) throw new ImageException("it is a bitmap of OS/2, which is not read here: convert it to PNG");
            long width = reader.ReadInt32Little();
            long signedHeight = reader.ReadInt32Little();
            reader.ReadUInt16Little();
            int bits = reader.ReadUInt16Little();
            uint compression = reader.ReadUInt32Little();
            reader.Read(12);
            uint colors = reader.ReadUInt32Little();
            reader.ReadUInt32Little();
            RequireRgb(ref reader, bits, compression);
            return new(pixelsAt, headerBytes, width, signedHeight, bits, colors);
        }

        private static void RequireRgb(ref ByteReader reader, int bits, uint compression)
        {
            if (bits is not (8 or 24 or 32))
                throw new ImageException(FormattableString.Invariant($"it has {bits} bits per pixel; 8, 24 and 32 are read here: convert it to PNG"));
            if (compression == Uncompressed) return;
            bool isBgr = bits == 32 && compression == BitFields
                && reader.ReadUInt32Little() == 0xFF0000 && reader.ReadUInt32Little() == 0xFF00 && reader.ReadUInt32Little() == 0xFF;
            if (!isBgr) throw new ImageException("it is compressed, or its colours are laid out in a way that is not read here: convert it to PNG");
        }
    }
}
