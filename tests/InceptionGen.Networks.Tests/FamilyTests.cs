using System.Linq;
using InceptionGen.Shipped;

namespace InceptionGen.Networks.Tests;

/// <summary>The other shipped tables, compiled, against the real implementations: every tap, the logits, the five best classes.</summary>
public class FamilyTests
{
    [Theory]
    [InlineData("bn_inception", false, 1e-4)]
    [InlineData("bn_inception", true, 2e-5)]
    [InlineData("inception_v3", false, 1e-4)]
    [InlineData("inception_v3", true, 2e-5)]
    // Float32 alone loses 6e-5 of the logits of Inception v4.
    [InlineData("inception_v4", false, 6e-4)]
    [InlineData("inception_v4", true, 1e-4)]
    [InlineData("inception_resnet_v1", false, 1e-4)]
    [InlineData("inception_resnet_v1", true, 2e-5)]
    [InlineData("inception_resnet_v2", false, 1e-4)]
    [InlineData("inception_resnet_v2", true, 2e-5)]
    [InlineData("alexnet", false, 1e-4)]
    [InlineData("alexnet", true, 2e-5)]
    [InlineData("vgg16", false, 1e-4)]
    [InlineData("vgg16", true, 2e-5)]
    public void A_table_equals_the_implementation_that_it_follows(string name, bool precise, double bound)
    {
        ShippedNetwork choice = ShippedNetworks.Find(name);
        Comparison.AssertEqual(name, choice.Load(SyntheticWeights.For(choice.Describe()), new() { Precise = precise }), bound);
    }

    // Parameters are counted as PyTorch counts them: gamma and beta of batch norm, not its mean and variance.
    [Theory]
    [InlineData("googlenet", 6_998_552, 1_582_671_872)]
    [InlineData("googlenet_torchvision", 6_624_904, 1_498_376_192)]
    [InlineData("bn_inception", 11_295_240, 2_032_600_064)]
    [InlineData("bn_inception_slim", 11_194_984, 2_018_851_840)]
    [InlineData("inception_v2", 23_928_904, 5_767_793_248)]
    [InlineData("inception_v2_299", 23_928_904, 5_317_683_808)]
    [InlineData("inception_v2_151", 23_928_904, 5_317_683_808)]
    [InlineData("inception_v2_79", 23_928_904, 5_306_352_736)]
    [InlineData("inception_v3", 23_834_568, 5_713_216_096)]
    [InlineData("inception_v4", 42_679_816, 12_253_974_624)]
    [InlineData("inception_v4_paper", 42_679_816, 12_253_974_624)]
    [InlineData("inception_resnet_v1", 22_756_328, 6_206_361_696)]
    [InlineData("inception_resnet_v2", 55_843_464, 13_155_794_016)]
    [InlineData("inception_resnet_v2_paper", 32_433_928, 9_257_953_632)]
    [InlineData("alexnet", 61_100_840, 714_188_480)]
    [InlineData("vgg16", 138_357_544, 15_470_264_320)]
    public void Totals_are_those_of_the_implementation(string name, long parameters, long multiplyAdds)
    {
        NetworkDescription description = ShippedNetworks.Find(name).Describe();
        Assert.Equal((parameters, multiplyAdds), (description.Parameters, description.MultiplyAdds));
    }

    // Keras counts the mean and variance of batch norm among the parameters.
    [Theory]
    [InlineData("inception_v3_keras", 23_851_784, 34_432, 5_713_216_096)]
    public void Totals_are_those_of_Keras(string name, long parameters, long notTrainable, long multiplyAdds)
    {
        NetworkDescription description = ShippedNetworks.Find(name).Describe();
        Assert.Equal(
            (parameters - notTrainable, notTrainable, multiplyAdds), (description.Parameters, description.RunningStatistics, description.MultiplyAdds));
    }
}
