using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace InceptionGen.Weights.Keras;

/// <summary>What a model's config.json says of a layer, or of the model itself: its class, its name and its own layers.</summary>
/// <remarks>Keras 3 keeps the variables of layers that are in a list under a name made of the layer's class: the first Conv2D of the list is "conv2d", the second "conv2d_1",
/// whatever their own names are (saving_lib.py, _save_container_state).</remarks>
internal sealed partial class KerasConfig
{
    private readonly JsonElement? _config;
    private readonly Dictionary<string, (int Place, KerasConfig Layer)> _layers = new(StringComparer.Ordinal);

    private KerasConfig(string? layerClass, string? name, JsonElement? config) => (LayerClass, Name, _config) = (layerClass, name, config);

    /// <summary>Nothing is known.</summary>
    public static KerasConfig None { get; } = new(null, null, null);

    /// <summary>What Keras calls layers of its class that nobody named: "conv2d"; null if it is not known.</summary>
    public string? LayerClass { get; }

    /// <summary>Its name.</summary>
    public string? Name { get; }

    /// <summary>Reads the config of a model.</summary>
    /// <exception cref="InvalidDataException">It is not JSON.</exception>
    public static KerasConfig Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Of(document.RootElement.Clone());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"its config.json cannot be read ({exception.Message.TrimEnd('.')})", exception);
        }
    }

    /// <summary>What is said of the layer whose variables are kept under a name.</summary>
    public KerasConfig Layer(string key) => _layers.TryGetValue(key, out (int Place, KerasConfig Layer) found) ? found.Layer : None;

    /// <summary>Which of the layers that is, counted from 0; null if nothing is said of it.</summary>
    public int? PlaceOf(string key) => _layers.TryGetValue(key, out (int Place, KerasConfig Layer) found) ? found.Place : null;

    /// <summary>Whether the layer has an option on, if that is said.</summary>
    public bool? Has(string option) => Member(_config, option) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    /// <summary>The name that Keras makes of a class: "BatchNormalization" gives "batch_normalization" (naming.py, to_snake_case).</summary>
    public static string SnakeCase(string className) =>
        LowerBeforeUpper().Replace(UpperAndLower().Replace(NoLetters().Replace(className, ""), "$1_$2"), "$1_$2").ToLowerInvariant();

    // A document is at most 64 levels deep, and so is this.
    private static KerasConfig Of(JsonElement layer)
    {
        JsonElement? config = Member(layer, "config");
        KerasConfig model = new(Text(Member(layer, "class_name")) is { } name ? SnakeCase(name) : null, Text(Member(config, "name")) ?? Text(Member(layer, "name")), config);
        if (Member(config, "layers") is not { ValueKind: JsonValueKind.Array } layers) return model;

        Dictionary<string, int> used = new(StringComparer.Ordinal);
        foreach (KerasConfig member in layers.EnumerateArray().Select(Of))
        {
            if (member.LayerClass is not { } layerClass) continue;
            int count = used.GetValueOrDefault(layerClass);
            used[layerClass] = count + 1;
            model._layers.TryAdd(new ClassCount(layerClass, count).ToString(), (model._layers.Count, member));
        }

        return model;
    }

    private static JsonElement? Member(JsonElement? owner, string name) =>
        owner is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out JsonElement member) ? member : null;

    private static string? Text(JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    [GeneratedRegex(@"\W+")]
    private static partial Regex NoLetters();

    [GeneratedRegex("(.)([A-Z][a-z]+)")]
    private static partial Regex UpperAndLower();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex LowerBeforeUpper();
}
