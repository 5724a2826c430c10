using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace InceptionGen.Tool.Importing.Keras;

/// <summary>A model of a description: its layers, and which of them are its inputs and outputs.</summary>
/// <param name="Name">Empty if it has none.</param>
/// <param name="IsSequential">Whether each layer reads the one before it.</param>
/// <param name="Inputs">Of a functional model, its inputs.</param>
/// <param name="Outputs">Of a functional model, its outputs.</param>
/// <param name="InputShape">The shape of its input with the batch, if the model says it; null if only a layer may.</param>
internal sealed record KerasModel(string Name, bool IsSequential, IReadOnlyList<KerasLayer> Layers, IReadOnlyList<KerasTensor> Inputs, IReadOnlyList<KerasTensor> Outputs, int?[]? InputShape)
{
    /// <summary>No network of this language is larger.</summary>
    private const int MostLayers = 100_000;

    /// <summary>Whether an object has layers of its own, as Sequential, Functional, Model and classes derived from them have.</summary>
    public static bool IsModel(JsonElement json) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty("class_name", out JsonElement type) && type.ValueKind == JsonValueKind.String && LayersOf(json) is not null;

    /// <exception cref="InvalidDataException">It is not one.</exception>
    public static KerasModel Read(JsonElement json)
    {
        if (LayersOf(json) is not { } list) throw new InvalidDataException("it has no list of layers");
        if (list.GetArrayLength() is 0 or > MostLayers) throw new InvalidDataException($"it has {list.GetArrayLength()} layers; a network has 1 to {MostLayers}");

        JsonElement config = json.GetProperty("config");
        var said = new KerasConfig("of the whole model", config);
        KerasLayer[] layers = [.. list.EnumerateArray().Select(KerasLayer.Read)];
        if (layers.GroupBy(layer => layer.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } doubled) throw new InvalidDataException($"two of its layers have the name '{doubled.Key}'");

        string name = config.ValueKind == JsonValueKind.Object ? said.Text("name", "") : "";
        IReadOnlyList<KerasTensor> inputs = said.Find("input_layers") is { } first ? KerasTensor.Within(first) : [], outputs = said.Find("output_layers") is { } last ? KerasTensor.Within(last) : [];
        bool isSequential = json.GetProperty("class_name").GetString() == "Sequential" || (outputs.Count == 0 && layers.All(layer => layer.Calls.Count == 0));
        if (!isSequential && (inputs.Count == 0 || outputs.Count == 0)) throw new InvalidDataException("it does not say its \"input_layers\" and \"output_layers\"");

        int?[]? shape = said.Shape("build_input_shape") ?? (new KerasConfig("of the whole model", json).Find("build_config") is { } build ? new KerasConfig("of the whole model", build).Shape("input_shape") : null);
        return new KerasModel(name, isSequential, layers, inputs, outputs, isSequential ? shape : null);
    }

    // Before Keras 2.2, the config of a sequential model was the list itself.
    private static JsonElement? LayersOf(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("config", out JsonElement config)) return null;
        if (config.ValueKind == JsonValueKind.Array) return config;
        return config.ValueKind == JsonValueKind.Object && config.TryGetProperty("layers", out JsonElement layers) && layers.ValueKind == JsonValueKind.Array ? layers : null;
    }
}
