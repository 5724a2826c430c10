using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Checking;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>Until, IncludeTop and Pooling of the project file, and what they change for the other options.</summary>
public sealed class ShorteningTests
{
    private const string Network =
        """
        # input: 16x16x3
        # padding: same
        type,name,input,patch size/stride,output size
        convolution,first,,3x3/2,8x8x4
        max pool,,,2x2/2,4x4x4
        convolution,Second Layer,,3x3,4x4x8
        avg pool,,,4x4/1,1x1x8
        flatten,,,,1x1x8
        dropout (40%),,,,1x1x8
        linear,hidden,,,1x1x6
        linear,,,,1x1x10
        softmax,,,,1x1x10
        auxiliary classifier (aux),,first
        linear,fc,,,1x1x10
        """;

    [Theory]
    [InlineData("second layer")]
    [InlineData("SecondLayer")]
    [InlineData("second_layer")]
    public void A_network_stops_at_a_stage(string until) =>
        Assert.Equal(["first", "max pool", "Second Layer"], Stages(new TableOptions(Until: until)));

    [Fact]
    public void Rows_that_the_stage_does_not_need_are_left_out()
    {
        const string Parted = "# input: 8x8x3\ntype,name,input,patch size/stride,output size\nconvolution,a,,3x3,8x8x4\nconvolution,b,,3x3,8x8x5\nconvolution,c,a,3x3,8x8x6\nconvolution,d,,3x3,8x8x7\n";
        NetworkSpec spec = Judging.Of(("net.csv", Parted)).Network(new TableOptions(Until: "d")).Spec!;

        Assert.Equal([("a", -1, 3), ("c", 0, 4), ("d", 1, 6)], spec.Stages.Select(stage => (stage.Name, stage.Source, stage.Input.Channels)));
    }

    [Fact]
    public void Without_its_top_a_network_ends_in_its_last_map() =>
        Assert.Equal(["first", "max pool", "Second Layer"], Stages(new TableOptions(IncludeTop: "False")));

    [Theory]
    [InlineData("avg", PoolKind.Average)]
    [InlineData("MAX", PoolKind.Max)]
    internal void The_last_map_can_be_pooled(string pooling, PoolKind kind)
    {
        NetworkSpec spec = Judging.Clean(Network, new TableOptions(IncludeTop: "false", Pooling: pooling, Input: "32x24x3"));

        StageSpec last = spec.Stages[^1];
        Assert.Equal(("global " + pooling.ToLowerInvariant() + " pool", new Shape(8, 6, 8), new Shape(1, 1, 8)), (last.Name, last.Input, last.Output));
        Assert.Equal((kind, new Extent(8, 6)), Assert.IsType<PoolSpec>(last.Operation) is var pool ? (pool.Kind, pool.Window) : default);
    }

    [Theory]
    [InlineData("true", "none")]
    [InlineData("", "")]
    public void What_keeps_everything_keeps_everything(string top, string pooling) =>
        Assert.Equal(11 - 1, Stages(new TableOptions(IncludeTop: top, Pooling: pooling)).Length);

    [Fact]
    public void A_pool_of_features_is_no_classifier() => Assert.Equal(
        ["convolution", "max pool"],
        Judging.Clean("# input: 8x8x3\ntype,patch size/stride,output size\nconvolution,3x3,8x8x4\nmax pool,2x2/2,4x4x4\nlinear,,1x1x10\n", new TableOptions(IncludeTop: "false"))
            .Stages.Select(stage => stage.Name));

    [Fact]
    public void A_pool_that_is_called_like_the_global_one_keeps_its_name() => Assert.Equal(
        ["global avg pool", "another global avg pool"],
        Judging.Clean("# input: 8x8x3\ntype,name,patch size/stride,output size\navg pool,global avg pool,2x2/2,4x4x3\n", new TableOptions(Until: "global avg pool", Pooling: "avg"))
            .Stages.Select(stage => stage.Name));

    [Fact]
    public void Rules_for_rows_that_are_left_out_are_not_blamed() => Assert.Equal(
        "c.weight",
        ((ConvolutionSpec)Judging.Clean(Network + "\n\n# names of: a framework\nrow,column,weight\nfirst,,c\nhidden,,h\n", new TableOptions(Until: "first")).Stages.Single().Operation).Tensors.Kernel);

    [Fact]
    public void A_size_is_too_small_for_the_rows_that_are_left_alone()
    {
        const string Deep = "# input: 32x32x3\n# padding: valid\ntype,name,patch size/stride,output size\nconvolution,a,5x5,28x28x8\nconvolution,b,5x5,24x24x8\nconvolution,c,5x5,20x20x8\n";
        Judging.Clean(Deep, new TableOptions(Until: "b", Input: "9x9x3"));
        Verify.Diagnostics(
            new TestTable("net.csv", Deep.Replace(",b,", ",{|ING211:b|},"), ("Until", "b"), ("Input", "8x40x3")),
            "Row 'b', column 'name': with an input of 8x40x3 it cannot be computed: the 5x5/1 convolution does not fit into 4x36. The smallest input that works is 9x40x3.");
    }

    [Theory]
    [InlineData("Until", "mixed7", "'mixed7' cannot be used: no stage has this name; write the name of a row")]
    [InlineData("Until", "Second Lager", "'Second Lager' cannot be used: did you mean 'Second Layer'?")]
    [InlineData("Until", "fc", "'fc' cannot be used: this stage belongs to an auxiliary classifier; name one of the network's own")]
    [InlineData("IncludeTop", "no", "'no' is not understood: write true or false")]
    [InlineData("Pooling", "mean", "'mean' is not understood: write avg, max or none")]
    [InlineData("Pooling", "avg", "'avg' cannot be used: the network ends in its classifier; set IncludeTop=\"false\", or Until, to pool the map that it ends in then")]
    public void A_wrong_option_is_said_where_the_table_has_its_name(string option, string value, string message) => Verify.Diagnostics(
        new TestTable("net.csv", "# network: {|" + (message.Contains("understood", System.StringComparison.Ordinal) ? "ING008" : "ING013") + ":Net|}\n" + Network, (option, value)), "Option '" + option + "' in the project file: " + message);

    [Fact]
    public void Classes_need_a_classifier() => Verify.Diagnostics(
        new TestTable("net.csv", "# network: {|ING013:Net|}\n" + Network, ("IncludeTop", "false"), ("Classes", "5")),
        "Option 'Classes' in the project file: '5' cannot be used: what is left of the network has no linear row whose outputs it could set");

    [Fact]
    public void A_network_that_is_all_classifier_keeps_it() => Verify.Diagnostics(
        new TestTable("net.csv", "# network: {|ING013:Net|}\n# input: 8x8x3\ntype,output size\nflatten,1x1x192\nlinear,1x1x10\n", ("IncludeTop", "false")),
        "Option 'IncludeTop' in the project file: 'false' cannot be used: every row of the network belongs to its classifier, so nothing would be left");

    public static TheoryData<string> ShippedTables => new(Tables.AllShipped);

    [Theory]
    [MemberData(nameof(ShippedTables))]
    public void Every_shipped_network_has_features(string table)
    {
        NetworkSpec spec = Judging.Of([.. Tables.Shipped(table).Select(file => (file.Path, file.Text))]).Clean(new TableOptions(IncludeTop: "false"));

        Assert.True(spec.Stages[^1].Output is { Height: > 5, Channels: > 200 }, spec.Stages[^1].Output.ToString());
        Assert.DoesNotContain(spec.Stages, stage => stage.Operation is SoftmaxSpec or ConvolutionSpec { IsLinear: true });
    }

    /// <summary>The sizes and totals that Keras gives: include_top=False, and input_shape=(150, 150, 3) up to mixed7.</summary>
    [Fact]
    public void Inception_v3_has_the_parts_that_Keras_gives()
    {
        Assert.Equal((21_802_784 - 34_432, 5_711_168_096, new Shape(8, 8, 2048)), Part(new TableOptions(IncludeTop: "false")));
        Assert.Equal(new Shape(1, 1, 2048), Part(new TableOptions(IncludeTop: "false", Pooling: "avg")).Output);
        Assert.Equal(new Shape(7, 7, 768), Part(new TableOptions(Until: "mixed7", Input: "150x150x3")).Output);
        Assert.Equal(1_066_628_480, Part(new TableOptions(IncludeTop: "false", Input: "150x150x3")).MultiplyAdds);
        Assert.Equal(new Shape(1, 1, 2048), Part(new TableOptions(IncludeTop: "false", Input: "75x75x3")).Output);

        static (long Parameters, long MultiplyAdds, Shape Output) Part(TableOptions options)
        {
            NetworkSpec spec = Judging.Of([.. Tables.Shipped("inception_v3_keras").Select(file => (file.Path, file.Text))]).Clean(options);
            return (spec.Stages.Sum(stage => stage.Operation.Parameters), spec.Stages.Sum(stage => stage.Operation.MultiplyAdds), spec.Stages[^1].Output);
        }
    }

    /// <summary>Keras refuses less than 75x75 for the whole network; the first modules alone take less.</summary>
    [Theory]
    [InlineData("", "74x75x3", "mixed8", "75x75x3")]
    [InlineData("mixed3", "40x75x3", "mixed3", "43x75x3")]
    public void An_image_that_is_too_small_for_Inception_v3_is_said_at_the_row(string until, string input, string row, string smallest)
    {
        Judging judging = Judging.Of([.. Tables.Shipped("inception_v3_keras").Select(file => (file.Path, file.Text))]);

        CheckResult result = judging.Network(new TableOptions(Input: input, Until: until, IncludeTop: "false"));

        Assert.StartsWith("Row '" + row + "', column 'name': with an input of " + input + " it cannot be computed", Judging.Message(Assert.Single(result.Diagnostics)));
        Assert.EndsWith("The smallest input that works is " + smallest + ".", Judging.Message(result.Diagnostics[0]));
    }

    private static string[] Stages(TableOptions options) => [.. Judging.Clean(Network, options).Stages.Select(stage => stage.Name)];
}
