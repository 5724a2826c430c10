using System;
using System.IO;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Keras.Hdf5;

/// <summary>What elements are (section IV.A.2.d).</summary>
/// <param name="Class">Its number in the format.</param>
/// <param name="Size">Bytes of one element.</param>
/// <param name="Flags">What else the class says.</param>
/// <param name="Float">How a floating-point number is made up.</param>
internal readonly record struct Datatype(int Class, int Size, int Flags, Datatype.FloatLayout Float)
{
    private const int FixedPoint = 0;
    private const int FloatingPoint = 1;
    private const int FixedText = 3;
    private const int Opaque = 5;
    private const int VariableLength = 9;
    private const int BigEndian = 1;
    private const int VaxOrder = 0x40;

    /// <summary>A text that fills the element, or as much of it as there is before a zero.</summary>
    public bool IsFixedText => Class == FixedText;

    /// <summary>A text in a heap: its length, the heap's address, and its number there.</summary>
    /// <param name="sizes">How long that address is.</param>
    public bool IsVariableText(FieldSizes sizes) => Class == VariableLength && (Flags & 0xF) == 1 && Size == 8 + sizes.Address;

    /// <summary>Two bytes that nothing is said about.</summary>
    public bool IsOpaquePair => Class == Opaque && Size == 2;

    /// <summary>Reads a type.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static Datatype Read(Hdf5Fields fields)
    {
        int classAndVersion = fields.Byte();
        int flags = fields.Byte() | (fields.Byte() << 8) | (fields.Byte() << 16);
        uint size = fields.UInt32();
        fields.Expect(size is > 0 and <= int.MaxValue, "a type");
        int kind = classAndVersion & 0xF;
        return new(kind, (int)size, flags, kind == FloatingPoint ? FloatLayout.Read(fields) : default);
    }

    /// <summary>What the elements of a dataset are.</summary>
    public ElementFormat ToElements()
    {
        string sign = (Flags & 0x08) != 0 ? "int" : "uint";
        bool isBigEndian = (Flags & BigEndian) != 0;
        return (Class, Size, Float) switch
        {
            (FloatingPoint, _, _) when (Flags & VaxOrder) != 0 => new("VAX numbers", Size, ElementType.Other),
            (FloatingPoint, 4, { ExponentAt: 23, ExponentBits: 8, MantissaBits: 23, Bias: 127 }) => new("float32", 4, ElementType.Float32, isBigEndian),
            (FloatingPoint, 8, { ExponentAt: 52, ExponentBits: 11, MantissaBits: 52, Bias: 1023 }) => new("float64", 8, ElementType.Float64, isBigEndian),
            (FloatingPoint, 2, { ExponentAt: 10, ExponentBits: 5, MantissaBits: 10, Bias: 15 }) => new("float16", 2, ElementType.Float16, isBigEndian),
            (FloatingPoint, 2, { ExponentAt: 7, ExponentBits: 8, MantissaBits: 7, Bias: 127 }) => new("bfloat16", 2, ElementType.BFloat16, isBigEndian),
            (FixedPoint, _, _) => new(FormattableString.Invariant($"{sign}{Size * 8L}"), Size, ElementType.Other),
            _ => new(FormattableString.Invariant($"values of the HDF5 class {Class}"), Size, ElementType.Other),
        };
    }

    /// <summary>How a floating-point number is made up.</summary>
    internal readonly record struct FloatLayout(int ExponentAt, int ExponentBits, int MantissaBits, long Bias)
    {
        internal static FloatLayout Read(Hdf5Fields fields)
        {
            fields.Skip(4);
            int exponentAt = fields.Byte();
            int exponentBits = fields.Byte();
            fields.Skip(1);
            int mantissaBits = fields.Byte();
            return new(exponentAt, exponentBits, mantissaBits, fields.UInt32());
        }
    }
}
