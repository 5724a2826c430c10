using System;

namespace InceptionGen.AspNetCore;

/// <summary>An input as the request describes it.</summary>
internal sealed class InputTensor
{
    /// <summary>More than any tensor has; those of a request are told one by one.</summary>
    public const int MostDimensions = 16;

    /// <summary>What the model calls it.</summary>
    public string Name { get; set; } = "";

    /// <summary>The protocol's type: FP32, UINT8, BYTES.</summary>
    public string Datatype { get; set; } = "";

    /// <summary>Its dimensions; null until they were read.</summary>
    public long[]? Shape { get; set; }

    /// <summary>Its values; null until they were read.</summary>
    public TensorContents? Contents { get; set; }

    /// <summary>How many bytes after the JSON are its own.</summary>
    public long? BinarySize { get; set; }

    /// <summary>Its dimensions, to read.</summary>
    public string ShapeText => $"[{string.Join(",", Shape ?? [])}]";

    /// <summary>How many values it has.</summary>
    /// <exception cref="ProtocolException">There are negative dimensions, or more values than can be counted.</exception>
    public long Elements()
    {
        Int128 product = 1;
        foreach (long size in Shape ?? throw ProtocolException.Invalid($"Input '{Name}' has no 'shape'."))
        {
            if (size < 0) throw ProtocolException.Invalid($"Input '{Name}' has the shape {ShapeText}: a dimension is negative.");
            product *= size;
            if (product > int.MaxValue) throw ProtocolException.Invalid($"Input '{Name}' has the shape {ShapeText}: that is too many values.");
        }

        return (long)product;
    }
}
