using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Training.Saving;

/// <summary>A tensor that is to be written.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="PartLength">How many numbers are read at a time; the last ones may be fewer.</param>
/// <param name="Read">Reads some of its numbers, from an index on.</param>
internal sealed record SavedTensor(string Name, TensorShape Shape, int PartLength, SavedTensor.Reading Read)
{
    /// <summary>Reads some numbers of a tensor.</summary>
    /// <param name="first">The index of the first.</param>
    /// <param name="numbers">Where they go.</param>
    public delegate void Reading(int first, Span<float> numbers);

    /// <summary>All tensors of a source, by name.</summary>
    public static SavedTensor[] AllOf(IWeightSource weights) =>
        [.. weights.Tensors.OrderBy(tensor => tensor.Key, StringComparer.Ordinal).Select(tensor => Of(weights, tensor))];

    private static SavedTensor Of(IWeightSource weights, KeyValuePair<string, TensorShape> tensor) =>
        new(tensor.Key, tensor.Value, checked((int)tensor.Value.Elements), (_, numbers) => weights.Read(tensor.Key, numbers));
}
