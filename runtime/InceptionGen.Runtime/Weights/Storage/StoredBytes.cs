using System;
using System.IO;

namespace InceptionGen.Weights.Storage;

/// <summary>All bytes that weights are read from, which any thread may read at any place: a file, or what a caller has in memory.</summary>
internal abstract class StoredBytes : IByteSource, IDisposable
{
    /// <summary>What messages call them: the file's path, or "the stream".</summary>
    public abstract string Name { get; }

    /// <summary>Where the file lies; null if there is none.</summary>
    public virtual string? Path => null;

    /// <summary>How many there are.</summary>
    public abstract long Length { get; }

    /// <summary>The folder of the file, for what lies beside it.</summary>
    /// <exception cref="InvalidDataException">There is no file.</exception>
    public string Folder => Path is { } path
        ? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!
        : throw new InvalidDataException("it only lists the files that hold its tensors, and nothing lies beside a stream: open it by its path");

    /// <inheritdoc/>
    public abstract void Read(long offset, Span<byte> destination);

    /// <summary>Throws unless a piece lies in them.</summary>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public void Require(long offset, long length)
    {
        if (offset < 0 || length < 0 || offset > Length || length > Length - offset)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{length} bytes at offset {offset} are not within its {Length} bytes; the file may be cut off"));
        }
    }

    /// <summary>Closes the file, or lets go of the memory.</summary>
    public abstract void Dispose();
}
