using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Tool.Importing.Keras;
using InceptionGen.Tool.Importing.Lowering;

namespace InceptionGen.Tool.Importing.Naming;

/// <summary>What weight files may call the layers of a description.</summary>
internal sealed class KerasPlaces
{
    private readonly Dictionary<string, string[]> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byOrder = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _several;

    public KerasPlaces(KerasModel model)
    {
        Add(model, []);
        _several = [.. _names.Values.Select(names => names[0]).GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)];
    }

    /// <summary>A layer's name, the likeliest first: its own, which files use for the layers of models in models, too, and its names after those of these models.</summary>
    /// <param name="path">The layer's <see cref="KerasLayer.Path"/>.</param>
    public IReadOnlyList<string> Names(string path) => _names.TryGetValue(path, out string[]? names) ? _several.Contains(names[0]) ? [.. names.Reverse()] : names : [path];

    /// <summary>A layer's place among those of its kind, as the runtime counts them: "conv2d[0]"; null for kinds that it does not count.</summary>
    public string? ByOrder(string path) => _byOrder.GetValueOrDefault(path);

    // Files list the layers of a model in a model where this stands.
    private void Add(KerasModel model, string[] models)
    {
        foreach (KerasLayer layer in model.Layers)
        {
            string path = string.Join('/', [.. models, layer.Name]);
            _names[path] = [.. Enumerable.Range(0, models.Length + 1).Select(skipped => string.Join('/', [.. models[(models.Length - skipped)..], layer.Name]))];
            if (layer.Type is "SeparableConv2D" or "SeparableConvolution2D")
            {
                foreach (Func<string, string> part in (Func<string, string>[])[KerasTensors.DepthwiseOf, KerasTensors.PointwiseOf]) _names[part(path)] = [.. _names[path].Select(part)];
            }

            if (KindOf(layer.Type) is { } kind)
            {
                int place = _counts.GetValueOrDefault(kind);
                _counts[kind] = place + 1;
                string name = _byOrder[path] = string.Create(CultureInfo.InvariantCulture, $"{kind}[{place}]");
                (_byOrder[KerasTensors.DepthwiseOf(path)], _byOrder[KerasTensors.PointwiseOf(path)]) = (KerasTensors.DepthwiseOf(name), KerasTensors.PointwiseOf(name));
            }

            if (layer.Inner is not null) Add(layer.Inner, [.. models, layer.Name]);
        }
    }

    private static string? KindOf(string type) => type switch
    {
        "Conv2D" or "Convolution2D" => "conv2d",
        "DepthwiseConv2D" => "depthwise_conv2d",
        "SeparableConv2D" or "SeparableConvolution2D" => "separable_conv2d",
        "Dense" => "dense",
        "BatchNormalization" or "BatchNormalizationV1" or "BatchNormalizationV2" => "batch_normalization",
        _ => null,
    };
}
