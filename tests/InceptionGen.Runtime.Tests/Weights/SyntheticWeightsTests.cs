using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using InceptionGen.Execution;

namespace InceptionGen.Tests;

/// <summary>The formula against tensors made by another implementation of it.</summary>
public class SyntheticWeightsTests
{
    [Fact]
    public void The_formula_gives_the_same_numbers_elsewhere()
    {
        SyntheticWeights weights = SyntheticWeights.For(Mini());
        Dictionary<string, JsonElement> expected = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText("Formats/mini.json"))!;
        foreach ((string name, TensorShape shape) in weights.Tensors)
        {
            float[] values = new float[shape.Elements];
            weights.Read(name, values);
            Assert.Equal(expected[name].GetProperty("shape").EnumerateArray().Select(dimension => dimension.GetInt32()), shape.Dimensions.ToArray());
            Assert.Equal(expected[name].GetProperty("first").EnumerateArray().Select(value => (float)value.GetDouble()), values.Take(4));
            Assert.Equal(expected[name].GetProperty("sum").GetDouble(), values.Sum(value => (double)value), 1e-12);
        }

        Assert.Equal(expected.Count - 1, weights.Tensors.Count);
    }

    [Fact]
    public void They_are_what_the_weight_file_of_the_same_network_holds()
    {
        SyntheticWeights weights = SyntheticWeights.For(Mini());
        using WeightFile file = WeightFile.Open("Formats/mini.safetensors");
        foreach ((string name, TensorShape shape) in weights.Tensors)
        {
            float[] expected = new float[shape.Elements];
            float[] actual = new float[shape.Elements];
            file.Read(name, expected);
            weights.Read(name, actual);
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void A_network_lists_its_tensors_with_their_rows_and_columns()
    {
        Assert.Equal(
            [
                "conv1.weight 8x3x3x3: all", "bn1.weight 8: all", "bn1.bias 8: all", "bn1.running_mean 8: all", "bn1.running_var 8: all",
                "branch.0.weight 6x8x1x1: all, #1x1", "branch.0.bias 6: all, #1x1",
                "branch.2.weight 10x6x1x7: all", "branch.2.bias 10: all", "fc.weight 5x10: all", "fc.bias 5: all",
            ],
            Mini().Tensors.Select(tensor => tensor.ToString()));
    }

    [Fact]
    public void Tensors_that_no_row_needs_are_refused()
    {
        SyntheticWeights weights = SyntheticWeights.For(Mini());
        Assert.Contains("no tensor 'conv2.weight'", Assert.Throws<ArgumentException>(() => weights.Read("conv2.weight", new float[8])).Message);
        Assert.Contains("'bn1.bias' has 8 values, not 7", Assert.Throws<ArgumentException>(() => weights.Read("bn1.bias", new float[7])).Message);
    }

    private static NetworkDescription Mini()
    {
        DescriptionBuilder table = new("Mini", "", "", new(8, 8, 3), "rgb / 127.5 - 1");
        table.Stage("all", "All");
        table.Convolution(
            "", -1, 8, new(3), new(2), epsilon: 1e-3f,
            tensors: new("conv1.weight", Gamma: "bn1.weight", Beta: "bn1.bias", Mean: "bn1.running_mean", Variance: "bn1.running_var"));
        table.Convolution("#1x1", 0, 6, new(1), padding: new(0, 0, 2, 2), layer: "branch.0");
        table.Convolution("", 1, 10, new(1, 7), layer: "branch.2", output: new(1, 1, 10));
        table.Linear("", 2, 5, layer: "fc");
        return table.Build();
    }
}
