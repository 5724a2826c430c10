using System;

namespace InceptionGen.Imaging;

/// <summary>All formats behind one door: which one a file is, what its header says, its pixels.</summary>
internal static class ImageFile
{
    /// <summary>Reads the header.</summary>
    /// <param name="file">The file's bytes, or as many of its first ones as the header takes.</param>
    /// <exception cref="ImageException">It is damaged, cut off or of another kind.</exception>
    public static ImageHeader ReadHeader(ReadOnlySpan<byte> file) => FormatSignature.Of(file) switch
    {
        ImageFormat.Png => PngDecoder.ReadHeader(file),
        ImageFormat.Jpeg => JpegDecoder.ReadHeader(file),
        ImageFormat.Bmp => BmpDecoder.ReadHeader(file),
        ImageFormat.Ppm => PpmDecoder.ReadHeader(file),
        _ => GifDecoder.ReadHeader(file),
    };

    /// <summary>Reads the pixels, if the header claims no more of them than the options allow.</summary>
    /// <exception cref="ImageException">It is damaged, too large or of another kind.</exception>
    public static Raster Decode(ReadOnlySpan<byte> file, ImageOptions options)
    {
        ImageHeader header = ReadHeader(file);
        header.RequirePixels(options.MostPixels);
        Raster stored = header.Format switch
        {
            ImageFormat.Png => PngDecoder.Decode(file),
            ImageFormat.Jpeg => JpegDecoder.Decode(file),
            ImageFormat.Bmp => BmpDecoder.Decode(file),
            ImageFormat.Ppm => PpmDecoder.Decode(file),
            _ => GifDecoder.Decode(file),
        };
        return options.ApplyOrientation ? header.Orientation.Apply(stored) : stored;
    }

    /// <summary>The header as callers see it.</summary>
    /// <exception cref="ImageException">It is damaged, cut off, of another kind, or claims a size that no image has.</exception>
    public static ImageInfo Identify(ReadOnlySpan<byte> file, ImageOptions options)
    {
        ImageHeader header = ReadHeader(file);
        if (header.Width is < 1 or > int.MaxValue || header.Height is < 1 or > int.MaxValue)
            throw new ImageException(FormattableString.Invariant($"its size is {header.Width}x{header.Height}"));
        (int width, int height) = ((int)header.Width, (int)header.Height);
        if (options.ApplyOrientation && header.Orientation.SwapsSides()) (width, height) = (height, width);
        return new(header.Format, width, height, (int)header.Orientation);
    }
}
