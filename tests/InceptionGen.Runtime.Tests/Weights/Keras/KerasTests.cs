using System;
using System.Collections.Generic;
using System.Linq;

namespace InceptionGen.Tests;

public class KerasTests
{
    private static readonly Dictionary<string, string> Convolutions = new()
    {
        ["conv2d_1/kernel"] = "conv1.weight",
        ["batch_normalization_1/beta"] = "bn1.bias",
        ["batch_normalization_1/moving_mean"] = "bn1.running_mean",
        ["batch_normalization_1/moving_variance"] = "bn1.running_var",
        ["conv2d_2/kernel"] = "branch.0.weight",
        ["conv2d_2/bias"] = "branch.0.bias",
        ["conv2d_3/kernel"] = "branch.2.weight",
        ["conv2d_3/bias"] = "branch.2.bias",
    };

    private static readonly Dictionary<string, string> All = new(Convolutions) { ["predictions/kernel"] = "fc.weight", ["predictions/bias"] = "fc.bias" };

    [Theory]
    [InlineData("mini_keras_notop.h5", false)]
    [InlineData("mini_keras_top.h5", true)]
    [InlineData("mini_keras_model.h5", true)]
    public void A_file_of_the_real_library_is_read_by_name(string name, bool hasTop)
    {
        using WeightFile file = WeightFile.Open($"Formats/{name}");
        Dictionary<string, string> names = hasTop ? All : Convolutions;
        Assert.Equal(names.Keys.Order(StringComparer.Ordinal), file.Tensors.Keys.Order(StringComparer.Ordinal));
        MiniTensors.AssertHeldBy(file, names);
        Assert.Equal(FlattenOrder.ChannelsLast, file.FlattenOrder);
    }

    [Fact]
    public void Or_by_the_place_of_its_layers()
    {
        using WeightFile file = WeightFile.Open("Formats/mini_keras_model.h5");
        MiniTensors.AssertHeldBy(file, new Dictionary<string, string>
        {
            ["conv2d[0]/kernel"] = "conv1.weight",
            ["batch_normalization[0]/beta"] = "bn1.bias",
            ["batch_normalization[0]/moving_mean"] = "bn1.running_mean",
            ["batch_normalization[0]/moving_variance"] = "bn1.running_var",
            ["conv2d[1]/kernel"] = "branch.0.weight",
            ["conv2d[1]/bias"] = "branch.0.bias",
            ["conv2d[2]/kernel"] = "branch.2.weight",
            ["conv2d[2]/bias"] = "branch.2.bias",
            ["dense[0]/kernel"] = "fc.weight",
            ["dense[0]/bias"] = "fc.bias",
        });
        Assert.Null(file.Find("conv2d[3]/kernel"));
        Assert.Null(file.Find("predictions[0]/kernel"));
    }

    [Fact]
    public void It_holds_what_the_same_networks_other_files_hold()
    {
        using WeightFile keras = WeightFile.Open("Formats/mini_keras_top.h5");
        using WeightFile torch = WeightFile.Open("Formats/mini.pth");
        foreach ((string name, string expected) in All) Assert.Equal(MiniTensors.Read(torch, expected), MiniTensors.Read(keras, name));
    }
}
