using System;
using System.Collections.Generic;
using System.Text.Json;

namespace InceptionGen.Tool.Importing.Keras;

/// <summary>What a layer reads: the result of another.</summary>
/// <param name="Layer">The other layer's name.</param>
/// <param name="Call">Which of its calls, from 0; layers that are called once have no other.</param>
/// <param name="Output">Which of its results, from 0.</param>
internal sealed record KerasTensor(string Layer, int Call, int Output)
{
    /// <summary>All tensors that a call names, in order, as Keras 2 writes them, ["conv1", 0, 0, {}], and as Keras 3 does, {"keras_history": ["conv1", 0, 0]}.</summary>
    public static IReadOnlyList<KerasTensor> Within(JsonElement call)
    {
        List<KerasTensor> found = [];
        Collect(call, found);
        return found;
    }

    // Depth is bounded by that of the JSON.
    private static void Collect(JsonElement element, List<KerasTensor> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            if (Single(element) is { } one)
            {
                found.Add(one);
                if (element.GetArrayLength() > 3) Collect(element[3], found);
                return;
            }

            foreach (JsonElement inner in element.EnumerateArray()) Collect(inner, found);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in element.EnumerateObject()) Collect(property.Value, found);
        }
    }

    private static KerasTensor? Single(JsonElement list) =>
        list.GetArrayLength() >= 3 && list[0].ValueKind == JsonValueKind.String && Index(list[1]) is { } call && Index(list[2]) is { } output
            ? new KerasTensor(list[0].GetString()!, call, output)
            : null;

    private static int? Index(JsonElement element) => element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int index) && index >= 0 ? index : null;
}
