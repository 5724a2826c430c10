using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Classify;
using InceptionGen.Execution;

namespace InceptionGen.Tests;

/// <summary>The sample's formula against tensors made by another implementation of it.</summary>
public class SyntheticWeightsTests
{
    [Fact]
    public void The_formula_gives_the_same_numbers_elsewhere()
    {
        SyntheticWeights weights = new(Mini());
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
        SyntheticWeights weights = new(Mini());
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

    private static NetworkDescription Mini()
    {
        DescriptionBuilder table = new("Mini", "", "", new(8, 8, 3), "rgb / 127.5 - 1");
        table.Stage("all", "All", new(8, 8, 3), new(1, 1, 5));
        table.Convolution(
            "", -1, new(8, 8, 3), new(3, 3, 8), new(3, 3), new(2, 2), default,
            new("conv1.weight", Gamma: "bn1.weight", Beta: "bn1.bias", Mean: "bn1.running_mean", Variance: "bn1.running_var"), Activation.Relu, Algorithm.Direct, 1e-3f);
        table.Convolution("", 0, new(3, 3, 8), new(3, 3, 6), new(1, 1), new(1, 1), default, new("branch.0.weight", "branch.0.bias"), Activation.Relu, Algorithm.Pointwise);
        table.Convolution("", 1, new(3, 7, 6), new(3, 1, 10), new(1, 7), new(1, 1), default, new("branch.2.weight", "branch.2.bias"), Activation.Relu, Algorithm.Direct);
        table.Linear("", 2, new(1, 1, 10), new(1, 1, 5), new("fc.weight", "fc.bias"), Activation.None);
        return table.Build();
    }
}
