namespace InceptionGen.Weights.Storage;

/// <summary>What a tensor's elements are.</summary>
internal enum ElementType
{
    Float32,
    Float64,
    Float16,
    BFloat16,

    /// <summary>Integers, truth values, texts: nothing that a network's weights could be.</summary>
    Other,

    /// <summary>Floating-point or rounded numbers of a type that is not read: float8, float4, quantized integers, complex numbers, types made up since.</summary>
    NotRead,
}

/// <summary>A type of elements, as a file names it.</summary>
/// <param name="Name">"F32".</param>
/// <param name="Size">Bytes of one element; 0 if the type is not known.</param>
/// <param name="Type">What it is.</param>
/// <param name="IsBigEndian">Whether its most significant byte comes first.</param>
internal readonly record struct ElementFormat(string Name, int Size, ElementType Type, bool IsBigEndian = false)
{
    /// <summary>Why elements cannot be read as floats; null if they can.</summary>
    public string? Defect => Type switch
    {
        ElementType.Other => $"holds {Name}, which are not floating-point numbers",
        ElementType.NotRead => $"holds {Name}, which cannot be read: save it as float32, float16 or bfloat16",
        _ => null,
    };
}
