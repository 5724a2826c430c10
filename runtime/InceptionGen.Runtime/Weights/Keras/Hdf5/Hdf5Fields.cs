using System;
using System.Buffers.Binary;
using System.IO;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>Reads the fields of a structure in turn.</summary>
internal ref struct Hdf5Fields
{
    private readonly long _address;
    private readonly int _length;
    private readonly FieldSizes _sizes;
    private ReadOnlySpan<byte> _rest;

    /// <summary>A structure.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="address">Where they lie in the file.</param>
    /// <param name="sizes">How long its addresses and lengths are.</param>
    public Hdf5Fields(ReadOnlySpan<byte> bytes, long address, FieldSizes sizes)
    {
        _rest = bytes;
        _length = bytes.Length;
        _address = address;
        _sizes = sizes;
    }

    /// <summary>Where the next field lies.</summary>
    public readonly long Position => _address + _length - _rest.Length;

    /// <summary>Bytes that are left.</summary>
    public readonly int Remaining => _rest.Length;

    public byte Byte() => Bytes(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(sizeof(ushort)));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(sizeof(uint)));

    /// <summary>An address; -1 where none is set.</summary>
    public long Address() => NumberOrNone(_sizes.Address);

    /// <summary>A length; -1 where none is set.</summary>
    public long Length() => NumberOrNone(_sizes.Length);

    /// <summary>A number without a sign of up to eight bytes; negative if it does not fit into a long.</summary>
    public long Number(int bytes)
    {
        ReadOnlySpan<byte> field = Bytes(bytes);
        ulong value = 0;
        for (int i = field.Length - 1; i >= 0; i--) value = (value << 8) | field[i];
        return (long)value;
    }

    public void Skip(long count) => Bytes(count);

    public ReadOnlySpan<byte> Bytes(long count)
    {
        if (count < 0 || count > _rest.Length) throw new InvalidDataException(FormattableString.Invariant($"the structure at offset {_address} is shorter than its contents"));
        ReadOnlySpan<byte> bytes = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return bytes;
    }

    /// <summary>Throws unless the four letters that begin a structure are the expected ones, and its version the expected one.</summary>
    public void ExpectStart(ReadOnlySpan<byte> signature, int version, string what) => Expect(Bytes(4).SequenceEqual(signature) && Byte() == version, what);

    /// <summary>Throws unless a value is the one expected.</summary>
    public readonly void Expect(bool isRight, string what)
    {
        if (!isRight) throw new InvalidDataException(FormattableString.Invariant($"{what} at offset {_address} is damaged, or its version is unknown"));
    }

    // What is not set has all bits set.
    private long NumberOrNone(int bytes)
    {
        bool isNone = _rest.Length >= bytes && !_rest[..bytes].ContainsAnyExcept((byte)0xFF);
        long value = Number(bytes);
        return isNone ? -1 : value;
    }
}
