using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>Parameters and multiply-adds of the shipped tables are those of the networks that they follow.</summary>
public sealed class TotalsTests
{
    /// <summary>Counted as PyTorch counts: kernels, biases, gamma and beta.</summary>
    [Theory]
    [InlineData("alexnet", 61_100_840, 714_188_480)]
    [InlineData("bn_inception", 11_295_240, 2_032_600_064)]
    [InlineData("bn_inception_slim", 11_194_984, 2_018_851_840)]
    [InlineData("googlenet", 6_998_552, 1_582_671_872)]
    [InlineData("googlenet_torchvision", 6_624_904, 1_498_376_192)]
    [InlineData("inception_3a_naive", 387_072 + 64 + 128 + 32, 303_464_448)]
    [InlineData("inception_resnet_v1", 22_756_328, 6_206_361_696)]
    [InlineData("inception_resnet_v2", 55_843_464, 13_155_794_016)]
    [InlineData("inception_resnet_v2_paper", 32_433_928, 9_257_953_632)]
    [InlineData("inception_v2", 23_928_904, 5_767_793_248)]
    [InlineData("inception_v2_299", 23_928_904, 5_317_683_808)]
    [InlineData("inception_v2_151", 23_928_904, 5_317_683_808)]
    [InlineData("inception_v2_79", 23_928_904, 5_306_352_736)]
    [InlineData("inception_v3", 23_834_568, 5_713_216_096)]
    [InlineData("inception_v4", 42_679_816, 12_253_974_624)]
    [InlineData("inception_v4_paper", 42_679_816, 12_253_974_624)]
    [InlineData("vgg16", 138_357_544, 15_470_264_320)]
    public void A_table_has_the_totals_of_its_network(string table, long parameters, long multiplyAdds) =>
        Assert.Equal((parameters, multiplyAdds), Totals(Trunk(Shipped(table))));

    [Theory]
    [InlineData("googlenet", 13_378_280, 1_591_044_096)]
    [InlineData("googlenet_torchvision", 13_004_888, 1_498_376_192 + (16 * 128 * (512 + 528)) + (2 * ((2048 * 1024) + (1024 * 1000))))]
    [InlineData("inception_v3", 27_161_264, 5_713_216_096 + (25 * 768 * 128) + (25 * 128 * 768) + (768 * 1000))]
    public void Auxiliary_classifiers_add_theirs(string table, long parameters, long multiplyAdds) =>
        Assert.Equal((parameters, multiplyAdds), Totals(Shipped(table).Stages));

    /// <summary>Cadene's weights have a class for the background.</summary>
    [Theory]
    [InlineData("inception_v4", 42_681_353, 12_253_976_160)]
    [InlineData("inception_resnet_v2", 55_845_001, 13_155_795_552)]
    public void Another_number_of_classes_changes_the_last_layer_alone(string table, long parameters, long multiplyAdds) =>
        Assert.Equal((parameters, multiplyAdds), Totals(Trunk(Shipped(table, new TableOptions(Classes: "1001")))));

    /// <summary>Keras counts the mean and the variance of batch norm too, which are not learned.</summary>
    [Theory]
    [InlineData("inception_v3_keras", "true", 23_851_784, 34_432, 5_713_216_096)]
    [InlineData("inception_v3_keras", "false", 21_802_784, 34_432, 5_711_168_096)]
    [InlineData("inception_v3_nsfwjs", "true", 22_360_869, 34_432, 5_711_168_096 + (2048 * 256) + (256 * 128) + (128 * 5))]
    [InlineData("inception_resnet_v2_keras", "true", 55_873_736, 60_544, 13_155_794_016)]
    [InlineData("inception_resnet_v2_keras", "false", 54_336_736, 60_544, 13_154_258_016)]
    public void A_table_has_the_totals_that_Keras_counts(string table, string includeTop, long parameters, long notTrainable, long multiplyAdds)
    {
        StageSpec[] trunk = [.. Trunk(Shipped(table, new TableOptions(IncludeTop: includeTop)))];
        long means = trunk.SelectMany(stage => Convolutions(stage.Operation)).Where(layer => layer.BatchNorm is not null).Sum(layer => (long)layer.Output.Channels);

        Assert.Equal(notTrainable, 2 * means);
        Assert.Equal((parameters - notTrainable, multiplyAdds), Totals(trunk));
    }

    /// <summary>From the layers' shapes alone (kernel, input and output channels, height and width of the output), not by the generator's arithmetic.</summary>
    [Theory]
    [InlineData("alexnet", 714_188_480, "11 3 64 55, 5 64 192 27, 3 192 384 13, 3 384 256 13, 3 256 256 13, 6 256 4096 1, 1 4096 4096 1, 1 4096 1000 1")]
    [InlineData(
        "vgg16", 15_470_264_320,
        "3 3 64 224, 3 64 64 224, 3 64 128 112, 3 128 128 112, 3 128 256 56, 3 256 256 56, 3 256 256 56, 3 256 512 28, 3 512 512 28, 3 512 512 28, "
        + "3 512 512 14, 3 512 512 14, 3 512 512 14, 7 512 4096 1, 1 4096 4096 1, 1 4096 1000 1")]
    public void Multiply_adds_follow_from_the_published_shapes(string table, long multiplyAdds, string layers)
    {
        long[] costs = [.. layers.Split(", ").Select(layer => layer.Split(' ').Select(long.Parse).ToArray() is [var kernel, var from, var to, var size] ? kernel * kernel * from * to * size * size : 0)];

        Assert.Equal(multiplyAdds, costs.Sum());
        Assert.Equal(costs, Trunk(Shipped(table)).SelectMany(stage => Convolutions(stage.Operation)).Select(layer => layer.MultiplyAdds));
    }

    private static NetworkSpec Shipped(string table, TableOptions? options = null) => Judging.Of(Files(table)).Clean(options);

    private static (string Path, string Text)[] Files(string table) => [.. Tables.Shipped(table).Select(file => (file.Path, file.Text))];

    private static IEnumerable<StageSpec> Trunk(NetworkSpec network) => network.Stages.Where(stage => stage.Head.Length == 0);

    private static (long Parameters, long MultiplyAdds) Totals(IEnumerable<StageSpec> stages) =>
        (stages.Sum(stage => stage.Operation.Parameters), stages.Sum(stage => stage.Operation.MultiplyAdds));

    private static IEnumerable<ConvolutionSpec> Convolutions(OperationSpec operation) => operation switch
    {
        ConvolutionSpec convolution => [convolution],
        SequenceSpec sequence => sequence.Operations.SelectMany(Convolutions),
        ConcatSpec concat => concat.Branches.SelectMany(Convolutions),
        ResidualSpec residual => Convolutions(residual.Body),
        _ => [],
    };
}
