using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>An attribute of a group or dataset (versions 1 to 3 of section IV.A.2.m).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its elements are.</param>
/// <param name="Dimensions">How many it has.</param>
/// <param name="Address">Where they lie.</param>
/// <param name="Data">They, or where they are in a heap.</param>
internal sealed record Hdf5Attribute(string Name, Datatype Type, IReadOnlyList<long> Dimensions, long Address, ReadOnlyMemory<byte> Data)
{
    private const int SharedType = 0x01;
    private const int SharedSpace = 0x02;

    /// <summary>Reads an attribute, but not its elements.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static Hdf5Attribute Read(Hdf5Input input, HeaderMessage message)
    {
        Hdf5Fields fields = message.Fields;
        int version = fields.Byte();
        fields.Expect(version is >= 1 and <= 3, "an attribute");
        int flags = version == 1 ? fields.Byte() & 0 : fields.Byte();
        fields.Expect((flags & SharedSpace) == 0, "an attribute whose dimensions are shared");
        int nameBytes = fields.UInt16();
        int typeBytes = fields.UInt16();
        int spaceBytes = fields.UInt16();
        if (version == 3) fields.Skip(1);

        // Version 1 fills each part up to eight bytes.
        int Padded(int length) => version == 1 ? (length + 7) & ~7 : length;
        string name = Encoding.UTF8.GetString(fields.Bytes(Padded(nameBytes))).Split('\0')[0];
        long typeAddress = fields.Position;
        Datatype type = Hdf5.SharedType.Read(input, (flags & SharedType) != 0, new(fields.Bytes(Padded(typeBytes)), typeAddress, message.Sizes));
        long spaceAddress = fields.Position;
        Dataspace space = Dataspace.Read(new(fields.Bytes(Padded(spaceBytes)), spaceAddress, message.Sizes));
        return new(name, type, space.Dimensions, fields.Position, message.Data[^fields.Remaining..]);
    }

    /// <summary>Reads its elements.</summary>
    /// <param name="input">The file.</param>
    /// <param name="heap">Where texts of variable length are.</param>
    /// <exception cref="InvalidDataException">They are not texts.</exception>
    public IReadOnlyList<string> ReadTexts(Hdf5Input input, GlobalHeap heap)
    {
        Int128 count = 1;
        foreach (long dimension in Dimensions) count = dimension is >= 0 and <= int.MaxValue ? Int128.Min(count * dimension, int.MaxValue) : int.MaxValue;
        if (count == 0) return []; // of numbers, as an empty list has no type of its own
        if (!Type.IsFixedText && !Type.IsVariableText(input.Sizes)) throw new InvalidDataException($"its attribute '{Name}' holds no texts");
        if (count * Type.Size > Data.Length) throw new InvalidDataException($"its attribute '{Name}' is longer than the header that holds it");

        Hdf5Fields fields = new(Data.Span, Address, input.Sizes);
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
        long collection = fields.Address();
        int index = (int)fields.UInt32();
        return length == 0 ? "" : FixedText(heap.Read(collection, index, length));
    }
}
