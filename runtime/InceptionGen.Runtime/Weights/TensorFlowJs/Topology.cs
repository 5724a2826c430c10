using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace InceptionGen.Weights.TensorFlowJs;

/// <summary>The order of a model's layers.</summary>
internal static class Topology
{
    /// <summary>The names of all layers, those of models inside the model where these stand. Empty if the file does not tell.</summary>
    public static IEnumerable<string> LayerNames(JsonElement model)
    {
        if (model.Find("modelTopology", JsonValueKind.Object) is not { } topology) return [];

        // Keras' converter wraps the model's description; TensorFlow.js itself does not.
        return LayersOf(topology.Find("model_config", JsonValueKind.Object) ?? topology).SelectMany(NamesOf);
    }

    // A sequential model's config used to be the list itself.
    private static IEnumerable<JsonElement> LayersOf(JsonElement model)
    {
        JsonElement? layers = model.Find("config", JsonValueKind.Array) ?? model.Find("config", JsonValueKind.Object)?.Find("layers", JsonValueKind.Array);
        return layers?.EnumerateArray().AsEnumerable() ?? [];
    }

    // A document is at most 64 levels deep, and so is this.
    private static IEnumerable<string> NamesOf(JsonElement layer)
    {
        JsonElement? name = layer.Find("name", JsonValueKind.String) ?? layer.Find("config", JsonValueKind.Object)?.Find("name", JsonValueKind.String);
        IEnumerable<string> own = name is { } text ? [text.GetString()!] : [];
        return own.Concat(LayersOf(layer).SelectMany(NamesOf));
    }
}
