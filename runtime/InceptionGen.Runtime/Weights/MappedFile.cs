using System;
using System.IO;
using System.IO.MemoryMappedFiles;

namespace InceptionGen.Weights;

/// <summary>A file mapped into memory: any thread may read any place of it, and nothing outside it.</summary>
internal sealed class MappedFile : IByteSource, IDisposable
{
    private readonly MemoryMappedFile? _map;
    private readonly MemoryMappedViewAccessor? _view;

    /// <summary>Maps a file.</summary>
    public MappedFile(string path)
    {
        Path = path;
        Length = new FileInfo(path).Length;
        if (Length == 0) return; // which cannot be mapped

        _map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        try
        {
            _view = _map.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        }
        catch
        {
            _map.Dispose();
            throw;
        }
    }

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>Its bytes when it was mapped.</summary>
    public long Length { get; }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public unsafe void Read(long offset, Span<byte> destination)
    {
        Require(offset, destination.Length);
        if (destination.IsEmpty) return;

        // The handle's own ReadSpan copies byte by byte, which took as long as packing the weights.
        byte* start = null;
        _view!.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            new ReadOnlySpan<byte>(start + offset, destination.Length).CopyTo(destination);
        }
        finally
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    /// <summary>Throws unless a piece lies in the file.</summary>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public void Require(long offset, long length)
    {
        if (offset < 0 || length < 0 || offset > Length || length > Length - offset)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{length} bytes at offset {offset} do not lie in its {Length} bytes; the file may be cut off"));
        }
    }

    public void Dispose()
    {
        _view?.Dispose();
        _map?.Dispose();
    }
}
