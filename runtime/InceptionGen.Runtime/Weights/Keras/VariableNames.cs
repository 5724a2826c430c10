using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace InceptionGen.Weights.Keras;

/// <summary>What the numbered variables of a layer are. Keras 3 keeps them as 0, 1, 2 and so on, in the order in which the layer's class saves them.</summary>
internal static class VariableNames
{
    private const string BatchNormalization = "batch_normalization";

    private static readonly string[] KernelAndBias = ["kernel", "bias"];

    private static readonly Dictionary<string, string[]> OfClasses = new(StringComparer.Ordinal)
    {
        ["conv1d"] = KernelAndBias,
        ["conv2d"] = KernelAndBias,
        ["conv3d"] = KernelAndBias,
        ["conv1d_transpose"] = KernelAndBias,
        ["conv2d_transpose"] = KernelAndBias,
        ["conv3d_transpose"] = KernelAndBias,
        ["depthwise_conv1d"] = ["depthwise_kernel", "bias"],
        ["depthwise_conv2d"] = ["depthwise_kernel", "bias"],
        ["separable_conv1d"] = ["depthwise_kernel", "pointwise_kernel", "bias"],
        ["separable_conv2d"] = ["depthwise_kernel", "pointwise_kernel", "bias"],
        ["dense"] = KernelAndBias,
        ["einsum_dense"] = KernelAndBias,
        ["embedding"] = ["embeddings"],
        ["layer_normalization"] = ["gamma", "beta"],
        ["group_normalization"] = ["gamma", "beta"],
    };

    /// <summary>The class among those that are known here that a name made of its class tells: "conv2d_1" gives "conv2d"; null if there is none.</summary>
    public static string? ClassOf(string name)
    {
        string layerClass = ClassCount.Of(name).Class;
        return layerClass == BatchNormalization || OfClasses.ContainsKey(layerClass) ? layerClass : null;
    }

    /// <summary>Names the variables; those that cannot be named keep their numbers.</summary>
    /// <param name="config">What is known of the layer.</param>
    /// <param name="layerClass">Its class, as far as that is known.</param>
    /// <param name="shapes">The variables' shapes.</param>
    public static IReadOnlyList<string> Of(KerasConfig config, string? layerClass, IReadOnlyList<TensorShape> shapes)
    {
        IReadOnlyList<string> known = layerClass switch
        {
            BatchNormalization => BatchNorm(config, shapes.Count),
            not null when OfClasses.TryGetValue(layerClass, out string[]? names) => names,
            _ => ByShape(config, shapes),
        };
        return [.. shapes.Select((_, i) => i < known.Count ? known[i] : i.ToString(CultureInfo.InvariantCulture))];
    }

    // Keras leaves gamma out of a layer without scale, and beta out of one without center. Where nothing says which is missing, it is gamma: a scale before a ReLU and a
    // convolution changes nothing, and Keras' own networks do without it.
    private static List<string> BatchNorm(KerasConfig config, int count)
    {
        bool scales = config.Has("scale") ?? count != 3;
        bool centers = config.Has("center") ?? true;
        if (count == 2) scales = centers = false;
        List<string> names = [];
        if (scales) names.Add("gamma");
        if (centers) names.Add("beta");
        names.AddRange("moving_mean", "moving_variance");
        return names;
    }

    // A layer of a class of the model's author: what it has tells what it is.
    private static IReadOnlyList<string> ByShape(KerasConfig config, IReadOnlyList<TensorShape> shapes)
    {
        int rank = shapes[0].Dimensions.Length;
        bool areVectors = shapes.All(shape => shape.Dimensions.Length == 1 && shape == shapes[0]);
        bool haveBias = shapes.Count == 1 || (shapes.Count == 2 && shapes[1].Dimensions is [{ } length] && rank > 0 && length == shapes[0].Dimensions[^1]);
        return shapes.Count switch
        {
            3 or 4 when areVectors => BatchNorm(config, shapes.Count),
            _ when rank >= 2 && haveBias => KernelAndBias,
            _ => [],
        };
    }
}
