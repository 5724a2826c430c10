using System;
using System.Linq;
using InceptionGen.Training.Graph;
using InceptionGen.Training.Parameters;
using InceptionGen.Training.Tests.Graph;
using Xunit;

namespace InceptionGen.Training.Tests.Features;

/// <summary>Where a network is cut: the maps that frozen rows hand to trained ones.</summary>
public sealed class FrozenBaseTests
{
    [Theory]
    [InlineData("module", 1, "1")]
    [InlineData("module", 2, "1")]
    [InlineData("module", 3, "9")]
    [InlineData("grouped", 6, "5")]
    [InlineData("residual", 2, "1")]
    [InlineData("residual", 3, "6")]
    [InlineData("split", 1, "0")]
    [InlineData("split", 2, "8")]
    [InlineData("reduction", 1, "1 3")]
    [InlineData("auxiliary", 1, "0")]
    [InlineData("auxiliary", 2, "1 4")]
    public void The_maps_that_cross_the_cut_are_found(string table, int frozen, string outputs)
    {
        FrozenBase cut = CutOf(SmallTables.All[table], stage => stage.Index < frozen);
        Assert.Equal(outputs, string.Join(' ', cut.Outputs));
        Assert.True(cut.SavesWork);
    }

    [Fact]
    public void The_base_runs_first_and_the_others_keep_their_order()
    {
        // The pools of a trained module read a frozen map alone.
        FrozenBase cut = CutOf(SmallTables.All["reduction"], stage => stage.Index < 1);
        Assert.Equal([0, 1, 3, 2, 4, 5, 6], cut.Order);
        Assert.Equal((2, 3), (cut.MomentOf(3), cut.MomentOf(2)));
    }

    [Fact]
    public void A_pool_of_a_map_that_is_kept_is_not_kept_as_well()
    {
        FrozenBase module = CutOf(SmallTables.All["module"], stage => stage.Index < 2);
        Assert.Equal((true, false), (module.Contains(1), module.Contains(7)));
        Assert.Equal([1], module.Outputs);
    }

    [Fact]
    public void Dropout_is_never_in_the_base()
    {
        NetworkDescription network = SmallTables.All["module"];
        int dropout = network.Operations.Select((operation, index) => (operation, index)).Single(pair => pair.operation is DropoutInfo).index;
        FrozenBase cut = CutOf(network, stage => stage.Name is not ("dropout" or "linear"));
        Assert.False(cut.Contains(dropout));
        Assert.Equal([dropout - 1], cut.Outputs);

        // A frozen one drops nothing.
        FrozenBase frozen = CutOf(network, stage => stage.Name != "linear");
        Assert.DoesNotContain(dropout, frozen.Order);
        Assert.Equal([dropout - 1], frozen.Outputs);
    }

    [Fact]
    public void Without_frozen_convolutions_nothing_is_worth_keeping()
    {
        FrozenBase cut = CutOf(SmallTables.All["pools"], _ => false);
        Assert.Equal((false, false), (cut.SavesWork, cut.Contains(0)));
        Assert.Equal(Enumerable.Range(0, cut.Order.Count), cut.Order);
    }

    [Fact]
    public void An_auxiliary_classifier_that_is_frozen_has_no_loss()
    {
        NetworkDescription network = SmallTables.All["auxiliary"];
        TrainingGraph graph = new GraphBuilder(
            network, new GraphSettings(2, stage => stage.Head == "aux1" || stage.Index == 0 ? RowMode.Frozen : RowMode.Trained), SyntheticWeights.For(network)).Build();
        Assert.Equal("", Assert.Single(graph.Heads).Name);
        string message = Assert.Throws<InvalidOperationException>(() => CutOf(network, _ => true)).Message;
        Assert.Equal("Nothing of Small is left to train: every row is frozen. Unfreeze the last ones.", message);
    }

    [Fact]
    public void Other_rows_weights_and_outputs_are_other_features()
    {
        NetworkDescription network = SmallTables.All["module"];
        BaseIdentity Identity(int frozen, IWeightSource weights) =>
            new GraphBuilder(network, new GraphSettings(2, stage => stage.Index < frozen ? RowMode.Frozen : RowMode.Trained), weights).Build().Features!.Identity;

        BaseIdentity own = Identity(2, SyntheticWeights.For(network)), later = Identity(3, SyntheticWeights.For(network));
        Assert.Equal(own, Identity(2, SyntheticWeights.For(network)));
        Assert.NotEqual(own.Rows, later.Rows);
        BaseIdentity changed = Identity(2, new OneOther(SyntheticWeights.For(network), "conv1.bn.bias"));
        Assert.Equal((own.Rows, own.Kernels), (changed.Rows, changed.Kernels));
        Assert.NotEqual(own.Weights, changed.Weights);
        Assert.Equal(own, Identity(2, new OneOther(SyntheticWeights.For(network), "linear.bias")));
    }

    private static FrozenBase CutOf(NetworkDescription network, Func<StageInfo, bool> isFrozen) =>
        new(network, new OperationUses(network, new GraphSettings(2, stage => isFrozen(stage) ? RowMode.Frozen : RowMode.Trained)));
}
