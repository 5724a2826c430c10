using System;
using System.IO;

namespace InceptionGen.Weights.Storage;

/// <summary>A part of a file, read as if it were a file itself: offsets count from its start, and nothing outside it can be read.</summary>
/// <param name="file">The file.</param>
/// <param name="start">Where the part begins.</param>
/// <param name="length">Its bytes, all of them in the file.</param>
internal sealed class FileSlice(StoredBytes file, long start, long length) : IByteSource
{
    /// <summary>A whole file.</summary>
    public FileSlice(StoredBytes file)
        : this(file, 0, file.Length)
    {
    }

    /// <summary>Its bytes.</summary>
    public long Length => length;

    /// <inheritdoc/>
    public void Read(long offset, Span<byte> destination)
    {
        Require(offset, destination.Length);
        file.Read(start + offset, destination);
    }

    /// <summary>Throws unless a piece lies in it.</summary>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public void Require(long offset, long count)
    {
        if (offset < 0 || count < 0 || offset > length || count > length - offset)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{count} bytes at offset {offset} are not within its {length} bytes; the file may be cut off"));
        }
    }

    /// <summary>What is left of it from an offset on.</summary>
    public FileSlice From(long offset)
    {
        Require(offset, 0);
        return new(file, start + offset, length - offset);
    }
}
