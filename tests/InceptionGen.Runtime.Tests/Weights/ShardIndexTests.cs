using System;
using System.IO;
using System.Linq;

namespace InceptionGen.Tests;

/// <summary>Checkpoints that were saved in several files with an index.</summary>
public sealed class ShardIndexTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Index => Path.Combine(_folder, "model.safetensors.index.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_tensors_of_all_files_are_read()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        (string Name, TensorShape Shape, float[] Values)[] tensors = [.. TensorFile.Renamed(weights, name => "model." + name)];
        Put("one.safetensors", tensors[..5]);
        Put("two.safetensors", tensors[5..]);
        Write([.. tensors.Select((tensor, i) => (tensor.Name, i < 5 ? "one.safetensors" : "two.safetensors"))]);

        foreach (string path in new[] { Index, _folder })
        {
            using WeightFile file = WeightFile.Open(path);
            Assert.Equal(Index, file.Description);
            Assert.Equal("safetensors", file.Format);
            TinyNetwork.Load(file);
            foreach (string name in weights.Tensors.Keys) Assert.Equal(weights[name], MiniTensors.Read(file, name));
        }
    }

    [Fact]
    public void A_file_may_be_of_PyTorch()
    {
        File.WriteAllBytes(Path.Combine(_folder, "one.bin"), new PickleWriter().Op("}").Item("a.weight", 3).Archive(24));
        Write(("a.weight", "one.bin"));
        using WeightFile file = WeightFile.Open(Index);
        Assert.Equal([3f, 4f], MiniTensors.Read(file, "a.weight"));
    }

    [Theory]
    [InlineData("b.weight", "one.safetensors", "'b.weight' is not in its shard 'one.safetensors'")]
    [InlineData("a.weight", "two.safetensors", "its shard 'two.safetensors' cannot be read (Could not find file")]
    [InlineData("a.weight", "../one.safetensors", "its shard '../one.safetensors' is not in its folder")]
    [InlineData("a.weight", "model.safetensors.index.json", "is JSON, not a file of weights")]
    [InlineData("a.weight", "damaged", "damaged is not a file of weights")]
    public void An_index_that_is_wrong_is_named(string name, string shard, string reason)
    {
        Put("one.safetensors", ("a.weight", new(1), [1]));
        File.WriteAllText(Path.Combine(_folder, "damaged"), "damaged");
        Write((name, shard));
        WeightException exception = Assert.Throws<WeightException>(() => WeightFile.Open(Index));
        Assert.StartsWith($"{Index} cannot be read as an index of shards: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    private void Put(string name, params (string Name, TensorShape Shape, float[] Values)[] tensors)
    {
        using TemporaryFile file = TensorFile.Of(tensors);
        File.Copy(file.Path, Path.Combine(_folder, name));
    }

    private void Write(params (string Name, string Shard)[] tensors) => File.WriteAllText(
        Index, $$"""{"metadata":{"total_size":1},"weight_map":{ {{string.Join(',', tensors.Select(tensor => $"\"{tensor.Name}\":\"{tensor.Shard}\""))}} } }""");
}
