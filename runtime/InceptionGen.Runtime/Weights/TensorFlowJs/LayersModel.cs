using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using InceptionGen.Weights.Keras;

namespace InceptionGen.Weights.TensorFlowJs;

/// <summary>A layers model of TensorFlow.js: model.json, which lists the tensors of each weight group, and the groups' shards beside it.</summary>
internal static class LayersModel
{
    // It lists layers and tensors; the numbers are elsewhere.
    private const int LongestModel = 32 << 20;

    /// <summary>Finds the tensors of a model.</summary>
    /// <param name="file">model.json.</param>
    /// <exception cref="InvalidDataException">The model is damaged.</exception>
    public static WeightContents Read(RegularFile file)
    {
        if (file.Length > LongestModel) throw new InvalidDataException(FormattableString.Invariant($"{file.Length} bytes are more than a model.json has"));
        byte[] json = new byte[file.Length];
        file.Read(0, json);
        List<Shards> groups = [];
        try
        {
            using var model = JsonDocument.Parse(WithoutMark(json));
            ShardPaths paths = new(Path.GetDirectoryName(Path.GetFullPath(file.Path))!);
            List<KerasTensor> tensors = [];
            foreach (JsonElement group in model.RootElement.Require("weightsManifest", JsonValueKind.Array, "it").EnumerateArray())
            {
                groups.Add(new Shards(ShardNames(group).Select(paths.Add)));
                tensors.AddRange(ReadGroup(group, groups[^1]));
            }

            return KerasTensors.Contents(InLayerOrder(tensors, model.RootElement)) with { Files = groups };
        }
        catch (Exception exception)
        {
            foreach (Shards group in groups) group.Dispose();

            // InvalidOperationException: a text that is no UTF-8
            if (exception is JsonException or InvalidOperationException) throw new InvalidDataException(exception.Message.TrimEnd('.'), exception);
            throw;
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(byte[] json) => json is [0xEF, 0xBB, 0xBF, ..] ? json.AsMemory(3) : json;

    private static IEnumerable<string> ShardNames(JsonElement group) => group.Require("paths", JsonValueKind.Array, "a weight group")
        .EnumerateArray()
        .Select(path => path.ValueKind == JsonValueKind.String ? path.GetString()! : throw new InvalidDataException("a weight group has a path that is no text"));

    private static IEnumerable<KerasTensor> ReadGroup(JsonElement group, Shards shards)
    {
        long start = 0;
        foreach (JsonElement weight in group.Require("weights", JsonValueKind.Array, "a weight group").EnumerateArray())
        {
            string name = KerasTensor.NameOf(weight.RequireText("name", "a weight"));
            TensorShape shape = StoredShape.Of(name, weight.RequireWholeNumbers("shape", $"'{name}'"));
            WeightType type = WeightType.Of(name, weight);
            if (shape.Elements > (shards.Length - start) / type.Size)
                throw new InvalidDataException(FormattableString.Invariant($"'{name}' at offset {start} goes beyond the {shards.Length} bytes of its shards; one may be cut off"));
            yield return new(name, shape, type.Elements(shards, start));
            start += shape.Elements * type.Size;
        }

        if (start != shards.Length) throw new InvalidDataException(FormattableString.Invariant($"{shards.Length - start} bytes at the end of its shards belong to no tensor"));
    }

    // The manifest may be sorted by name; the topology says which layer comes first. Names that it does not know keep the manifest's order, behind the others.
    private static List<KerasTensor> InLayerOrder(List<KerasTensor> tensors, JsonElement model)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        foreach (string layer in Topology.LayerNames(model)) places.TryAdd(layer, places.Count);
        return [.. tensors.OrderBy(tensor => places.GetValueOrDefault(tensor.Layer, int.MaxValue))];
    }
}
