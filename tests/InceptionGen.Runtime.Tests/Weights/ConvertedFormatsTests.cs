using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Execution;
using InceptionGen.Weights;

namespace InceptionGen.Tests;

/// <summary>Every format becomes a safetensors file that a network loads to the same bits, in the types that the file had.</summary>
public sealed class ConvertedFormatsTests : IDisposable
{
    private static readonly NetworkDescription Torch = Mini(
        new("conv1.weight", Gamma: "bn1.weight", Beta: "bn1.bias", Mean: "bn1.running_mean", Variance: "bn1.running_var"),
        new("branch.0.weight", "branch.0.bias"), new("branch.2.weight", "branch.2.bias"), new("fc.weight", "fc.bias"));

    private readonly string _out = Path.GetTempFileName();

    [Theory]
    [InlineData("mini.pth", "F32")]
    [InlineData("mini_legacy.pth", "F32")]
    [InlineData("mini_checkpoint.pth", "F32")]
    [InlineData("mini_half.pth", "F16")]
    [InlineData("mini.safetensors", "F32")]
    [InlineData("mini_bf16.safetensors", "BF16")]
    public void Files_of_PyTorch(string file, string type)
    {
        using WeightFile weights = WeightFile.Open($"Formats/{file}");
        AssertSame(Torch, Torch, weights, type);
    }

    [Theory]
    [InlineData("mini_keras_model.h5", "conv2d[0]", "batch_normalization[0]", "conv2d[1]", "conv2d[2]", "dense[0]")]
    [InlineData("mini_keras_top.h5", "conv2d_1", "batch_normalization_1", "conv2d_2", "conv2d_3", "predictions")]
    public void Files_of_Keras_get_the_tables_names(string file, string conv1, string norm, string conv2, string conv3, string linear)
    {
        NetworkDescription keras = Mini(
            new($"{conv1}/kernel", Beta: $"{norm}/beta", Mean: $"{norm}/moving_mean", Variance: $"{norm}/moving_variance"),
            new($"{conv2}/kernel", $"{conv2}/bias"), new($"{conv3}/kernel", $"{conv3}/bias"), new($"{linear}/kernel", $"{linear}/bias"));
        NetworkDescription own = Mini(
            new("conv1.weight", Beta: "bn1.bias", Mean: "bn1.running_mean", Variance: "bn1.running_var"),
            new("branch.0.weight", "branch.0.bias"), new("branch.2.weight", "branch.2.bias"), new("fc.weight", "fc.bias"));
        using WeightFile weights = WeightFile.Open($"Formats/{file}");
        AssertSame(own, keras, weights, "F32");
        using (WeightFile saved = WeightFile.Open(_out)) Assert.Contains("branch.2.weight", saved.Tensors.Keys);

        // By its own names, too: a place such as conv2d[0] is a name like any other.
        AssertSame(keras, keras, weights, "F32");
    }

    // (H, W, C) = (2, 3, 4) of a convolution becomes the inputs of a linear layer: element h, w, c of the file is input c, h, w here.
    [Fact]
    public void A_model_of_TensorFlow_js_with_inputs_that_are_flattened_channels_last_and_rounded_numbers()
    {
        byte[] shard = [.. TensorFlowJsTests.Floats(0, 12), .. new byte[8], .. Enumerable.Range(0, 48).Select(i => (byte)i), .. TensorFlowJsTests.Floats(0, 2)];
        using TemporaryModel model = new(
            TensorFlowJsTests.Manifest(
                ["shard0.bin"],
                TensorFlowJsTests.Weight("conv/kernel", [1, 1, 3, 4]),
                TensorFlowJsTests.Weight("conv/bias", [4], ""","quantization":{"dtype":"float16"}"""),
                TensorFlowJsTests.Weight("dense/kernel", [24, 2], ""","quantization":{"dtype":"uint8","scale":0.3,"min":-0.7}"""),
                TensorFlowJsTests.Weight("dense/bias", [2])),
            shard);
        DescriptionBuilder table = new("Flat", "", "", new(2, 3, 3), "rgb / 255");
        table.Stage("conv", "Conv");
        table.Convolution("", -1, 4, new(1), tensors: new("conv/kernel", "conv/bias"));
        table.Stage("dense", "Dense");
        table.Linear("", 0, 2, tensors: new("dense/kernel", "dense/bias"));
        NetworkDescription network = table.Build();

        using WeightFile weights = WeightFile.Open(model.Json);
        AssertSame(network, network, weights, null);
        using WeightFile saved = WeightFile.Open(_out);
        Assert.Equal(["F32", "F16", "F32", "F32"], new[] { "conv/kernel", "conv/bias", "dense/kernel", "dense/bias" }.Select(saved.TypeOf));
        IEnumerable<float> expected = from o in Enumerable.Range(0, 2) from c in Enumerable.Range(0, 4) from pixel in Enumerable.Range(0, 6) select (float)(((((pixel * 4) + c) * 2) + o) * 0.3 + -0.7);
        Assert.Equal(expected, MiniTensors.Read(saved, "dense/kernel"));
    }

    [Fact]
    public void Numbers_of_float64_become_float32()
    {
        byte[] data = [.. Enumerable.Range(1, 5 * 24).Select(i => 1.0 / i).Concat([0.1, 0.2, 0.3, 0.4, 0.5]).SelectMany(BitConverter.GetBytes)];
        using TemporaryFile file = new("""{"fc.weight":{"dtype":"F64","shape":[5,24],"data_offsets":[0,960]},"fc.bias":{"dtype":"F64","shape":[5],"data_offsets":[960,1000]}}""", data);
        DescriptionBuilder table = new("Fc", "", "", new(2, 3, 4), "rgb");
        table.Stage("fc", "Fc");
        table.Linear("", -1, 5, layer: "fc");
        using WeightFile weights = WeightFile.Open(file.Path);
        AssertSame(table.Build(), table.Build(), weights, "F32");
    }

    // A wide type after an odd number of narrow ones would lie at an odd place.
    [Fact]
    public void Every_number_lies_at_a_multiple_of_its_size()
    {
        byte[] data = [.. Enumerable.Range(1, 3).SelectMany(i => BitConverter.GetBytes((Half)i)), .. Enumerable.Range(1, 3).SelectMany(i => BitConverter.GetBytes((float)i))];
        using TemporaryFile file = new("""{"fc.weight":{"dtype":"F16","shape":[1,3],"data_offsets":[0,6]},"fc.bias":{"dtype":"F32","shape":[1],"data_offsets":[6,10]},"x.y":{"dtype":"F32","shape":[2],"data_offsets":[10,18]}}""", data);
        DescriptionBuilder table = new("Fc", "", "", new(1, 1, 3), "rgb");
        table.Stage("fc", "Fc");
        table.Linear("", -1, 1, layer: "fc");
        using WeightFile weights = WeightFile.Open(file.Path);
        table.Build().SaveSafetensors(weights, _out, new() { IgnoreSurplus = true });

        byte[] saved = File.ReadAllBytes(_out);
        Assert.Equal(1f, BitConverter.ToSingle(saved, saved.Length - 10));
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(i => (float)BitConverter.ToHalf(saved, saved.Length - 6 + (2 * i))));
        Assert.Equal(0, (saved.Length - 10) % 4);
    }

    public void Dispose() => File.Delete(_out);

    // What a network computes with: kernels and biases with batch norm folded in.
    private void AssertSame(NetworkDescription network, NetworkDescription readAs, WeightFile weights, string? type)
    {
        network.SaveSafetensors(weights, _out, new() { ReadAs = readAs });
        using WeightFile saved = WeightFile.Open(_out);
        LayerSet.Load(network, saved); // nothing is missing, and nothing left over
        if (type is not null) Assert.All(saved.Tensors.Keys, name => Assert.Equal(type, saved.TypeOf(name)));
        IWeightSource source = WeightCheck.Require(readAs, weights, new());
        foreach ((ConvolutionInfo layer, ConvolutionInfo read) in network.Operations.OfType<ConvolutionInfo>().Zip(readAs.Operations.OfType<ConvolutionInfo>()))
        {
            var actual = FoldedTensors.Read(network, layer, saved, new(), []);
            var expected = FoldedTensors.Read(readAs, read, source, new(), []);
            Assert.Equal(expected.Kernel.ToArray().Select(BitConverter.SingleToInt32Bits), actual.Kernel.ToArray().Select(BitConverter.SingleToInt32Bits));
            Assert.Equal(expected.Bias.Select(BitConverter.SingleToInt32Bits), actual.Bias.Select(BitConverter.SingleToInt32Bits));
        }
    }

    private static NetworkDescription Mini(TensorNames conv1, TensorNames conv2, TensorNames conv3, TensorNames linear)
    {
        DescriptionBuilder table = new("Mini", "", "", new(8, 8, 3), "rgb / 127.5 - 1");
        table.Stage("all", "All");
        table.Convolution("", -1, 8, new(3), new(2), epsilon: 1e-3f, tensors: conv1);
        table.Convolution("", 0, 6, new(1), padding: new(0, 0, 2, 2), tensors: conv2);
        table.Convolution("", 1, 10, new(1, 7), tensors: conv3, output: new(1, 1, 10));
        table.Linear("", 2, 5, tensors: linear);
        return table.Build();
    }
}
