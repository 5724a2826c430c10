using System;
using System.IO;

namespace InceptionGen.Imaging;

/// <content>From files.</content>
public sealed partial class RgbImage
{
    /// <summary>Reads a JPEG, PNG, BMP, PPM (P3, P6) or GIF file; which it is, its content says. Grey becomes RGB, 16 bits are rounded to 8, colour
    /// profiles and transparency are dropped as Pillow's <c>convert("RGB")</c> drops them, of an animation the first picture is taken, and a photo is
    /// put upright as its EXIF data say.</summary>
    /// <param name="path">The file: a regular one, or a link to one.</param>
    /// <param name="options">The limit of pixels, and whether photos are put upright; null for the usual.</param>
    /// <exception cref="ImageException">It is damaged, too large, of another kind, or not a regular file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static RgbImage Load(string path, ImageOptions? options = null) =>
        Decode(Bytes(path, () => ImageBytes.OfFile(path, (options ?? ImageOptions.Default).MostPixels)).Span, path, options);

    /// <summary>Reads a file of the same kinds from a stream, up to the stream's end.</summary>
    /// <remarks>What is kept of the stream is bounded by what an image of the size in its header can take, so that a stream without an end is refused.</remarks>
    /// <param name="stream">The file's bytes, from where the stream is now.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="options">The limit of pixels, and whether photos are put upright; null for the usual.</param>
    /// <exception cref="ImageException">It is damaged, too large or of another kind.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static RgbImage Load(Stream stream, string name, ImageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Decode(Bytes(name, () => ImageBytes.OfStream(stream, (options ?? ImageOptions.Default).MostPixels)).Span, name, options);
    }

    /// <summary>Decodes the bytes of a file of the same kinds.</summary>
    /// <param name="file">All its bytes.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="options">The limit of pixels, and whether photos are put upright; null for the usual.</param>
    /// <exception cref="ImageException">The file is damaged, too large or of another kind.</exception>
    public static RgbImage Decode(ReadOnlySpan<byte> file, string name, ImageOptions? options = null)
    {
        try
        {
            return new(ImageFile.Decode(file, options ?? ImageOptions.Default));
        }
        catch (ImageException exception)
        {
            throw exception.Of(name);
        }
        catch (OutOfMemoryException exception)
        {
            throw new ImageException("its pixels need more memory than there is", exception).Of(name);
        }
    }

    /// <summary>Reads the header of a file: its format and size, without decoding its pixels and whatever their number.</summary>
    /// <param name="path">The file: a regular one, or a link to one.</param>
    /// <param name="options">Whether the size is that of the upright photo; null for the usual.</param>
    /// <exception cref="ImageException">The header is damaged, of another kind, or the file is not a regular one.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ImageInfo Identify(string path, ImageOptions? options = null) =>
        Identify(Bytes(path, () => ImageBytes.OfFile(path, long.MaxValue)).Span, path, options);

    /// <summary>Reads the header of a file.</summary>
    /// <param name="file">Its bytes, or as many of the first ones as the header takes.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="options">Whether the size is that of the upright photo; null for the usual.</param>
    /// <exception cref="ImageException">The header is damaged, cut off or of another kind.</exception>
    public static ImageInfo Identify(ReadOnlySpan<byte> file, string name, ImageOptions? options = null)
    {
        try
        {
            return ImageFile.Identify(file, options ?? ImageOptions.Default);
        }
        catch (ImageException exception)
        {
            throw exception.Of(name);
        }
    }

    private static ReadOnlyMemory<byte> Bytes(string name, Func<ReadOnlyMemory<byte>> read)
    {
        try
        {
            return read();
        }
        catch (ImageException exception)
        {
            throw exception.Of(name);
        }
        catch (OutOfMemoryException exception)
        {
            throw new ImageException("it needs more memory than there is", exception).Of(name);
        }
    }
}
