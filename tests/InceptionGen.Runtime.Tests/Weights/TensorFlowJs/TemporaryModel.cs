using System;
using System.IO;

namespace InceptionGen.Tests;

/// <summary>The folder of a TensorFlow.js model for the length of a test.</summary>
internal sealed class TemporaryModel : IDisposable
{
    public TemporaryModel(string json, params byte[][] shards)
    {
        File.WriteAllText(Json, json);
        for (int i = 0; i < shards.Length; i++) File.WriteAllBytes(Path.Combine(Folder, $"shard{i}.bin"), shards[i]);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory().FullName;

    public string Json => Path.Combine(Folder, "model.json");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
