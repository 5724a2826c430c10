using System;

namespace InceptionGen.Imaging;

/// <summary>The first picture of a GIF, on its screen. Transparency is dropped, as Pillow drops it: what is transparent has the colour that is named for it.</summary>
internal static class GifDecoder
{
    // A code of twelve bits names at most 4096 pixels.
    private const long MostPixelsPerByte = 4096 * 8 / 12;

    // The rows of an interlaced picture come in four passes: the first row of each, and the step to the next.
    private static ReadOnlySpan<byte> PassStarts => [0, 4, 2, 1];

    private static ReadOnlySpan<byte> PassSteps => [8, 8, 4, 2];

    public static ImageHeader ReadHeader(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file);
        var frame = GifFrame.Read(ref reader);
        return new(ImageFormat.Gif, frame.Width, frame.Height);
    }

    public static Raster Decode(ReadOnlySpan<byte> file)
    {
        if (ReadHeader(file) is { } header && header.Width * header.Height > file.Length * MostPixelsPerByte) throw ImageException.CutOff();
        var reader = new ByteReader(file);
        var frame = GifFrame.Read(ref reader);
        byte[] indices = GifLzw.Decode(ref reader, frame.PictureWidth * frame.PictureHeight);

        Raster image = new(frame.Width, frame.Height);
        ReadOnlySpan<byte> background = Color(frame, frame.Background);
        for (int at = 0; at < image.Pixels.Length; at += Raster.Channels) background.CopyTo(image.Pixels[at..]);
        ReadOnlySpan<byte> rest = indices;
        for (int pass = frame.IsInterlaced ? 0 : PassStarts.Length; pass < PassStarts.Length; pass++)
        {
            for (int y = PassStarts[pass]; y < frame.PictureHeight; y += PassSteps[pass]) Draw(image, frame, y, ref rest);
        }

        for (int y = 0; !frame.IsInterlaced && y < frame.PictureHeight; y++) Draw(image, frame, y, ref rest);
        return image;
    }

    private static void Draw(Raster image, GifFrame frame, int y, ref ReadOnlySpan<byte> indices)
    {
        Span<byte> row = image.Pixels[((((frame.Top + y) * image.Width) + frame.Left) * Raster.Channels)..];
        for (int x = 0; x < frame.PictureWidth; x++) Color(frame, indices[x]).CopyTo(row[(x * Raster.Channels)..]);
        indices = indices[frame.PictureWidth..];
    }

    private static ReadOnlySpan<byte> Color(GifFrame frame, int index) => (index + 1) * Raster.Channels <= frame.Palette.Length
        ? frame.Palette.AsSpan(index * Raster.Channels, Raster.Channels)
        : throw new ImageException("a pixel has a colour that is not in its palette");
}
