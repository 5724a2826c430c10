using System;

namespace InceptionGen.Weights.Safetensors;

/// <summary>What a tensor's elements are. Those that are no floating-point numbers are known by their size only.</summary>
internal enum ElementType
{
    Float32,
    Float64,
    Float16,
    BFloat16,
    Other,
}

/// <summary>A type of elements, as the header names it.</summary>
/// <param name="Name">"F32".</param>
/// <param name="Size">Bytes of one element.</param>
/// <param name="Type">What it is.</param>
internal readonly record struct ElementFormat(string Name, int Size, ElementType Type)
{
    /// <summary>The format of that name; null if there is none.</summary>
    public static ElementFormat? Of(string name) => name switch
    {
        "F32" => new(name, 4, ElementType.Float32),
        "F64" => new(name, 8, ElementType.Float64),
        "F16" => new(name, 2, ElementType.Float16),
        "BF16" => new(name, 2, ElementType.BFloat16),
        "BOOL" or "U8" or "I8" or "F8_E4M3" or "F8_E5M2" => new(name, 1, ElementType.Other),
        "U16" or "I16" => new(name, 2, ElementType.Other),
        "U32" or "I32" => new(name, 4, ElementType.Other),
        "U64" or "I64" => new(name, 8, ElementType.Other),
        _ => null,
    };
}
