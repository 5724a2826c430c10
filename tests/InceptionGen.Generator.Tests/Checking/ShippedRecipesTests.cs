using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>The shipped tables carry the recipes of their papers.</summary>
public sealed class ShippedRecipesTests
{
    /// <summary>TensorFlow's RMSProp, whose mean square begins with 1.</summary>
    private static readonly RmsPropSettings Papers = new(0.045f) { Decay = 0.9f, Momentum = 0.9f, Epsilon = 1, InitialAccumulator = 1 };

    [Theory]
    [InlineData("googlenet", 0.01f, 0.3f)]
    [InlineData("googlenet_torchvision", 0.01f, 0.3f)]
    [InlineData("bn_inception", 0.0075f, null)]
    [InlineData("bn_inception_slim", 0.0075f, null)]
    [InlineData("inception_v2", 0.045f, null)]
    [InlineData("inception_v2_299", 0.045f, null)]
    [InlineData("inception_v2_151", 0.045f, null)]
    [InlineData("inception_v2_79", 0.045f, null)]
    public void The_first_papers_descend_with_momentum(string table, float rate, float? auxiliaryWeight)
    {
        TrainingRecipe recipe = Recipe(table);

        Assert.Equal(new SgdSettings(rate) { Momentum = 0.9f }, recipe.Optimizer);
        Assert.Equal((new LossSettings(LossKind.CrossEntropy), auxiliaryWeight), (recipe.Loss, recipe.AuxiliaryWeight));
    }

    [Theory]
    [InlineData("inception_v3", 0.4f, 2f)]
    [InlineData("inception_v3_keras", null, 2f)]
    [InlineData("inception_v4", null, null)]
    [InlineData("inception_v4_paper", null, null)]
    [InlineData("inception_resnet_v1", null, null)]
    [InlineData("inception_resnet_v2", null, null)]
    [InlineData("inception_resnet_v2_keras", null, null)]
    [InlineData("inception_resnet_v2_paper", null, null)]
    public void The_later_ones_use_RMSProp_and_smooth_their_labels(string table, float? auxiliaryWeight, float? clipping)
    {
        TrainingRecipe recipe = Recipe(table);

        Assert.Equal(Papers, recipe.Optimizer);
        Assert.Equal(new LossSettings(LossKind.CrossEntropy, 0.1f), recipe.Loss);
        Assert.Equal(new ScheduleSettings(ScheduleKind.Staircase, 0.94f, 2), recipe.Schedule);
        Assert.Equal((auxiliaryWeight, clipping), (recipe.AuxiliaryWeight, recipe.GradientClipping));
        Assert.Equal((0.00004f, 0.9999f), (recipe.WeightDecay, recipe.WeightAverage));
    }

    [Fact]
    public void GoogLeNet_is_trained_as_in_its_paper_and_Caffe()
    {
        TrainingRecipe recipe = Recipe("googlenet");

        Assert.Equal(new ScheduleSettings(ScheduleKind.Staircase, 0.96f, 8), recipe.Schedule);
        Assert.Equal(new InitializationSettings(InitializationKind.XavierCaffe, Bias: 0.2f), recipe.Initialization);
        Assert.Equal(0.0002f, recipe.WeightDecay);
    }

    /// <summary>The rows that it continues were trained, too.</summary>
    [Fact]
    public void Nsfwjs_has_no_frozen_rows() => Assert.Equal(new TrainingRecipe { FrozenStages = 0 }, Recipe("inception_v3_nsfwjs"));

    /// <summary>Section 9: images of three sizes at nearly the same cost. From 73x73x64 on, the networks are the same.</summary>
    [Fact]
    public void Images_of_three_sizes_cost_nearly_the_same()
    {
        NetworkSpec[] networks = [.. new[] { "inception_v2_299", "inception_v2_151", "inception_v2_79" }.Select(Shipped)];

        Assert.Equal(["299x299x3", "151x151x3", "79x79x3"], networks.Select(network => network.Input.ToString()));
        Assert.Equal([2, 1, 1], networks.Select(network => ((ConvolutionSpec)network.Stages[0].Operation).Stride.Height));
        Assert.Equal([true, true, false], networks.Select(network => network.Stages[1].Operation is PoolSpec));
        long[] costs = [.. networks.Select(network => network.Stages.Sum(stage => stage.Operation.MultiplyAdds))];
        Assert.InRange((double)costs.Max() / costs.Min(), 1, 1.0025);
        Assert.All(networks, network => Assert.Equal(
            networks[0].Stages.SkipWhile(stage => stage.Output != new Shape(73, 73, 64)).Select(stage => stage.Output),
            network.Stages.SkipWhile(stage => stage.Output != new Shape(73, 73, 64)).Select(stage => stage.Output)));
    }

    private static TrainingRecipe Recipe(string table) => Assert.IsType<TrainingRecipe>(Shipped(table).Recipe);

    private static NetworkSpec Shipped(string table) => Judging.Of([.. Tables.Shipped(table).Select(file => (file.Path, file.Text))]).Clean();
}
