using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Weights.Safetensors;

namespace InceptionGen.Weights;

/// <summary>What a source has, to be written as it is.</summary>
internal static class SavedTensors
{
    /// <summary>All tensors of a source, by name.</summary>
    public static SavedTensor[] AllOf(IWeightSource weights) =>
        [.. weights.Tensors.OrderBy(tensor => tensor.Key, StringComparer.Ordinal).Select(tensor => Of(weights, tensor))];

    private static SavedTensor Of(IWeightSource weights, KeyValuePair<string, TensorShape> tensor) =>
        new(tensor.Key, tensor.Value, checked((int)tensor.Value.Elements), (_, numbers) => weights.Read(tensor.Key, numbers));
}
