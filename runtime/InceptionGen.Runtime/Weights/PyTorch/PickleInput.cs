using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.PyTorch;

/// <summary>Reads a piece of a file from its start to its end.</summary>
/// <param name="file">The file.</param>
/// <param name="start">The piece's first byte.</param>
/// <param name="end">The byte after its last.</param>
internal sealed class PickleInput(StoredBytes file, long start, long end)
{
    private const int LongestName = 1024;

    private readonly byte[] _buffer = new byte[16 << 10];
    private long _bufferEnd = start;
    private int _next;
    private int _filled;

    /// <summary>Where the next byte lies in the file.</summary>
    public long Position => _bufferEnd - _filled + _next;

    public byte ReadByte()
    {
        if (_next == _filled) Fill();
        return _buffer[_next++];
    }

    public ushort ReadUInt16()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ushort)];
        Read(bytes);
        return BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }

    public int ReadInt32()
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        Read(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    public long ReadInt64()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        Read(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    public double ReadDoubleBigEndian()
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        Read(bytes);
        return BinaryPrimitives.ReadDoubleBigEndian(bytes);
    }

    public string ReadText(long bytes) => Encoding.UTF8.GetString(ReadBytes(bytes));

    public string ReadLine(int longest = LongestName)
    {
        var line = new StringBuilder();
        for (byte next = ReadByte(); next != '\n'; next = ReadByte())
        {
            if (line.Length == longest) throw new InvalidDataException("a name in its pickle does not end");
            line.Append((char)next);
        }

        return line.ToString();
    }

    /// <summary>Reads bytes; the length is checked against what is left before anything is allocated.</summary>
    public byte[] ReadBytes(long length)
    {
        RequireLeft(length);
        byte[] bytes = new byte[length];
        Read(bytes);
        return bytes;
    }

    /// <summary>Passes over bytes without reading them.</summary>
    public void Skip(long length)
    {
        RequireLeft(length);
        long buffered = Math.Min(length, _filled - _next);
        _next += (int)buffered;
        if (_next == _filled) (_bufferEnd, _next, _filled) = (_bufferEnd + length - buffered, 0, 0);
    }

    private void RequireLeft(long length)
    {
        if (length < 0 || length > end - Position) throw new InvalidDataException(FormattableString.Invariant($"its pickle announces {length} bytes, and {end - Position} are left"));
    }

    private void Read(Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            if (_next == _filled) Fill();
            int count = Math.Min(destination.Length, _filled - _next);
            _buffer.AsSpan(_next, count).CopyTo(destination);
            _next += count;
            destination = destination[count..];
        }
    }

    private void Fill()
    {
        int count = (int)Math.Min(_buffer.Length, end - _bufferEnd);
        if (count <= 0) throw new InvalidDataException("its pickle does not end; the file may be cut off");
        file.Read(_bufferEnd, _buffer.AsSpan(0, count));
        (_bufferEnd, _next, _filled) = (_bufferEnd + count, 0, count);
    }
}
