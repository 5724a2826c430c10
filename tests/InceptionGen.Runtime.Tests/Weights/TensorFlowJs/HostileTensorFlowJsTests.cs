using System;
using System.IO;
using System.Linq;
using System.Text;

namespace InceptionGen.Tests;

public class HostileTensorFlowJsTests
{
    private const string Bias = """{"name":"a/bias","shape":[2],"dtype":"float32"}""";

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../shard0.bin")]
    [InlineData("x/../../shard0.bin")]
    [InlineData("x\\\\..\\\\..\\\\shard0.bin")]
    [InlineData("")]
    public void A_shard_lies_in_the_models_folder(string path) => AssertRefused($$"""{"weightsManifest":[{"paths":["{{path}}"],"weights":[{{Bias}}]}]}""", "is not in its folder");

    [Theory]
    [InlineData("shard9.bin")]
    [InlineData("\\u0000")]
    [InlineData(".")]
    public void A_shard_that_cannot_be_read_is_named(string path) =>
        AssertRefused($$"""{"weightsManifest":[{"paths":["{{path}}"],"weights":[{{Bias}}]}]}""", "cannot be read (");

    [Theory]
    [InlineData("""{"name":"a/bias","shape":[3],"dtype":"float32"}""", "'a/bias' at offset 0 goes beyond the 8 bytes of its shards")]
    [InlineData("""{"name":"a/bias","shape":[1],"dtype":"float32"}""", "4 bytes at the end of its shards belong to no tensor")]
    [InlineData(Bias + "," + Bias, "'a/bias' at offset 8 goes beyond")]
    [InlineData("""{"name":"a","shape":[1],"dtype":"float32"},{"name":"a:0","shape":[1],"dtype":"float32"}""", "it has 'a' twice")]
    [InlineData("""{"name":"a/bias","shape":[2147483647,2147483647,2147483647],"dtype":"float32"}""", "'a/bias' has more elements than can be counted")]
    [InlineData("""{"name":"a/bias","shape":[2147483647,2147483647,2],"dtype":"float32"}""", "'a/bias' at offset 0 goes beyond")]
    [InlineData("""{"name":"a/bias","shape":[99999999999],"dtype":"float32"}""", "'a/bias' has a dimension of 99999999999")]
    [InlineData("""{"name":"a/bias","shape":[-2],"dtype":"float32"}""", "'a/bias' has a dimension of -2")]
    [InlineData("""{"name":"a/bias","shape":[2.5],"dtype":"float32"}""", "the shape of 'a/bias' contains something that is not a whole number")]
    [InlineData("""{"name":"a/bias","shape":2,"dtype":"float32"}""", "'a/bias' has no shape, or its shape is not of the kind array")]
    [InlineData("""{"name":7,"shape":[2],"dtype":"float32"}""", "a weight has no name, or its name is not of the kind string")]
    [InlineData("""[]""", "a weight has no name")]
    [InlineData("""{"name":"a/bias","shape":[2],"dtype":"string"},{"name":"b/bias","shape":[2],"dtype":"float8"}""", "'b/bias' is a second weight of an unknown type ('float8')")]
    [InlineData("""{"name":"\ud800","shape":[2],"dtype":"float32"}""", "cannot be read as a TensorFlow.js file: ")]
    [InlineData("""{"name":"a/bias","shape":[8],"dtype":"float32","quantization":{"dtype":"uint8","scale":1}}""", "the quantization of 'a/bias' has no min")]
    public void A_weight_that_does_not_fit_its_shards_is_named(string weights, string reason) =>
        AssertRefused($$"""{"weightsManifest":[{"paths":["shard0.bin"],"weights":[{{weights}}]}]}""", reason);

    [Theory]
    [InlineData("{}", "it has no weightsManifest")]
    [InlineData("""{"weightsManifest":{}}""", "it has no weightsManifest, or its weightsManifest is not of the kind array")]
    [InlineData("""{"weightsManifest":[7]}""", "a weight group has no paths")]
    [InlineData("""{"weightsManifest":[{"paths":[1],"weights":[]}]}""", "a path that is not a text")]
    [InlineData("""{"weightsManifest":[{"paths":[]}]}""", "a weight group has no weights")]
    [InlineData("""{"weightsManifest":[""", "cannot be read as a TensorFlow.js file: ")]
    public void A_model_without_a_manifest_is_refused(string json, string reason) => AssertRefused(json, reason);

    [Fact]
    public void A_topology_nested_too_deeply_is_refused() => AssertRefused(
        $$"""{"modelTopology":{{new StringBuilder().Insert(0, "{\"config\":{\"layers\":[", 5000)}}""", "cannot be read as a TensorFlow.js file: ");

    [Fact]
    public void Damaged_models_are_refused_or_read_within_bounds()
    {
        byte[] intact = Encoding.UTF8.GetBytes(
            """
            {"modelTopology":{"model_config":{"config":{"layers":[{"name":"conv"},{"name":"bn"}]}}},"weightsManifest":[{"paths":["shard0.bin","shard1.bin"],"weights":[
            {"name":"bn/beta","shape":[4],"dtype":"float32","quantization":{"dtype":"uint16","scale":0.5,"min":-3}},{"name":"conv/kernel","shape":[1,2,3,4],"dtype":"float32"},
            {"name":"bn/moving_variance","shape":[4],"dtype":"float32","quantization":{"dtype":"uint8","scale":0.5,"min":-3}}]}]}
            """);
        using TemporaryModel model = new("", new byte[50], new byte[58]);
        ReadOnlySpan<byte> likely = "0123456789-.,:[]{}\"abc"u8;
        Random random = new(31);
        int opened = 0;
        for (int round = 0; round < 1000; round++)
        {
            byte[] damaged = [.. intact];
            for (int count = random.Next(1, 4); count > 0; count--) damaged[random.Next(damaged.Length)] = random.Next(6) == 0 ? (byte)random.Next(256) : likely[random.Next(likely.Length)];
            if (random.Next(8) == 0) damaged = damaged[..random.Next(damaged.Length)];
            File.WriteAllBytes(model.Json, damaged);
            if (WeightFileFuzz.TryReadAll(model.Json)) opened++;
        }

        Assert.InRange(opened, 50, 950);
    }

    [Fact]
    public void A_shape_of_more_dimensions_than_a_tensor_has_is_refused() => AssertRefused(
        $$"""{"weightsManifest":[{"paths":["shard0.bin"],"weights":[{"name":"a","shape":[{{string.Join(',', Enumerable.Repeat("1", 65))}}],"dtype":"float32"}]}]}""",
        "the shape of 'a' has more than 64 dimensions");

    [Fact]
    public void More_weights_than_a_network_has_are_refused()
    {
        string weights = string.Join(',', Enumerable.Range(0, 100_001).Select(i => $$"""{"name":"{{i}}","shape":[0],"dtype":"bool"}"""));
        AssertRefused($$"""{"weightsManifest":[{"paths":[],"weights":[{{weights}}]}]}""", "it lists more than 100000 tensors");
    }

    [Fact]
    public void A_shard_listed_again_and_again_is_refused_before_it_is_opened_twice()
    {
        string paths = string.Join(',', Enumerable.Repeat("\"shard0.bin\"", 20_000));
        AssertRefused($$"""{"weightsManifest":[{"paths":[{{paths}}],"weights":[{{Bias}}]}]}""", "it lists its shard 'shard0.bin' twice");
        AssertRefused($$"""{"weightsManifest":[{"paths":["shard0.bin"],"weights":[{{Bias}}]},{"paths":["shard0.bin"],"weights":[]}]}""", "it lists its shard 'shard0.bin' twice");
    }

    [Fact]
    public void More_shards_than_a_process_can_keep_open_are_refused()
    {
        using TemporaryModel model = new("");
        string[] names = [.. Enumerable.Range(0, 2001).Select(i => $"\"s{i}\"")];
        foreach (string name in names) File.WriteAllBytes(Path.Combine(model.Folder, name.Trim('"')), new byte[4]);
        File.WriteAllText(model.Json, $$"""{"weightsManifest":[{"paths":[{{string.Join(',', names)}}],"weights":[]}]}""");
        Assert.Contains("it lists more than 2000 shards", Assert.Throws<WeightException>(() => WeightFile.Open(model.Json)).Message, StringComparison.Ordinal);
    }

    private static void AssertRefused(string json, string reason)
    {
        using TemporaryModel model = new(json, new byte[8]);
        WeightException exception = Assert.Throws<WeightException>(() => WeightFile.Open(model.Json));
        Assert.StartsWith($"{model.Json} cannot be read as a TensorFlow.js file: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }
}
