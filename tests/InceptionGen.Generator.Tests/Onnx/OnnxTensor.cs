using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using InceptionGen.Tests.Onnx;

namespace InceptionGen.Generator.Tests.Onnx;

/// <summary>A TensorProto: its dimensions, the slowest first, and its values as float32.</summary>
internal sealed record OnnxTensor(int[] Dimensions, float[] Values)
{
    private const int DimensionsField = 1, TypeField = 2, FloatsField = 4, IntegersField = 5, NameField = 8, RawField = 9, DoublesField = 10;
    private const int Float = 1, UInt8 = 2, Bool = 9, Double = 11;

    public static OnnxTensor Read(string path) => Read(new ProtoFields(File.ReadAllBytes(path)));

    /// <exception cref="NotExpressibleException">Elements of a type that no weight file has.</exception>
    public static OnnxTensor Read(ProtoFields fields)
    {
        int[] dimensions = [.. fields.Integers(DimensionsField).Select(dimension => checked((int)dimension))];
        float[] values = [.. Elements(fields, (int)fields.Integer(TypeField))];
        int count = dimensions.Aggregate(1, (product, dimension) => product * dimension);
        return values.Length == count ? new(dimensions, values) : throw new InvalidDataException($"{values.Length} values of {string.Join('x', dimensions)}.");
    }

    public static string NameOf(ProtoFields fields) => fields.Has(NameField) ? fields.Text(NameField) : "";

    /// <summary>The product of the dimensions from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    public int Product(int first, int end) => Dimensions[first..end].Aggregate(1, (product, dimension) => product * dimension);

    private static IEnumerable<float> Elements(ProtoFields fields, int type)
    {
        byte[] raw = fields.Has(RawField) ? fields.Bytes(RawField).ToArray() : [];
        return (type, raw.Length > 0) switch
        {
            (Float, true) => MemoryMarshal.Cast<byte, float>(raw).ToArray(),
            (Float, false) => fields.Has(FloatsField) ? MemoryMarshal.Cast<byte, float>(fields.Bytes(FloatsField).Span).ToArray() : [],
            (Double, true) => MemoryMarshal.Cast<byte, double>(raw).ToArray().Select(value => (float)value),
            (Double, false) => fields.Has(DoublesField) ? MemoryMarshal.Cast<byte, double>(fields.Bytes(DoublesField).Span).ToArray().Select(value => (float)value) : [],
            (UInt8 or Bool, true) => raw.Select(value => (float)value),
            (UInt8 or Bool, false) => fields.Has(IntegersField) ? fields.Bytes(IntegersField).ToArray().Select(value => (float)value) : [],
            _ => throw new NotExpressibleException("other elements than numbers with a fraction or bytes"),
        };
    }
}

/// <summary>What a table has no words for.</summary>
internal sealed class NotExpressibleException(string reason) : Exception(reason);
