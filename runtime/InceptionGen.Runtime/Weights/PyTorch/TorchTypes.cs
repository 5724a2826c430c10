using System;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.PyTorch;

/// <summary>PyTorch's types of elements.</summary>
internal static class TorchTypes
{
    private const string StorageSuffix = "Storage";

    /// <summary>What a storage without a type holds; its tensors say what the bytes are.</summary>
    public static ElementFormat Bytes { get; } = new("bytes", 1, ElementType.Other);

    /// <summary>The type of a storage class, "FloatStorage"; null if it is not a storage class.</summary>
    public static ElementFormat? OfStorage(string name) => name switch
    {
        "FloatStorage" => OfName("float32"),
        "DoubleStorage" => OfName("float64"),
        "HalfStorage" => OfName("float16"),
        "BFloat16Storage" => OfName("bfloat16"),
        "LongStorage" => OfName("int64"),
        "IntStorage" => OfName("int32"),
        "ShortStorage" => OfName("int16"),
        "CharStorage" => OfName("int8"),
        "ByteStorage" => OfName("uint8"),
        "BoolStorage" => OfName("bool"),
        "ComplexFloatStorage" => OfName("complex64"),
        "ComplexDoubleStorage" => OfName("complex128"),
        "QInt8Storage" => OfName("qint8"),
        "QUInt8Storage" => OfName("quint8"),
        "QInt32Storage" => OfName("qint32"),
        "UntypedStorage" => Bytes,
        _ when name.EndsWith(StorageSuffix, StringComparison.Ordinal) => new(name[..^StorageSuffix.Length], 0, ElementType.NotRead),
        _ => null,
    };

    /// <summary>The type of that name, such as "float32"; null if the name is not a type.</summary>
    public static ElementFormat? OfName(string name) => name switch
    {
        "float32" => new(name, 4, ElementType.Float32),
        "float64" => new(name, 8, ElementType.Float64),
        "float16" => new(name, 2, ElementType.Float16),
        "bfloat16" => new(name, 2, ElementType.BFloat16),
        "int64" or "uint64" => new(name, 8, ElementType.Other),
        "int32" or "uint32" => new(name, 4, ElementType.Other),
        "int16" or "uint16" => new(name, 2, ElementType.Other),
        "int8" or "uint8" or "bool" => new(name, 1, ElementType.Other),
        "complex32" => new(name, 4, ElementType.NotRead),
        "complex64" => new(name, 8, ElementType.NotRead),
        "complex128" => new(name, 16, ElementType.NotRead),
        "qint8" or "quint8" => new(name, 1, ElementType.NotRead),
        "qint32" => new(name, 4, ElementType.NotRead),
        _ when name.StartsWith("float8_", StringComparison.Ordinal) => new(name, 1, ElementType.NotRead),
        _ when name.StartsWith("float4_", StringComparison.Ordinal) || name.StartsWith("quint", StringComparison.Ordinal) => new(name, 0, ElementType.NotRead),
        _ => null,
    };
}
