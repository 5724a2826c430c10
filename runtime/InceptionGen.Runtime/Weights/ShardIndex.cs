using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using InceptionGen.Weights.Storage;
using InceptionGen.Weights.TensorFlowJs;

namespace InceptionGen.Weights;

/// <summary>The index of a checkpoint that was saved in several files: model.safetensors.index.json, pytorch_model.bin.index.json.</summary>
internal static class ShardIndex
{
    /// <summary>Its member that says in which file each tensor is.</summary>
    public const string Key = "weight_map";

    /// <summary>Finds the tensors of all files.</summary>
    /// <param name="file">The index.</param>
    /// <param name="map">Each tensor's file.</param>
    /// <exception cref="WeightException">One is damaged, or a tensor is not where the index says.</exception>
    public static WeightContents Read(StoredBytes file, JsonElement map)
    {
        ShardPaths paths = new(file.Folder);
        Dictionary<string, Dictionary<string, StoredTensor>> shards = new(StringComparer.Ordinal);
        List<RegularFile> files = [];
        try
        {
            List<StoredTensor> tensors = [];
            int heldByAll = 0;
            string format = "";
            foreach (JsonProperty entry in map.EnumerateObject())
            {
                StoredTensor.RequireFew(tensors.Count + 1);
                string shard = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : throw new InvalidDataException($"the file of '{entry.Name}' is not a text");
                if (!shards.TryGetValue(shard, out Dictionary<string, StoredTensor>? held))
                {
                    shards.Add(shard, held = Open(paths.Add(shard), shard, files, out format));
                    StoredTensor.RequireFew(heldByAll += held.Count);
                }

                tensors.Add(held.TryGetValue(entry.Name, out StoredTensor? tensor) ? tensor : throw new InvalidDataException($"'{entry.Name}' is not in its shard '{shard}'"));
            }

            return new() { Format = format, Tensors = tensors, Files = files };
        }
        catch (Exception exception)
        {
            foreach (RegularFile shard in files) shard.Dispose();
            if (exception is InvalidDataException) throw new WeightException($"{file.Name} cannot be read as an index of shards: {exception.Message.TrimEnd('.')}.", exception);
            throw;
        }
    }

    private static Dictionary<string, StoredTensor> Open(string path, string name, List<RegularFile> files, out string format)
    {
        try
        {
            files.Add(new(path));
            Dictionary<string, StoredTensor> tensors = new(StringComparer.Ordinal);
            WeightContents contents = WeightFormats.ReadShard(files[^1]);
            format = contents.Format;
            foreach (StoredTensor tensor in contents.Tensors) tensors.Add(tensor.Name, tensor);
            return tensors;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or WeightException)
        {
            throw new InvalidDataException($"its shard '{name}' cannot be read ({exception.Message.TrimEnd('.')})", exception);
        }
    }
}
