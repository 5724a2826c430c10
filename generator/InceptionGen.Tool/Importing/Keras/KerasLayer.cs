using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace InceptionGen.Tool.Importing.Keras;

/// <summary>A layer of a description.</summary>
/// <param name="Name">Its name in its model.</param>
/// <param name="Type">Its class: "Conv2D".</param>
/// <param name="Calls">For each time that it is called, what it reads. None in a sequential model, where it reads the layer before it.</param>
/// <param name="Inner">The layers of a model that is a layer of another; null for others.</param>
internal sealed record KerasLayer(string Name, string Type, KerasConfig Config, IReadOnlyList<IReadOnlyList<KerasTensor>> Calls, KerasModel? Inner)
{
    public bool IsInput => Type == "InputLayer";

    /// <summary>Its name after those of the models that it is in: "body/conv1".</summary>
    public string Path { get; init; } = Name;

    /// <exception cref="InvalidDataException">It is not one.</exception>
    public static KerasLayer Read(JsonElement json, int index)
    {
        var entry = new KerasConfig($"{index + 1}", json);
        string type = entry.Text("class_name", "");
        if (type.Length == 0) throw new InvalidDataException($"its layer {index + 1} has no \"class_name\"");

        // A class of the user's own is written with its package: "Custom>CustomScaleLayer".
        type = type[(type.LastIndexOf('>') + 1)..];
        JsonElement config = entry.Find("config") ?? default;
        string name = entry.Text("name", new KerasConfig($"{index + 1}", config).Text("name", $"layer {index + 1}"));
        string words = $"'{name}' ({type})";
        IReadOnlyList<KerasTensor>[] calls = entry.Find("inbound_nodes") is { ValueKind: JsonValueKind.Array } nodes ? [.. nodes.EnumerateArray().Select(KerasTensor.Within).Where(call => call.Count > 0)] : [];
        return new KerasLayer(name, type, new KerasConfig(words, config), calls, KerasModel.IsModel(json) ? KerasModel.Read(json) : null);
    }
}
