using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Weights.Keras.Hdf5;

namespace InceptionGen.Weights.Keras;

/// <summary>A weights file of Keras 2, or a file of its whole model: a group for each layer, whose attribute weight_names lists its datasets.</summary>
internal static class KerasFile
{
    private const string WholeModel = "model_weights";
    private const string LayerNames = "layer_names";
    private const string WeightNames = "weight_names";

    /// <summary>Finds the tensors of a file, layer by layer.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or no file of Keras 2.</exception>
    public static WeightContents Read(RegularFile file)
    {
        Hdf5Object root = new Hdf5File(file).Root;
        Hdf5Object weights = root.Find(WholeModel) ?? root;
        IReadOnlyList<string> layers = ReadList(weights, LayerNames)
            ?? throw new InvalidDataException($"it has no {LayerNames}, as Keras 2 writes: save the model's weights with save_weights(\"weights.h5\", save_format=\"h5\")");
        if (weights.Texts("backend") is [string backend] && backend != "tensorflow")
            throw new InvalidDataException($"it was saved with the backend '{backend}', whose kernels are turned round; load and save it with TensorFlow");
        return KerasTensors.Contents([.. layers.SelectMany(layer => ReadLayer(weights, layer))]);
    }

    private static IEnumerable<KerasTensor> ReadLayer(Hdf5Object weights, string layer)
    {
        Hdf5Object group = weights.Find(layer) ?? throw new InvalidDataException($"it lacks the group of its layer '{layer}'");
        foreach (string path in ReadList(group, WeightNames) ?? throw new InvalidDataException($"its layer '{layer}' has no {WeightNames}"))
        {
            (TensorShape shape, IElements elements) = FindDataset(group, path).Dataset(path);
            yield return new(KerasTensor.NameOf(path.Contains('/') ? path : $"{layer}/{path}"), shape, elements);
        }
    }

    private static Hdf5Object FindDataset(Hdf5Object group, string path)
    {
        HashSet<long> passed = [group.Address];
        foreach (string part in path.Split('/'))
        {
            group = group.Find(part) ?? throw new InvalidDataException($"it lacks '{path}'");
            if (!passed.Add(group.Address)) throw new InvalidDataException($"'{path}' leads through a group that contains itself");
        }

        return group;
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
