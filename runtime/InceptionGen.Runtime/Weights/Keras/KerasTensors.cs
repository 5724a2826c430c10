using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Weights.Keras;

/// <summary>Keras' tensors in the order of dimensions that networks need, with a second name for each that tells its layer's place instead of its number:
/// <c>conv2d[0]/kernel</c> is the kernel of the first convolution, whether the process that saved it had made convolutions before or not.</summary>
internal static class KerasTensors
{
    /// <summary>What a file of Keras' tensors holds.</summary>
    /// <param name="tensors">They, layer by layer in the model's order.</param>
    /// <exception cref="InvalidDataException">Two have the same name.</exception>
    public static WeightContents Contents(IReadOnlyList<KerasTensor> tensors)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        if (tensors.FirstOrDefault(tensor => !names.Add(tensor.Name)) is { } second) throw new InvalidDataException($"it has '{second.Name}' twice");
        return new WeightContents
        {
            Tensors = [.. tensors.Select(OutputsFirst)],
            Aliases = Places(tensors),
            FlattenOrder = FlattenOrder.ChannelsLast,
        };
    }

    // (H, W, I, O) becomes (O, I, H, W), and (in, out) becomes (out, in): the last two dimensions come first, the other way round.
    private static StoredTensor OutputsFirst(KerasTensor tensor)
    {
        int[] stored = tensor.Shape.Dimensions.ToArray();
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

    private static Dictionary<string, string> Places(IReadOnlyList<KerasTensor> tensors)
    {
        Dictionary<string, string> places = new(StringComparer.Ordinal);
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (IGrouping<string, KerasTensor> layer in tensors.GroupBy(tensor => tensor.Layer, StringComparer.Ordinal))
        {
            if (KindOf(layer) is not { } kind) continue;
            int place = counts.GetValueOrDefault(kind);
            counts[kind] = place + 1;
            foreach (KerasTensor tensor in layer) places.Add(FormattableString.Invariant($"{kind}[{place}]/{tensor.Role}"), tensor.Name);
        }

        return places;
    }

    // What Keras calls a layer without a name of its own. Weight files do not tell what a layer is, but what it has does.
    private static string? KindOf(IEnumerable<KerasTensor> layer)
    {
        if (layer.Any(tensor => tensor.Role == "moving_variance")) return "batch_normalization";
        return layer.FirstOrDefault(tensor => tensor.Role == "kernel")?.Shape.Dimensions.Length switch
        {
            4 => "conv2d",
            2 => "dense",
            _ => null,
        };
    }
}
