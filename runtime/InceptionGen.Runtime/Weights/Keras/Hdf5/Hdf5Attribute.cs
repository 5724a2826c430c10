using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>An attribute of a group (versions 1 to 3 of section IV.A.2.m).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its elements are.</param>
/// <param name="Dimensions">How many it has.</param>
/// <param name="Address">Where they lie.</param>
/// <param name="Data">They, or where they are in a heap.</param>
internal sealed record Hdf5Attribute(string Name, Datatype Type, IReadOnlyList<long> Dimensions, long Address, ReadOnlyMemory<byte> Data)
{
    private const int SharedParts = 0x03;

    /// <summary>Reads an attribute, but not its elements.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static Hdf5Attribute Read(HeaderMessage message)
    {
        Hdf5Fields fields = message.Fields;
        int version = fields.Byte();
        fields.Expect(version is >= 1 and <= 3, "an attribute");
        int flags = fields.Byte();
        fields.Expect(version == 1 || (flags & SharedParts) == 0, "an attribute whose type is shared");
        int nameBytes = fields.UInt16();
        int typeBytes = fields.UInt16();
        int spaceBytes = fields.UInt16();
        if (version == 3) fields.Skip(1);

        // Version 1 fills each part up to eight bytes.
        int Padded(int length) => version == 1 ? (length + 7) & ~7 : length;
        string name = Encoding.UTF8.GetString(fields.Bytes(Padded(nameBytes))).Split('\0')[0];
        long typeAddress = fields.Address;
        Datatype type = Datatype.Read(new(fields.Bytes(Padded(typeBytes)), typeAddress));
        long spaceAddress = fields.Address;
        IReadOnlyList<long> dimensions = Dataspace.Read(new(fields.Bytes(Padded(spaceBytes)), spaceAddress));
        return new(name, type, dimensions, fields.Address, message.Data[^fields.Remaining..]);
    }

    /// <summary>Reads its elements.</summary>
    /// <param name="heap">Where texts of variable length are.</param>
    /// <exception cref="InvalidDataException">They are no texts.</exception>
    public IReadOnlyList<string> ReadTexts(GlobalHeap heap)
    {
        Int128 count = 1;
        foreach (long dimension in Dimensions) count = dimension is >= 0 and <= int.MaxValue ? Int128.Min(count * dimension, int.MaxValue) : int.MaxValue;
        if (count == 0) return []; // of numbers, as an empty list has no type of its own
        if (!Type.IsFixedText && !Type.IsVariableText) throw new InvalidDataException($"its attribute '{Name}' holds no texts");
        if (count * Type.Size > Data.Length) throw new InvalidDataException($"its attribute '{Name}' is longer than the header that holds it");

        Hdf5Fields fields = new(Data.Span, Address);
        string[] texts = new string[(int)count];
        foreach (ref string text in texts.AsSpan()) text = Type.IsFixedText ? FixedText(fields.Bytes(Type.Size)) : VariableText(ref fields, heap);
        return texts;
    }

    private static string FixedText(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }

    private static string VariableText(ref Hdf5Fields fields, GlobalHeap heap)
    {
        long length = fields.UInt32();
        long collection = fields.Long();
        int index = (int)fields.UInt32();
        return length == 0 ? "" : FixedText(heap.Read(collection, index, length));
    }
}
