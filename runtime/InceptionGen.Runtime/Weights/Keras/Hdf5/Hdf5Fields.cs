using System;
using System.Buffers.Binary;
using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>Reads the fields of a structure one after the other.</summary>
internal ref struct Hdf5Fields
{
    private readonly long _address;
    private readonly int _length;
    private ReadOnlySpan<byte> _rest;

    /// <summary>A structure.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="address">Where they lie in the file.</param>
    public Hdf5Fields(ReadOnlySpan<byte> bytes, long address)
    {
        _rest = bytes;
        _length = bytes.Length;
        _address = address;
    }

    /// <summary>Where the next field lies.</summary>
    public readonly long Address => _address + _length - _rest.Length;

    /// <summary>Bytes that are left.</summary>
    public readonly int Remaining => _rest.Length;

    public byte Byte() => Bytes(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(sizeof(ushort)));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(sizeof(uint)));

    /// <summary>A length or address. What is not defined, all bits set, is -1.</summary>
    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Bytes(sizeof(long)));

    public void Skip(int count) => Bytes(count);

    public ReadOnlySpan<byte> Bytes(long count)
    {
        if (count < 0 || count > _rest.Length) throw new InvalidDataException(FormattableString.Invariant($"the structure at offset {_address} is shorter than what it holds"));
        ReadOnlySpan<byte> bytes = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return bytes;
    }

    /// <summary>Throws unless a value is the one expected.</summary>
    public readonly void Expect(bool isRight, string what)
    {
        if (!isRight) throw new InvalidDataException(FormattableString.Invariant($"{what} at offset {_address} is damaged, or of a version that Keras does not write"));
    }
}
