using System;
using System.Collections.Generic;
using System.IO;

namespace InceptionGen.Weights.Storage;

/// <summary>A file that a caller has in memory, or gives as a stream. A stream is read to its end at once, since weights are read in their own order, by
/// several threads at a time; pieces of a stream may be more than one array can hold.</summary>
internal sealed class MemoryFile : StoredBytes
{
    private const int UsualPiece = 16 << 20;

    private readonly int _pieceLength;
    private IReadOnlyList<ReadOnlyMemory<byte>>? _pieces;

    private MemoryFile(string name, IReadOnlyList<ReadOnlyMemory<byte>> pieces, int pieceLength, long length)
    {
        (Name, _pieces, _pieceLength, Length) = (name, pieces, pieceLength, length);
        if (length == 0) throw new WeightException($"{name} is empty: there are no weights in it.");
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override long Length { get; }

    /// <summary>Bytes in memory, which are not copied.</summary>
    /// <exception cref="WeightException">There are none.</exception>
    public static MemoryFile Of(ReadOnlyMemory<byte> bytes) => new("the memory", [bytes], Math.Max(1, bytes.Length), bytes.Length);

    /// <summary>What is left of a stream.</summary>
    /// <param name="stream">It stays open.</param>
    /// <param name="pieceLength">Bytes of each array that it is copied to.</param>
    /// <exception cref="WeightException">There is nothing left.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static MemoryFile Of(Stream stream, int pieceLength = UsualPiece)
    {
        List<ReadOnlyMemory<byte>> pieces = [];
        long length = 0;
        int count;
        do
        {
            // Of a stream that says how long it is, no more than that.
            long left = stream.CanSeek ? Math.Clamp(stream.Length - stream.Position, 0, pieceLength) : pieceLength;
            byte[] piece = new byte[left];
            count = stream.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
            pieces.Add(piece.AsMemory(0, count));
            length += count;
        }
        while (count == pieceLength);

        return new("the stream", pieces, pieceLength, length);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">That is not all there.</exception>
    /// <exception cref="ObjectDisposedException">The memory was let go.</exception>
    public override void Read(long offset, Span<byte> destination)
    {
        IReadOnlyList<ReadOnlyMemory<byte>>? pieces = _pieces;
        ObjectDisposedException.ThrowIf(pieces is null, this);
        Require(offset, destination.Length);
        while (!destination.IsEmpty)
        {
            (long piece, long at) = Math.DivRem(offset, _pieceLength);
            ReadOnlySpan<byte> bytes = pieces[(int)piece].Span[(int)at..];
            int count = Math.Min(bytes.Length, destination.Length);
            bytes[..count].CopyTo(destination);
            destination = destination[count..];
            offset += count;
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => _pieces = null;
}
