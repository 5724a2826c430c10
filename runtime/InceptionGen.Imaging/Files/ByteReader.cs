using System;
using System.Buffers.Binary;

namespace InceptionGen.Imaging;

/// <summary>Reads a file's bytes in order; the end of the file is an error that every decoder reports alike.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public readonly int Remaining => _rest.Length;

    public byte ReadByte() => Read(1)[0];

    public ushort ReadUInt16Little() => BinaryPrimitives.ReadUInt16LittleEndian(Read(2));

    public uint ReadUInt32Little() => BinaryPrimitives.ReadUInt32LittleEndian(Read(4));

    public int ReadInt32Little() => BinaryPrimitives.ReadInt32LittleEndian(Read(4));

    public uint ReadUInt32Big() => BinaryPrimitives.ReadUInt32BigEndian(Read(4));

    public ReadOnlySpan<byte> Read(long count)
    {
        if (count > _rest.Length) throw ImageException.CutOff();
        ReadOnlySpan<byte> read = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return read;
    }

    public readonly byte Peek() => _rest.IsEmpty ? throw ImageException.CutOff() : _rest[0];
}
