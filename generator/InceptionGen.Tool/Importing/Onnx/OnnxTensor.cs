using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;

namespace InceptionGen.Tool.Importing.Onnx;

/// <summary>A TensorProto: its elements in raw bytes, in a list of its type, or in a file beside the model.</summary>
internal sealed class OnnxTensor
{
    private const int MostDimensions = 8;

    private readonly TensorType _type;
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly int _width;
    private readonly ExternalData? _external;

    private OnnxTensor(string name, TensorType type, int[] dimensions, ReadOnlyMemory<byte> bytes, int width, ExternalData? external) =>
        (Name, _type, Dimensions, _bytes, _width, _external) = (name, type, dimensions, bytes, width, external);

    public string Name { get; }

    /// <summary>The slowest first; none for a single element.</summary>
    public int[] Dimensions { get; }

    /// <summary>Its value, which is read when it is asked for.</summary>
    public Constant Value => _type is TensorType.Float32 or TensorType.Float64 or TensorType.Float16 or TensorType.BFloat16
        ? Constant.Of(Dimensions, Floats, Name)
        : Constant.Of(Dimensions, Integers);

    /// <param name="message">A TensorProto.</param>
    /// <param name="folder">The model's folder, where its external data lies.</param>
    /// <exception cref="InvalidDataException">It is damaged, or of a type that no network of a table has.</exception>
    public static OnnxTensor Read(ReadOnlyMemory<byte> message, string folder)
    {
        string name = "";
        long type = 0;
        bool isExternal = false;
        List<long> dimensions = [];
        Dictionary<string, string> external = [];
        ReadOnlyMemory<byte>? raw = null;
        var listed = new ArrayBufferWriter<byte>();
        int width = 0;
        while (ProtoField.TryRead(ref message, out ProtoField field))
        {
            switch (field.Number)
            {
                case 1: OnnxIntegers.Append(field, dimensions); break;
                case 2: type = field.Integer; break;
                case 4 or 10: width = AppendNumbers(field, field.Number == 4 ? sizeof(float) : sizeof(double), listed); break;
                case 5 or 7: width = AppendIntegers(field, listed); break;
                case 8: name = field.Text; break;
                case 9: raw = field.Message; break;
                case 13: external.TryAdd(OnnxEntry.Read(field.Message).Key, OnnxEntry.Read(field.Message).Value); break;
                case 14: isExternal = field.Integer == 1; break;
                default: break; // what a tensor is about, for readers
            }
        }

        if (!Enum.IsDefined((TensorType)type)) throw new InvalidDataException($"tensor '{name}' has elements of type {type}, which no table has");
        int[] shape = Shape(name, dimensions);
        var kind = (TensorType)type;
        long elements = Constant.Count(shape);
        if (isExternal) return new(name, kind, shape, default, SizeOf(kind), ExternalData.Find(folder, name, external, elements * SizeOf(kind)));
        ReadOnlyMemory<byte> bytes = raw ?? listed.WrittenMemory;
        if (raw is null && listed.WrittenCount > 0 && width != (kind == TensorType.Float32 ? sizeof(float) : sizeof(long)))
            throw new InvalidDataException($"tensor '{name}' has its elements in a list of another type");
        width = raw is null ? width : SizeOf(kind);
        if (bytes.Length != elements * width && !(elements == 0 && bytes.Length == 0))
            throw new InvalidDataException($"tensor '{name}' is {string.Join('x', shape)} and has {bytes.Length / Math.Max(1, width)} elements");
        return new(name, kind, shape, bytes, width, external: null);
    }

    private float[] Floats()
    {
        ReadOnlySpan<byte> bytes = Bytes();
        float[] values = new float[bytes.Length / _width];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> element = bytes.Slice(i * _width, _width);

            // In a list, half precision is an integer of its bits.
            values[i] = _type switch
            {
                TensorType.Float16 => (float)BinaryPrimitives.ReadHalfLittleEndian(element),
                TensorType.BFloat16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(element) << 16),
                TensorType.Float64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(element),
                _ => BinaryPrimitives.ReadSingleLittleEndian(element),
            };
        }

        return values;
    }

    private long[] Integers()
    {
        ReadOnlySpan<byte> bytes = Bytes();
        long[] values = new long[bytes.Length / _width];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> element = bytes.Slice(i * _width, _width);
            values[i] = _width switch
            {
                1 => _type == TensorType.Int8 ? (sbyte)element[0] : element[0],
                sizeof(int) => BinaryPrimitives.ReadInt32LittleEndian(element),
                _ => BinaryPrimitives.ReadInt64LittleEndian(element),
            };
        }

        return values;
    }

    private ReadOnlySpan<byte> Bytes() => _external is null ? _bytes.Span : _external.Read();

    private static int[] Shape(string name, List<long> dimensions)
    {
        bool isUsable = dimensions.Count <= MostDimensions && dimensions.All(dimension => dimension is >= 0 and <= int.MaxValue);
        if (!isUsable || dimensions.Aggregate(1.0, (product, dimension) => product * dimension) > Array.MaxLength / sizeof(float))
            throw new InvalidDataException($"tensor '{name}' has the dimensions {string.Join('x', dimensions.Take(MostDimensions + 1))}, which is more than can be read");
        return [.. dimensions.Select(dimension => (int)dimension)];
    }

    private static int AppendNumbers(ProtoField field, int width, ArrayBufferWriter<byte> listed)
    {
        if (field.Kind == WireKind.Length)
        {
            if (field.Bytes.Length % width != 0) throw new InvalidDataException("a list of numbers ends within one");
            listed.Write(field.Bytes.Span);
        }
        else if (field.Kind == (width == sizeof(float) ? WireKind.FourBytes : WireKind.EightBytes))
        {
            Span<byte> bits = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(bits, field.Value);
            listed.Write(bits[..width]);
        }
        else
        {
            throw new InvalidDataException($"field {field.Number} should be a list of numbers");
        }

        return width;
    }

    private static int AppendIntegers(ProtoField field, ArrayBufferWriter<byte> listed)
    {
        List<long> integers = [];
        OnnxIntegers.Append(field, integers);
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        foreach (long integer in integers)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, integer);
            listed.Write(bytes);
        }

        return sizeof(long);
    }

    private static int SizeOf(TensorType type) => type switch
    {
        TensorType.Int8 or TensorType.UInt8 or TensorType.Boolean => 1,
        TensorType.Float16 or TensorType.BFloat16 => 2,
        TensorType.Int64 or TensorType.Float64 => 8,
        _ => 4,
    };
}
