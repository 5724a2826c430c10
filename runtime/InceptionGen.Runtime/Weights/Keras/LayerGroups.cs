using System;
using System.Collections.Generic;
using System.IO;
using InceptionGen.Weights.Keras.Hdf5;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.Keras;

/// <summary>The layout of .h5 files: a group for each layer, whose attribute weight_names lists its datasets. Keras 2 and Keras 3 write it alike.</summary>
internal static class LayerGroups
{
    private const string LayerNames = "layer_names";
    private const string WeightNames = "weight_names";

    /// <summary>Whether a group has such layers.</summary>
    public static bool AreIn(Hdf5Object weights) => ReadList(weights, LayerNames) is not null;

    /// <summary>Finds the tensors of all layers.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public static WeightContents Read(Hdf5Object weights)
    {
        if (weights.Texts("backend") is ["theano"])
        {
            throw new InvalidDataException(
                "it was saved with the backend 'theano', which stores the kernels of convolutions turned by 180 degrees; other backends do not. Load it in Keras 2 with the backend "
                + "TensorFlow, turn the kernels with keras.utils.conv_utils.convert_kernel, and save it again");
        }

        return KerasTensors.Contents(Tensors(weights, ReadList(weights, LayerNames)!));
    }

    private static IEnumerable<KerasTensor> Tensors(Hdf5Object weights, IReadOnlyList<string> layers)
    {
        HashSet<long> passed = [];
        foreach (string layer in layers)
        {
            // Otherwise names times names of a small file would be very many tensors.
            Hdf5Object group = weights.Find(layer) ?? throw new InvalidDataException($"it lacks the group of its layer '{layer}'");
            if (!passed.Add(group.Address)) throw new InvalidDataException($"it lists the layer '{layer}' twice, or under two names");
            foreach (string path in ReadList(group, WeightNames) ?? throw new InvalidDataException($"its layer '{layer}' has no {WeightNames}"))
            {
                string name = KerasTensor.NameOf(path.Contains('/') ? path : $"{layer}/{path}");
                Hdf5Object dataset = group.Find(path) ?? throw new InvalidDataException($"it lacks '{path}'");
                (TensorShape shape, IElements elements) = Hdf5Dataset.Read(dataset, path);
                yield return new(name, shape, elements);
            }
        }
    }

    // A list too long for one attribute (64 KB) is written as several: layer_names0, layer_names1, ...
    private static IReadOnlyList<string>? ReadList(Hdf5Object owner, string attribute)
    {
        if (owner.Texts(attribute) is { } whole) return whole;
        List<string> parts = [];
        for (int i = 0; owner.Texts(FormattableString.Invariant($"{attribute}{i}")) is { } part; i++) parts.AddRange(part);
        return parts.Count == 0 ? null : parts;
    }
}
