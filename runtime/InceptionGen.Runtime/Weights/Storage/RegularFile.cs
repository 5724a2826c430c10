using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace InceptionGen.Weights.Storage;

/// <summary>An open file that any thread may read at any place. Devices, pipes and sockets are refused, since they have no length that could bound what is read.</summary>
/// <remarks>Bytes are read by position rather than copied from a mapping: a mapped file that shrinks, or a network drive that fails, ends the process.</remarks>
internal sealed class RegularFile : StoredBytes
{
    private readonly SafeFileHandle _handle;
    private readonly DateTime _lastWrite;

    /// <summary>Opens a file, or what a symbolic link leads to.</summary>
    /// <exception cref="WeightException">It is empty, a folder, a device, a pipe or a socket.</exception>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public RegularFile(string path)
    {
        Path = path;
        RefuseBeforeOpening(path);
        try
        {
            _handle = File.OpenHandle(path);
        }
        catch (NotSupportedException)
        {
            throw NotRegular(path); // what Windows says of a device
        }

        try
        {
            Length = RandomAccess.GetLength(_handle);
            if (Length == 0) throw NotRegular(path);
            _lastWrite = File.GetLastWriteTimeUtc(_handle);
        }
        catch (Exception exception)
        {
            _handle.Dispose();
            if (exception is NotSupportedException) throw NotRegular(path); // a pipe or a socket has no length
            throw;
        }
    }

    /// <inheritdoc/>
    public override string Name => Path;

    /// <summary>Where it lies.</summary>
    public override string Path { get; }

    /// <summary>Its bytes when it was opened.</summary>
    public override long Length { get; }

    /// <summary>Whether there is no byte at a path: an empty file, a device, a pipe, a socket. It is not opened: opening a pipe that nobody writes to would wait, and opening
    /// some devices does something.</summary>
    public static bool IsEmpty(string path)
    {
        FileSystemInfo file = new FileInfo(path);
        if (file is { Exists: true, LinkTarget: not null }) file = file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
        return file is FileInfo { Exists: true, LinkTarget: null, Length: 0 };
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">That is not all there, or the file was written to since it was opened.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public override void Read(long offset, Span<byte> destination)
    {
        Require(offset, destination.Length);
        while (!destination.IsEmpty)
        {
            int count = RandomAccess.Read(_handle, destination, offset);
            if (count == 0) throw Changed();
            offset += count;
            destination = destination[count..];
        }

        // Numbers of two files would be read as one network's.
        if (File.GetLastWriteTimeUtc(_handle) != _lastWrite) throw Changed();
    }

    /// <inheritdoc/>
    public override void Dispose() => _handle.Dispose();

    private static InvalidDataException Changed() => new("the file was changed while it was open; replace a file by renaming a new one, and open it again");

    private static void RefuseBeforeOpening(string path)
    {
        if (Directory.Exists(path)) throw new WeightException($"{path} is a folder: name the file of weights.");
        if (IsEmpty(path)) throw NotRegular(path);
    }

    private static WeightException NotRegular(string path) => new($"{path} is empty, or a device, a pipe or a socket: weights are read from files.");
}
