using System;
using System.IO;

namespace InceptionGen.Imaging;

/// <summary>The rows of a picture, out of its stream and of their filters. Many short rows are read at once: a call to the stream for each would take
/// far longer than the rows themselves.</summary>
internal sealed class PngRows
{
    private const int BlockBytes = 64 * 1024;

    private readonly Stream _stream;
    private readonly int _distance;
    private readonly int _stride;
    private readonly byte[] _block;
    private int _unread;

    /// <summary>Nothing is read yet.</summary>
    /// <param name="stream">The rows, each preceded by its filter.</param>
    /// <param name="header">How pixels are stored.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="height">How many rows there are.</param>
    public PngRows(Stream stream, PngHeader header, int width, int height)
    {
        (_stream, _unread, _distance) = (stream, height, header.FilterDistance);
        _stride = checked((int)header.RowBytes(width) + 1);

        // The first row of a block is the last one of the block before: the row above the first is zeros.
        _block = new byte[_stride * (1 + Math.Clamp(BlockBytes / _stride, 1, height))];
    }

    /// <summary>How far one row is from the next.</summary>
    public int Stride => _stride;

    /// <summary>Some rows more, each after a byte that has no meaning any more; none at the end. They are gone after the next.</summary>
    /// <exception cref="IOException">The stream ends or is damaged.</exception>
    public ReadOnlySpan<byte> Next()
    {
        _block.AsSpan(_block.Length - _stride).CopyTo(_block);
        int rows = Math.Min(_unread, (_block.Length / _stride) - 1);
        Span<byte> read = _block.AsSpan(_stride, rows * _stride);
        _stream.ReadExactly(read);
        _unread -= rows;
        for (int at = _stride; at <= read.Length; at += _stride)
        {
            if (_block[at] != 0) PngFilter.Undo(_block[at], _block.AsSpan(at + 1, _stride - 1), _block.AsSpan(at - _stride + 1, _stride - 1), _distance);
        }

        return read;
    }
}
