using System.IO;
using System.Text.Json;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.TensorFlowJs;

/// <summary>How the numbers of a weight are kept.</summary>
/// <param name="Format">What they are, or were before they were rounded.</param>
/// <param name="Size">Bytes of each in the shards; 0 if the type is not known.</param>
/// <param name="Quantization">What a rounded number stands for; null if they were not rounded.</param>
internal readonly record struct WeightType(ElementFormat Format, int Size, (double Scale, double Min)? Quantization)
{
    /// <summary>Reads the type of a weight of the manifest.</summary>
    /// <exception cref="InvalidDataException">It has none.</exception>
    public static WeightType Of(string name, JsonElement weight)
    {
        string owner = $"'{name}'";
        ElementFormat format = FormatOf(weight.RequireText("dtype", owner));
        if (weight.Find("quantization", JsonValueKind.Object) is not { } quantization) return new(format, format.Size, null);

        string rounded = quantization.RequireText("dtype", $"the quantization of {owner}");
        if (rounded == "float16") return new(format.Type is ElementType.Other or ElementType.NotRead ? format : new(rounded, 2, ElementType.Float16), 2, null);
        int size = rounded switch
        {
            "uint8" => 1,
            "uint16" => 2,
            _ => 0,
        };
        if (size == 0) return new(new(rounded, 0, ElementType.NotRead), 0, null);
        return new(format, size, (quantization.RequireNumber("scale", $"the quantization of {owner}"), quantization.RequireNumber("min", $"the quantization of {owner}")));
    }

    /// <summary>The numbers that lie at a place.</summary>
    public IElements Elements(Shards shards, long start) => Quantization is { } quantization && Format.Defect is null
        ? new QuantizedElements(shards, start, Size, quantization.Scale, quantization.Min)
        : new PlainElements(shards, start, Format);

    private static ElementFormat FormatOf(string dtype) => dtype switch
    {
        "float32" => new(dtype, 4, ElementType.Float32),
        "float16" => new(dtype, 2, ElementType.Float16),
        "int32" => new(dtype, 4, ElementType.Other),
        "complex64" => new(dtype, 8, ElementType.NotRead),
        "bool" or "uint8" => new(dtype, 1, ElementType.Other),
        "float64" => new(dtype, 8, ElementType.Float64),
        "bfloat16" => new(dtype, 2, ElementType.BFloat16),
        _ => new(dtype, 0, ElementType.NotRead),
    };
}
