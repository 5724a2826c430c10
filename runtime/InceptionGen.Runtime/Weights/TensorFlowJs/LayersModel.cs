using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using InceptionGen.Weights.Keras;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.TensorFlowJs;

/// <summary>A layers model of TensorFlow.js: model.json, which lists the tensors of each weight group, and the groups' shards beside it.</summary>
internal static class LayersModel
{
    /// <summary>Finds the tensors of a model.</summary>
    /// <param name="file">model.json.</param>
    /// <param name="model">What it says.</param>
    /// <exception cref="InvalidDataException">The model is damaged.</exception>
    public static WeightContents Read(StoredBytes file, JsonElement model)
    {
        List<Shards> groups = [];
        try
        {
            ShardPaths paths = new(file.Folder);
            List<KerasTensor> tensors = [];
            foreach (JsonElement group in model.Require("weightsManifest", JsonValueKind.Array, "it").EnumerateArray())
            {
                groups.Add(new Shards(ShardNames(group).Select(paths.Add)));
                tensors.AddRange(ReadGroup(group, groups[^1]));
                StoredTensor.RequireFew(tensors.Count);
            }

            return KerasTensors.Contents(InLayerOrder(tensors, model)) with { Files = groups };
        }
        catch
        {
            foreach (Shards group in groups) group.Dispose();
            throw;
        }
    }

    private static IEnumerable<string> ShardNames(JsonElement group) => group.Require("paths", JsonValueKind.Array, "a weight group")
        .EnumerateArray()
        .Select(path => path.ValueKind == JsonValueKind.String ? path.GetString()! : throw new InvalidDataException("a weight group has a path that is not a text"));

    private static List<KerasTensor> ReadGroup(JsonElement group, Shards shards)
    {
        Weight[] weights = [.. group.Require("weights", JsonValueKind.Array, "a weight group").EnumerateArray().Take(StoredTensor.MostTensors + 1).Select(Weight.Of)];
        long unknown = BytesOfUnknown(weights, shards.Length);
        List<KerasTensor> tensors = [];
        long start = 0;
        foreach (Weight weight in weights)
        {
            long bytes = weight.Type.Size == 0 ? unknown : -1;
            if (bytes < 0 && weight.Shape.Elements > (shards.Length - start) / weight.Type.Size)
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"'{weight.Name}' at offset {start} goes beyond the {shards.Length} bytes of its shards; one may be cut off"));
            }

            tensors.Add(new(weight.Name, weight.Shape, weight.Type.Elements(shards, start)));
            start += bytes < 0 ? weight.Shape.Elements * weight.Type.Size : bytes;
        }

        return start == shards.Length
            ? tensors
            : throw new InvalidDataException(FormattableString.Invariant($"{shards.Length - start} bytes at the end of its shards belong to no tensor"));
    }

    // How long a weight of an unknown type is, the manifest does not tell; what the others leave does, if there is one.
    private static long BytesOfUnknown(Weight[] weights, long length)
    {
        Weight[] unknown = [.. weights.Where(weight => weight.Type.Size == 0)];
        if (unknown is [_, Weight second, ..]) throw new InvalidDataException($"'{second.Name}' is a second weight of an unknown type ('{second.Type.Format.Name}'), so its place in the file is unknown");
        Int128 left = length;
        foreach (Weight weight in weights) left -= (Int128)weight.Shape.Elements * weight.Type.Size;
        return left < 0 ? 0 : (long)left;
    }

    // The manifest may be sorted by name; the topology says which layer comes first. Names that it does not know keep the manifest's order, after the others.
    private static List<KerasTensor> InLayerOrder(List<KerasTensor> tensors, JsonElement model)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        foreach (string layer in Topology.LayerNames(model)) places.TryAdd(layer, places.Count);
        return [.. tensors.OrderBy(tensor => places.GetValueOrDefault(tensor.Layer, int.MaxValue))];
    }

    private readonly record struct Weight(string Name, TensorShape Shape, WeightType Type)
    {
        public static Weight Of(JsonElement weight)
        {
            string name = KerasTensor.NameOf(weight.RequireText("name", "a weight"));
            return new(name, StoredShape.Of(name, weight.RequireWholeNumbers("shape", $"'{name}'")), WeightType.Of(name, weight));
        }
    }
}
