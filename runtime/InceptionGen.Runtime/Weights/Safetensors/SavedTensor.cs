using System;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Safetensors;

/// <summary>A tensor that is to be written.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="PartLength">How many numbers are read at a time; the last ones may be fewer.</param>
/// <param name="Read">Reads some of its numbers, from an index on.</param>
internal sealed record SavedTensor(string Name, TensorShape Shape, int PartLength, SavedTensor.Reading Read)
{
    /// <summary>The type that its numbers are written in: float32, float16 or bfloat16.</summary>
    public ElementType Type { get; init; } = ElementType.Float32;

    /// <summary>Bytes that they take.</summary>
    public long Bytes => Shape.Elements * SafetensorsType.Of(SafetensorsType.NameOf(Type)).Size;

    /// <summary>Reads some numbers of a tensor.</summary>
    /// <param name="first">The index of the first.</param>
    /// <param name="numbers">Where they go.</param>
    public delegate void Reading(int first, Span<float> numbers);
}
