using System;
using System.IO;
using System.Text.Json;
using InceptionGen.Weights.Storage;
using InceptionGen.Weights.TensorFlowJs;

namespace InceptionGen.Weights;

/// <summary>JSON that says in which files tensors are: a layers model of TensorFlow.js, or the index of a checkpoint in several files.</summary>
internal static class JsonModel
{
    // It lists layers and tensors; the numbers are elsewhere.
    private const int LongestModel = 32 << 20;

    /// <summary>Finds the tensors.</summary>
    /// <param name="file">model.json, or model.safetensors.index.json.</param>
    /// <exception cref="InvalidDataException">It is damaged, or neither.</exception>
    public static WeightContents Read(StoredBytes file)
    {
        if (file.Length > LongestModel) throw new InvalidDataException(FormattableString.Invariant($"{file.Length} bytes are too many for a model.json"));
        byte[] json = new byte[file.Length];
        file.Read(0, json);
        try
        {
            using var model = JsonDocument.Parse(WithoutMark(json));
            return model.RootElement.Find(ShardIndex.Key, JsonValueKind.Object) is { } shards ? ShardIndex.Read(file, shards) : LayersModel.Read(file, model.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text that is not UTF-8
            throw new InvalidDataException(exception.Message.TrimEnd('.'), exception);
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(byte[] json) => json is [0xEF, 0xBB, 0xBF, ..] ? json.AsMemory(3) : json;
}
