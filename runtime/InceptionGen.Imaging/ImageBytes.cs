using System;
using System.IO;

namespace InceptionGen.Imaging;

/// <summary>A file's bytes, as many as it has or as an image of its size can take: never as many as a device gives.</summary>
internal static class ImageBytes
{
    private const int FirstBytes = 64 * 1024;

    // What surrounds the pixels: colour profiles, thumbnails, depth maps. Cameras write some megabytes.
    private const long MostMetadataBytes = 64 * 1024 * 1024;

    // A PPM in text writes up to "65535 " for each of three samples, more than any other format takes for a pixel.
    private const int MostBytesPerPixel = 18;

    private const long MostBytes = 1 << 30;

    /// <summary>The bytes of a regular file.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <param name="mostPixels">The most pixels that its header may claim.</param>
    /// <exception cref="ImageException">It is empty, not a regular file, too large, or longer than the image in its header can be.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ReadOnlyMemory<byte> OfFile(string path, long mostPixels)
    {
        RequireRegular(path);
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return stream.CanSeek ? OfStream(stream, mostPixels, stream.Length) : throw NotRegular();
    }

    /// <summary>The bytes of a stream up to its end.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="mostPixels">The most pixels that its header may claim.</param>
    /// <exception cref="ImageException">It is not an image, too large, or goes on for longer than the image in its header can.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static ReadOnlyMemory<byte> OfStream(Stream stream, long mostPixels) => OfStream(stream, mostPixels, length: null);

    private static ReadOnlyMemory<byte> OfStream(Stream stream, long mostPixels, long? length)
    {
        byte[] bytes = new byte[Math.Min(FirstBytes, length ?? FirstBytes)];
        int count = 0;
        long? most = null;
        while (true)
        {
            count += stream.ReadAtLeast(bytes.AsSpan(count), bytes.Length - count, throwOnEndOfStream: false);
            if (count < bytes.Length || count == length) return bytes.AsMemory(0, count);
            most ??= MostBytesOf(bytes, mostPixels);
            long limit = most ?? MostMetadataBytes;
            if (count >= limit || (most is not null && length > most))
                throw new ImageException(FormattableString.Invariant($"it is longer than {limit} bytes, more than its image can need"));
            long wanted = most is null || length is null ? Math.Min(2L * count, length ?? limit) : length.Value;
            Array.Resize(ref bytes, (int)Math.Min(wanted, limit));
        }
    }

    // Null if the header goes on after these bytes.
    private static long? MostBytesOf(ReadOnlySpan<byte> start, long mostPixels)
    {
        try
        {
            ImageHeader header = ImageFile.ReadHeader(start);
            header.RequirePixels(mostPixels);
            return (long)Math.Min(MostMetadataBytes + ((double)header.Width * header.Height * MostBytesPerPixel), MostBytes);
        }
        catch (ImageException exception) when (exception.IsCutOff)
        {
            return null;
        }
    }

    // Opening a FIFO waits for a writer, and a device has no end, so both are told before: of all kinds, only regular files have a length.
    private static void RequireRegular(string path)
    {
        if (Directory.Exists(path)) throw new ImageException("it is a folder: name a file in it");
        FileInfo file = new(path);
        if (!file.Exists) return;
        if (file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target) file = target;
        if (file.Exists && file.Length == 0) throw NotRegular();
    }

    private static ImageException NotRegular() => new("it is empty or not a regular file; what a device or a pipe gives can be read as a Stream");
}
