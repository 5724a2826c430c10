using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Tests;

public class TensorFlowJsTests
{
    private static readonly string[] OnePath = ["shard0.bin"];

    [Fact]
    public void Kernels_become_outputs_first()
    {
        // (H, W, I, O) = (1, 2, 2, 3): element 6w + 3i + o
        using TemporaryModel model = new(Manifest(OnePath, Weight("conv2d_1/kernel", [1, 2, 2, 3]), Weight("dense_1/kernel", [2, 3]), Weight("dense_1/bias", [3])), Floats(0, 21));
        using WeightFile file = WeightFile.Open(model.Json);
        Assert.Equal([0f, 6, 3, 9, 1, 7, 4, 10, 2, 8, 5, 11], MiniTensors.Read(file, "conv2d_1/kernel"));
        Assert.Equal([12f, 15, 13, 16, 14, 17], MiniTensors.Read(file, "dense_1/kernel"));
        Assert.Equal([18f, 19, 20], MiniTensors.Read(file, "dense_1/bias"));
        Assert.Equal("3x2x1x2 3x2 3", string.Join(' ', file.Tensors.Values));
        Assert.Equal(FlattenOrder.ChannelsLast, file.FlattenOrder);
    }

    [Fact]
    public void A_folder_is_opened_by_the_model_in_it()
    {
        using TemporaryModel model = new(Manifest(OnePath, Weight("a/bias", [2])), Floats(0, 2));
        using WeightFile file = WeightFile.Open(model.Folder);
        Assert.Equal(model.Json, file.Description);
        Assert.Contains("is a folder without a model.json", Assert.Throws<WeightException>(() => WeightFile.Open(AppContext.BaseDirectory)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rounded_numbers_are_scaled_in_double()
    {
        const double scale = 0.0008456574059000202;
        const double min = -0.0752635091251018;
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(i => (byte)i), 0, 0, 0xFF, 0xFF, 0x34, 0x12, 0x00, 0x3C, 0xFF, 0x7B];
        using TemporaryModel model = new(
            Manifest(
                OnePath,
                Weight("a/bias", [256], $$""","quantization":{"dtype":"uint8","scale":{{scale:R}},"min":{{min:R}}}"""),
                Weight("b/bias", [3], $$""","quantization":{"dtype":"uint16","scale":{{scale:R}},"min":{{min:R}}}"""),
                Weight("c/bias", [2], ""","quantization":{"dtype":"float16"}""")),
            bytes);
        using WeightFile file = WeightFile.Open(model.Json);
        Assert.Equal(Enumerable.Range(0, 256).Select(q => (float)((q * scale) + min)), MiniTensors.Read(file, "a/bias"));
        Assert.Equal([(float)min, (float)((65535 * scale) + min), (float)((0x1234 * scale) + min)], MiniTensors.Read(file, "b/bias"));
        Assert.Equal([1f, 65504f], MiniTensors.Read(file, "c/bias"));
    }

    [Fact]
    public void Tensors_cross_the_borders_of_shards()
    {
        byte[] bytes = Floats(0, 3000);
        int[] borders = [0, 0, 1, 1, 1, 4001, 8000, 8003, bytes.Length, bytes.Length];
        byte[][] shards = [.. borders.Zip(borders.Skip(1), (start, end) => bytes[start..end])];
        using TemporaryModel model = new(
            Manifest([.. shards.Select((_, i) => $"shard{i}.bin")], Weight("a/bias", [999]), Weight("conv/kernel", [1, 1, 1, 2000]), Weight("b/bias", [1])), shards);
        using WeightFile file = WeightFile.Open(model.Json);
        Assert.Equal(Enumerable.Range(0, 999).Select(i => (float)i), MiniTensors.Read(file, "a/bias"));
        Assert.Equal(Enumerable.Range(999, 2000).Select(i => (float)i), MiniTensors.Read(file, "conv/kernel"));
        Assert.Equal([2999f], MiniTensors.Read(file, "b/bias"));
    }

    [Fact]
    public void An_empty_shard_holds_nothing()
    {
        using TemporaryModel model = new(Manifest(["shard0.bin", "shard1.bin", "shard2.bin"], Weight("a/bias", [1])), [0], [], [0, 0x80, 0x3F]);
        using WeightFile file = WeightFile.Open(model.Json);
        Assert.Equal([1f], MiniTensors.Read(file, "a/bias"));
    }

    [Fact]
    public void A_shard_may_be_a_link()
    {
        using TemporaryModel model = new(Manifest(["shard0.bin"], Weight("a/bias", [2])));
        string blob = System.IO.Path.Combine(model.Folder, "blob");
        System.IO.File.WriteAllBytes(blob, Floats(0, 2));
        System.IO.File.CreateSymbolicLink(System.IO.Path.Combine(model.Folder, "shard0.bin"), blob);
        using WeightFile file = WeightFile.Open(model.Json);
        Assert.Equal([0f, 1], MiniTensors.Read(file, "a/bias"));
    }

    [Fact]
    public void A_shard_that_shrinks_while_it_is_open_is_named()
    {
        using TemporaryModel model = new(Manifest(OnePath, Weight("a/bias", [2])), Floats(0, 2));
        using WeightFile file = WeightFile.Open(model.Json);
        using (System.Diagnostics.Process truncate = System.Diagnostics.Process.Start("truncate", ["-s", "4", System.IO.Path.Combine(model.Folder, "shard0.bin")])) truncate.WaitForExit();
        Assert.StartsWith(
            $"{model.Json}: 'a/bias' cannot be read: its shard 'shard0.bin': the file was changed while it was open",
            Assert.Throws<WeightException>(() => MiniTensors.Read(file, "a/bias")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Several_groups_begin_at_the_start_of_their_own_shards()
    {
        string first = Group(["shard0.bin"], Weight("a/bias", [2]));
        string second = Group(["shard1.bin"], Weight("b/bias", [2]));
        using TemporaryModel model = new($$"""{"weightsManifest":[{{first}},{{second}}]}""", Floats(0, 2), Floats(2, 2));
        using WeightFile file = WeightFile.Open(model.Json);
        Assert.Equal([2f, 3f], MiniTensors.Read(file, "b/bias"));
    }

    [Theory]
    [InlineData("""{"model_config":{"class_name":"Model","config":{"layers":[LAYERS]}}}""")]
    [InlineData("""{"class_name":"Sequential","config":[LAYERS]}""")]
    [InlineData("""{"class_name":"Functional","config":{"name":"outer","layers":[{"class_name":"Model","name":"inner","config":{"layers":[LAYERS]}}]}}""")]
    public void Layers_are_counted_in_the_order_of_the_topology(string topology)
    {
        const string layers = """
            {"class_name":"Conv2D","config":{"name":"conv2d_9"}},{"class_name":"BatchNormalization","name":"bn_2","config":{}},
            {"class_name":"Conv2D","name":"conv2d_10","config":{}},{"class_name":"Dense","name":"logits","config":{"name":"logits"}}
            """;
        string[] weights =
        [
            Weight("bn_2/moving_variance", [2]), Weight("bn_2/beta", [2]), Weight("conv2d_10/kernel", [1, 1, 1, 2]), Weight("conv2d_9/kernel", [1, 1, 1, 2]),
            Weight("conv2d_9/bias:0", [2]), Weight("logits/kernel", [1, 2]), Weight("extra/kernel", [1, 1, 1, 2]),
        ];
        using TemporaryModel model = new(
            $$"""{"modelTopology":{{topology.Replace("LAYERS", layers, StringComparison.Ordinal)}},"weightsManifest":[{{Group(OnePath, weights)}}]}""", Floats(0, 14));
        using WeightFile file = WeightFile.Open(model.Json);

        Dictionary<string, string> expected = new()
        {
            ["conv2d[0]/kernel"] = "conv2d_9/kernel",
            ["conv2d[0]/bias"] = "conv2d_9/bias",
            ["conv2d[1]/kernel"] = "conv2d_10/kernel",
            ["conv2d[2]/kernel"] = "extra/kernel",
            ["batch_normalization[0]/beta"] = "bn_2/beta",
            ["dense[0]/kernel"] = "logits/kernel",
        };
        foreach ((string place, string name) in expected) Assert.Equal(name, file.Find(place));
        Assert.Null(file.Find("conv2d[3]/kernel"));
        Assert.Equal(MiniTensors.Read(file, "conv2d_9/bias"), MiniTensors.Read(file, "conv2d[0]/bias"));
        Assert.Equal(7, file.Tensors.Count);
    }

    [Fact]
    public void Integers_are_known_and_not_read()
    {
        using TemporaryModel model = new(
            Manifest(OnePath, """{"name":"steps","shape":[1],"dtype":"int32"}""", """{"name":"i","shape":[4],"dtype":"int32","quantization":{"dtype":"uint8","scale":1,"min":0}}"""), new byte[8]);
        using WeightFile file = WeightFile.Open(model.Json);
        Assert.Equal("holds int32, which are not floating-point numbers", file.DefectOf("steps"));
        Assert.Equal("holds int32, which are not floating-point numbers", file.DefectOf("i"));
    }

    [Theory]
    [InlineData("""{"name":"labels","shape":[3],"dtype":"string"}""")]
    [InlineData("""{"name":"labels","shape":[3],"dtype":"float32","quantization":{"dtype":"uint4","scale":1,"min":0}}""")]
    public void A_weight_of_an_unknown_type_spoils_only_itself(string labels)
    {
        using TemporaryModel model = new(Manifest(OnePath, Weight("a/bias", [1]), labels, Weight("b/bias", [1])), [.. Floats(1, 1), 1, 2, 3, 4, 5, .. Floats(2, 1)]);
        using WeightFile file = WeightFile.Open(model.Json);
        Assert.Equal([1f], MiniTensors.Read(file, "a/bias"));
        Assert.Equal([2f], MiniTensors.Read(file, "b/bias"));
        Assert.Contains("which cannot be read", file.DefectOf("labels"), StringComparison.Ordinal);
    }

    internal static string Manifest(string[] paths, params string[] weights) => $$"""{"weightsManifest":[{{Group(paths, weights)}}]}""";

    internal static string Weight(string name, int[] shape, string more = "") => $$"""{"name":"{{name}}","shape":[{{string.Join(',', shape)}}],"dtype":"float32"{{more}}}""";

    internal static byte[] Floats(int first, int count) => [.. Enumerable.Range(first, count).SelectMany(i => BitConverter.GetBytes((float)i))];

    private static string Group(string[] paths, params string[] weights) =>
        $$"""{"paths":[{{string.Join(',', paths.Select(path => $"\"{path}\""))}}],"weights":[{{string.Join(',', weights)}}]}""";
}
