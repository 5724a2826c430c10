using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace InceptionGen.Tool.Scoring.Inputs;

/// <summary>Reads the files of images, into memory that is used again. For one thread.</summary>
internal sealed class ImageReader : IDisposable
{
    private const int FirstBytes = 1 << 20;

    /// <summary>More than any image of a hundred million pixels takes in a usual format.</summary>
    private const long MostBytes = 1L << 29;

    private byte[] _bytes = new byte[FirstBytes];
    private SafeFileHandle? _tar;
    private string _tarPath = "";

    /// <summary>The bytes of an image's file; the next call overwrites them.</summary>
    /// <exception cref="ScoreException">It cannot be read. The message does not say where the file is, so that it is the same on every machine.</exception>
    public ReadOnlySpan<byte> Read(ScoredImage image)
    {
        try
        {
            return image.Offset >= 0 ? Read(Tar(image.Path), image.Offset, image.Length) : ReadFile(image.Path);
        }
        catch (UnauthorizedAccessException)
        {
            throw new ScoreException("it may not be read");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ScoreException("there is no such file");
        }
        catch (ArgumentException)
        {
            throw new ScoreException("it is not a path");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _tar?.Dispose();

    // Opening a pipe would wait until something writes to it, and a device has no end: only regular files have a length.
    private ReadOnlySpan<byte> ReadFile(string path)
    {
        if (Directory.Exists(path)) throw new ScoreException("it is a folder");
        FileInfo file = new(path);
        if (file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target) file = target;
        if (file.Exists && file.Length == 0) throw new ScoreException("it is empty or not a regular file");
        using SafeFileHandle handle = File.OpenHandle(path);
        return Read(handle, 0, RandomAccess.GetLength(handle));
    }

    private SafeFileHandle Tar(string path)
    {
        if (_tar is not null && _tarPath == path) return _tar;
        _tar?.Dispose();
        _tar = null;
        (_tar, _tarPath) = (File.OpenHandle(path), path);
        return _tar;
    }

    private ReadOnlySpan<byte> Read(SafeFileHandle handle, long offset, long length)
    {
        if (length == 0) throw new ScoreException("it is empty");
        if (length > MostBytes) throw new ScoreException(FormattableString.Invariant($"it has {length} bytes, more than an image can need"));
        if (length > _bytes.Length) _bytes = new byte[Math.Max(length, Math.Min(2L * _bytes.Length, MostBytes))];
        int count = 0;
        while (count < length)
        {
            int read = RandomAccess.Read(handle, _bytes.AsSpan(count, (int)length - count), offset + count);
            if (read == 0) throw new ScoreException("it became shorter while it was read");
            count += read;
        }

        return _bytes.AsSpan(0, count);
    }
}
