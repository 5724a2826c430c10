using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Keras;

/// <summary>Keras' tensors in the order of dimensions that networks need, with further names for each that do not depend on what else the process had made
/// that saved them: <c>conv2d[0]/kernel</c> is the kernel of the file's first convolution, <c>conv2d#1/kernel</c> that of the convolution that was made first.</summary>
internal static class KerasTensors
{
    private const string DepthwiseKernel = "depthwise_kernel", PointwiseKernel = "pointwise_kernel";

    /// <summary>What a file of Keras' tensors holds.</summary>
    /// <param name="tensors">They, layer by layer in the model's order.</param>
    /// <param name="areNumberedAsMade">Whether the numbers in layers' names say which was made first. Keras 3 may keep only a number that counts the layers of a class in
    /// the model's order, and then the numbers cannot say more than the order.</param>
    /// <exception cref="InvalidDataException">Two have the same name.</exception>
    public static WeightContents Contents(IEnumerable<KerasTensor> tensors, bool areNumberedAsMade = true)
    {
        // Each as it comes: a small file can list names in such a way that it has very many tensors, and then it has one twice.
        List<KerasTensor> all = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (KerasTensor tensor in tensors)
        {
            if (!names.Add(tensor.Name)) throw new InvalidDataException($"it has '{tensor.Name}' twice");
            all.Add(tensor);
        }

        return new WeightContents
        {
            Tensors = [.. all.Select(OutputsFirst)],
            Aliases = Aliases(all, areNumberedAsMade),
            FlattenOrder = FlattenOrder.ChannelsLast,
        };
    }

    // (H, W, I, O) becomes (O, I, H, W), and (in, out) becomes (out, in): the last two dimensions come first, the other way round.
    private static StoredTensor OutputsFirst(KerasTensor tensor)
    {
        int[] stored = tensor.Dimensions;
        if (stored.Length < 2) return StoredTensor.Packed(tensor.Name, tensor.Shape, tensor.Elements);

        long[] strides = new long[stored.Length];
        long stride = 1;
        for (int i = stored.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= stored[i];
        }

        int[] order = [stored.Length - 1, stored.Length - 2, .. Enumerable.Range(0, stored.Length - 2)];
        TensorShape shape = new([.. order.Select(dimension => stored[dimension])]);
        return StoredTensor.View(tensor.Name, shape, tensor.Elements, shape.Elements, 0, [.. order.Select(dimension => strides[dimension])]);
    }

    private static Dictionary<string, string> Aliases(IReadOnlyList<KerasTensor> tensors, bool areNumberedAsMade)
    {
        Dictionary<string, string> aliases = new(StringComparer.Ordinal);
        HashSet<string> names = new(tensors.Select(tensor => tensor.Name), StringComparer.Ordinal);
        HashSet<string> separable = new(tensors.Where(tensor => tensor.Role == PointwiseKernel).Select(tensor => tensor.Layer), StringComparer.Ordinal);
        foreach (KerasTensor tensor in tensors) Alias(tensor.Layer, OtherRole(tensor), tensor);
        foreach (IGrouping<string?, IGrouping<string, KerasTensor>> layers in tensors.GroupBy(tensor => tensor.Layer, StringComparer.Ordinal).GroupBy(KindOf))
        {
            if (layers.Key is not { } kind) continue;
            Add(layers, place => FormattableString.Invariant($"{kind}[{place}]"));
            IEnumerable<IGrouping<string, KerasTensor>> numbered = layers.Where(layer => NumberOf(layer.Key, kind) is not null);
            Add(areNumberedAsMade ? numbered.OrderBy(layer => NumberOf(layer.Key, kind)) : numbered, place => FormattableString.Invariant($"{kind}#{place + 1}"));
        }

        return aliases;

        void Add(IEnumerable<IEnumerable<KerasTensor>> layers, Func<int, string> name)
        {
            foreach ((int place, IEnumerable<KerasTensor> layer) in layers.Index())
            {
                foreach (KerasTensor tensor in layer)
                {
                    Alias(name(place), tensor.Role, tensor);
                    Alias(name(place), OtherRole(tensor), tensor);
                }
            }
        }

        void Alias(string layer, string? role, KerasTensor tensor)
        {
            string alias = $"{layer}/{role}";
            if (role is not null && !names.Contains(alias)) aliases.TryAdd(alias, tensor.Name);
        }

        // Keras 2 calls the kernel of a depthwise convolution depthwise_kernel, and a separable layer is two convolutions, of which the second has the bias. So that all
        // convolutions can be asked for alike, it is also kernel, and those of a separable layer are depthwise/kernel, pointwise/kernel and pointwise/bias.
        string? OtherRole(KerasTensor tensor) => (tensor.Role, separable.Contains(tensor.Layer)) switch
        {
            (DepthwiseKernel, false) => "kernel",
            (DepthwiseKernel, true) => "depthwise/kernel",
            (PointwiseKernel, _) => "pointwise/kernel",
            ("bias", true) => "pointwise/bias",
            _ => null,
        };
    }

    // Keras calls the layers that nobody named conv2d, conv2d_1, conv2d_2 and so on, in the order in which they were made; it used to begin with conv2d_1.
    private static int? NumberOf(string layer, string kind)
    {
        ReadOnlySpan<char> name = layer.AsSpan(layer.LastIndexOf('/') + 1);
        if (!name.StartsWith(kind, StringComparison.Ordinal)) return null;
        return name[kind.Length..] switch
        {
            [] => 0,
            ['_', .. { } number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int value) => value,
            _ => null,
        };
    }

    // What Keras calls a layer without a name of its own. Most weight files do not tell what a layer is, but what it has does.
    private static string? KindOf(IEnumerable<KerasTensor> layer)
    {
        if (layer.First().LayerClass is { } known) return known;
        if (layer.Any(tensor => tensor.Role == "moving_variance")) return "batch_normalization";
        if (layer.Any(tensor => tensor.Role == PointwiseKernel)) return "separable_conv2d";
        if (layer.Any(tensor => tensor.Role == DepthwiseKernel)) return "depthwise_conv2d";
        return layer.FirstOrDefault(tensor => tensor.Role == "kernel")?.Shape.Dimensions.Length switch
        {
            4 => "conv2d",
            2 => "dense",
            _ => null,
        };
    }
}
