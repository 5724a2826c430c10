using System;
using System.IO;
using System.Linq;
using InceptionGen.Weights;

namespace InceptionGen.Tests;

/// <summary>What a table needs beside what a file has, without loading.</summary>
public class WeightMatchTests
{
    private static readonly EditableWeights Weights = EditableWeights.Of(TinyNetwork.Description);

    [Fact]
    public void A_file_of_the_network_fits()
    {
        using TemporaryFile file = TensorFile.Of(TensorFile.Renamed(Weights, name => "module." + name));
        using WeightFile weights = WeightFile.Open(file.Path);
        WeightMatch match = WeightMatch.Of(TinyNetwork.Description, weights);

        Assert.True(match.IsComplete);
        Assert.Empty(match.Problems());
        Assert.NotEmpty(match.Needed);
        Assert.All(match.Needed, tensor => Assert.Equal(TensorFit.Fits, tensor.Fit));
    }

    [Fact]
    public void What_is_missing_misshapen_and_left_over_is_what_loading_refuses()
    {
        using TemporaryFile file = TensorFile.Of(TensorFile.Renamed(Weights, name => name == "fc.weight" ? "fc.kernel" : name)
            .Select(tensor => tensor.Name == "fc.bias" ? (tensor.Name, new TensorShape(1, 1), [1f]) : tensor));
        using WeightFile weights = WeightFile.Open(file.Path);
        WeightMatch match = WeightMatch.Of(TinyNetwork.Description, weights);

        Assert.False(match.IsComplete);
        Assert.Equal(TensorFit.Missing, match.Needed.Single(tensor => tensor.Tensor.Name == "fc.weight").Fit);
        Assert.Equal(TensorFit.OtherShape, match.Needed.Single(tensor => tensor.Tensor.Name == "fc.bias").Fit);
        Assert.Equal(2, match.Needed.Count(tensor => tensor.Fit != TensorFit.Fits));
        Assert.Equal(["fc.kernel"], match.Surplus);
        WeightException refusal = Assert.Throws<WeightException>(() => WeightCheck.Require(TinyNetwork.Description, weights, new LoadOptions()));
        Assert.Equal(match.Problems(), refusal.Problems);
        Assert.Equal(3, refusal.Problems.Count);
    }

    [Fact]
    public void Surplus_can_be_accepted()
    {
        using TemporaryFile file = TensorFile.Of(TensorFile.Renamed(Weights, name => name).Append(("extra.weight", new TensorShape(1), [1f])));
        using WeightFile weights = WeightFile.Open(file.Path);

        Assert.False(WeightMatch.Of(TinyNetwork.Description, weights).IsComplete);
        WeightMatch accepted = WeightMatch.Of(TinyNetwork.Description, weights, new LoadOptions { IgnoreSurplus = true });
        Assert.True(accepted.IsComplete);
        Assert.Equal(["extra.weight"], accepted.Surplus);
    }

    [Theory]
    [InlineData("mini.safetensors", "safetensors", "F32", 4)]
    [InlineData("mini_bf16.safetensors", "safetensors", "BF16", 2)]
    [InlineData("mini.pth", "PyTorch", "float32", 4)]
    [InlineData("mini_half.pth", "PyTorch", "float16", 2)]
    [InlineData("mini_legacy.pth", "PyTorch", "float32", 4)]
    public void A_file_says_its_format_and_types(string name, string format, string type, int size)
    {
        using WeightFile file = WeightFile.Open(Path.Combine(AppContext.BaseDirectory, "Formats", name));
        Assert.Equal(format, file.Format);
        Assert.Equal(type, file.TypeOf("fc.weight"));
        Assert.Equal(size * file.Tensors["fc.weight"].Elements, file.BytesOf("fc.weight"));
        Assert.Throws<ArgumentException>(() => file.TypeOf("nothing"));
    }
}
