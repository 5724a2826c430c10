using System;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Safetensors;

/// <summary>The types of elements, as a header names them.</summary>
internal static class SafetensorsType
{
    /// <summary>The format of that name. Types are added to the format now and then; those that are not known have no size.</summary>
    public static ElementFormat Of(string name) => name switch
    {
        "F32" => new(name, 4, ElementType.Float32),
        "F64" => new(name, 8, ElementType.Float64),
        "F16" => new(name, 2, ElementType.Float16),
        "BF16" => new(name, 2, ElementType.BFloat16),
        "BOOL" or "U8" or "I8" => new(name, 1, ElementType.Other),
        "F8_E4M3" or "F8_E5M2" or "F8_E8M0" => new(name, 1, ElementType.NotRead),
        "C64" => new(name, 8, ElementType.NotRead),
        "U16" or "I16" => new(name, 2, ElementType.Other),
        "U32" or "I32" => new(name, 4, ElementType.Other),
        "U64" or "I64" => new(name, 8, ElementType.Other),
        _ => new(name, 0, ElementType.NotRead),
    };

    /// <summary>The name of a type that is written.</summary>
    public static string NameOf(ElementType type) => type switch
    {
        ElementType.Float32 => "F32",
        ElementType.Float16 => "F16",
        ElementType.BFloat16 => "BF16",
        _ => throw new InvalidOperationException($"{type} is not written."),
    };
}
