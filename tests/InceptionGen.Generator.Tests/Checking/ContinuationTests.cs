using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>A table whose rows stand below those of another: "# continues: body.csv until mixed".</summary>
public sealed class ContinuationTests
{
    private const string Body =
        """
        # network: Body
        # input: 16x16x3
        # padding: same
        # preprocess: rgb / 255
        # source: a paper
        # classes: a, b
        type,name,input,patch size/stride,output size
        convolution,stem,,3x3/2,8x8x4
        Block,mixed,,,8x8x8
        convolution,last,,1x1,8x8x6
        avg pool,,,8x8/1,1x1x6
        linear,,,,1x1x2
        softmax,,,,1x1x2
        auxiliary classifier (aux),,stem
        linear,fc,,,1x1x2

        # module: Block
        type,#1x1,#3x3
        conv,4
        conv,4,4

        # names of: a framework
        # linear: *.w
        row,column,weight
        *,*,body{#}
        """;

    private const string Head =
        """
        # network: Head
        # continues: body.csv until mixed
        type,patch size/stride,output size
        avg pool,8x8/1,1x1x8
        linear,,1x1x5
        softmax,,1x1x5
        """;

    [Fact]
    public void Its_rows_read_what_the_other_network_gives()
    {
        NetworkSpec spec = Judged(Head).Clean();

        Assert.Equal(
            [("stem", -1, "8x8x4"), ("mixed", 0, "8x8x8"), ("avg pool", 1, "1x1x8"), ("linear", 2, "1x1x5"), ("softmax", 3, "1x1x5")],
            spec.Stages.Select(stage => (stage.Name, stage.Source, stage.Output.ToString())));
        Assert.Equal(("Head", new Shape(16, 16, 3), "rgb / 255", "a paper"), (spec.ClassName, spec.Input, spec.Preprocessing, spec.Source));
        Assert.Empty(spec.ClassNames);
    }

    [Fact]
    public void Each_tables_layers_have_that_tables_names()
    {
        NetworkSpec spec = Judged(Head + "\n\n# names of: mine\n# linear: *.kernel\nrow,column,weight\nlinear,,dense{#}\n").Clean();

        var module = (ConcatSpec)spec.Stages[1].Operation;
        Assert.Equal("body1.weight", ((ConvolutionSpec)spec.Stages[0].Operation).Tensors.Kernel);
        Assert.Equal("body2.weight", ((ConvolutionSpec)module.Branches[0]).Tensors.Kernel);
        Assert.Equal("dense1.kernel", ((ConvolutionSpec)spec.Stages[3].Operation).Tensors.Kernel);
    }

    [Theory]
    [InlineData("body.csv")]
    [InlineData("BODY.CSV")]
    [InlineData("tables/body.csv")]
    public void Without_a_stage_it_continues_before_the_classifier(string file) => Assert.Equal(
        ["stem", "mixed", "last", "linear"],
        Judged("# continues: " + file + "\ntype,output size\nlinear,1x1x5\n").Clean().Stages.Select(stage => stage.Name));

    [Fact]
    public void Its_own_directives_come_first()
    {
        NetworkSpec spec = Judged("# continues: body.csv until stem\n# input: 32x24x3\n# preprocess: bgr - 1 2 3\n# frozen: none\n# classes: x, y, z\n# source: mine\ntype,output size\nlinear,1x1x3\n").Clean();

        Assert.Equal((new Shape(32, 24, 3), new Shape(16, 12, 4), "bgr - 1 2 3", "mine"), (spec.Input, spec.Stages[0].Output, spec.Preprocessing, spec.Source));
        Assert.Equal(["x", "y", "z"], spec.ClassNames);
    }

    [Fact]
    public void A_head_can_be_continued_and_resized()
    {
        Judging judging = Judging.Of(("top.csv", "# continues: head.csv until avg pool\ntype,output size\nlinear,1x1x7\n"), ("head.csv", Head), ("body.csv", Body));

        NetworkSpec spec = judging.Clean(new TableOptions(Input: "32x32x3", Classes: "9"));

        Assert.Equal(["16x16x4", "16x16x8", "1x1x8", "1x1x9"], spec.Stages.Select(stage => stage.Output.ToString()));
    }

    [Fact]
    public void A_row_may_read_any_stage_above_and_has_a_name_of_its_own()
    {
        NetworkSpec spec = Judged("# continues: body.csv until mixed\ntype,name,input,patch size/stride,output size\nconvolution,,stem,1x1,8x8x2\nconvolution,convolution 3,,1x1,8x8x2\n").Network().Spec!;
        Assert.Equal([("convolution", 0), ("convolution 3", 2)], spec.Stages.Skip(2).Select(stage => (stage.Name, stage.Source)));
    }

    [Fact]
    public void Mistakes_of_the_other_table_are_said_there() => Verify.Diagnostics(
        [new("body.csv", Body.Replace("8x8x6", "{|ING202:9x9x6|}", System.StringComparison.Ordinal)), new("head.csv", Head)]);

    [Theory]
    [InlineData("nobody.csv", "no other network of the project has this file name; list it as an ArchitectureTable")]
    [InlineData("head.csv", "no other network of the project has this file name; list it as an ArchitectureTable")]
    [InlineData("body.csv until mixe", "did you mean 'mixed'?")]
    [InlineData("body.csv until fc", "this stage belongs to an auxiliary classifier; name one of the network's own")]
    public void A_network_that_is_not_there_is_said(string value, string detail) => Verify.Diagnostics(
        [new("body.csv", Body), new("head.csv", "# network: Head\n# continues: {|ING013:" + value + "|}\ntype,output size\nlinear,1x1x5\n")],
        "Directive 'continues': '" + value + "' cannot be used: " + detail);

    [Fact]
    public void A_size_that_is_too_small_is_said_at_the_row_that_cannot_be_computed() => Verify.Diagnostics(
        [
            new("body.csv", "# network: Body\n# input: 9x9x3\n# padding: valid\ntype,name,patch size/stride,output size\nconvolution,{|ING211:{|ING211:stem|}|},5x5,5x5x4\n"),
            new("head.csv", "# continues: body.csv\n# input: 3x9x3\ntype,output size\nlinear,1x1x2\n"),
            new("other.csv", "# continues: body.csv\ntype,output size\nlinear,1x1x2\n", ("Input", "9x4x3")),
        ],
        "Row 'stem', column 'name': with an input of 3x9x3 it cannot be computed: the 5x5/1 convolution does not fit into 3x9. The smallest input that works is 5x9x3.",
        "Row 'stem', column 'name': with an input of 9x4x3 it cannot be computed: the 5x5/1 convolution does not fit into 9x4. The smallest input that works is 9x5x3.");

    [Fact]
    public void Two_tables_cannot_continue_each_other() => Verify.Diagnostics(
        [
            new("a.csv", "# network: A\n# continues: {|ING013:b.csv|}\ntype,output size\nlinear,1x1x5\n"),
            new("b.csv", "# network: B\n# continues: {|ING013:a.csv|}\ntype,output size\nlinear,1x1x5\n"),
        ],
        "Directive 'continues': 'b.csv' cannot be used: that network continues this one",
        "Directive 'continues': 'a.csv' cannot be used: that network continues this one");

    [Fact]
    public void A_name_that_stands_above_is_taken() => Verify.Diagnostics(
        [new("body.csv", Body), new("head.csv", "# continues: body.csv until mixed\ntype,name,output size\nlinear,{|ING402:stem|},1x1x5\n")]);

    [Fact]
    public void Two_tables_layers_cannot_have_one_tensor() => Verify.Diagnostics(
        [new("body.csv", Body), new("head.csv", "# continues: body.csv until stem\ntype,output size\n{|ING408:linear|},1x1x5\n# names of: a\nrow,column,weight\n*,,body1\n")],
        "Row 'linear': its weights are called 'body1.weight', as are those of row 'stem'. Give them different names, with a names table if need be.");

    private static Judging Judged(string head) => Judging.Of(("head.csv", head), ("body.csv", Body));
}
