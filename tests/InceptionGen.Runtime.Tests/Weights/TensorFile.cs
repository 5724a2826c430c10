using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace InceptionGen.Tests;

/// <summary>Writes weights as a safetensors file, under any names.</summary>
internal static class TensorFile
{
    /// <summary>A file of tensors.</summary>
    /// <param name="tensors">Each with its shape and values.</param>
    public static TemporaryFile Of(params IEnumerable<(string Name, TensorShape Shape, float[] Values)> tensors)
    {
        List<string> entries = [];
        List<byte> data = [];
        foreach ((string name, TensorShape shape, float[] values) in tensors)
        {
            byte[] bytes = [.. values.SelectMany(BitConverter.GetBytes)];
            entries.Add($$"""{{JsonSerializer.Serialize(name)}}:{"dtype":"F32","shape":[{{string.Join(',', shape.Dimensions.ToArray())}}],"data_offsets":[{{data.Count}},{{data.Count + bytes.Length}}]}""");
            data.AddRange(bytes);
        }

        return new($"{{{string.Join(',', entries)}}}", [.. data]);
    }

    /// <summary>The tensors of a source under other names.</summary>
    public static IEnumerable<(string Name, TensorShape Shape, float[] Values)> Renamed(EditableWeights weights, Func<string, string> newName, float scale = 1) =>
        weights.Tensors.Select(tensor => (newName(tensor.Key), tensor.Value, weights[tensor.Key].Select(value => value * scale).ToArray()));
}
