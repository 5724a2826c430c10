using System;
using System.IO;

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
    private const int VariableLength = 9;
    private const int BigEndian = 1;

    /// <summary>A text that fills the element, or as much of it as there is before a zero.</summary>
    public bool IsFixedText => Class == FixedText;

    /// <summary>A text in a heap.</summary>
    public bool IsVariableText => Class == VariableLength && (Flags & 0xF) == 1 && Size == 16;

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
    /// <exception cref="InvalidDataException">They are big-endian.</exception>
    public ElementFormat ToElements(string name)
    {
        if (Class is FixedPoint or FloatingPoint && (Flags & BigEndian) != 0 && Size > 1) throw new InvalidDataException($"'{name}' is big-endian");
        string sign = (Flags & 0x08) != 0 ? "int" : "uint";
        return (Class, Size, Float) switch
        {
            (FloatingPoint, 4, { ExponentAt: 23, ExponentBits: 8, MantissaBits: 23, Bias: 127 }) => new("float32", 4, ElementType.Float32),
            (FloatingPoint, 8, { ExponentAt: 52, ExponentBits: 11, MantissaBits: 52, Bias: 1023 }) => new("float64", 8, ElementType.Float64),
            (FloatingPoint, 2, { ExponentAt: 10, ExponentBits: 5, MantissaBits: 10, Bias: 15 }) => new("float16", 2, ElementType.Float16),
            (FloatingPoint, 2, { ExponentAt: 7, ExponentBits: 8, MantissaBits: 7, Bias: 127 }) => new("bfloat16", 2, ElementType.BFloat16),
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
