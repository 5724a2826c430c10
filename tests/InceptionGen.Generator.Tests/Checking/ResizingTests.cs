using System.IO;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Checking;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>The Input and Classes of the project file: the rules of the table's own sizes at others.</summary>
public sealed class ResizingTests
{
    private static readonly (string, string)[] GoogLeNet = [.. new[] { "googlenet.csv", "googlenet.names.csv" }
        .Select(file => (file, File.ReadAllText(Repository.PathOf("tables", file))))];

    // Inception v3's stem and head as printed in the reference, at its own 299x299.
    private const string Stem =
        """
        # network: Stem
        type,patch size/stride,input size
        conv,3x3/2,299x299x3
        conv,3x3/1,149x149x32
        conv padded,3x3/1,147x147x32
        pool,3x3/2,147x147x64
        conv,1x1/1,73x73x64
        conv,3x3/1,73x73x80
        pool,3x3/2,71x71x192
        pool,35x35,35x35x192
        linear,,1x1x192
        softmax,,1x1x1000
        """;

    [Fact]
    public void Paddings_stay_what_the_tables_own_sizes_decided()
    {
        NetworkSpec spec = Judging.Of(("net.csv", Stem)).Clean(new TableOptions(Input: "150x150x3", Classes: "5"));

        // The sizes of Inception v3 at 150x150 in ARCHITECTURES.
        Assert.Equal(
            ["74x74x32", "72x72x32", "72x72x64", "35x35x64", "35x35x80", "33x33x192", "16x16x192", "1x1x192", "1x1x5", "1x1x5"],
            spec.Stages.Select(stage => stage.Output.ToString()));
        Assert.Equal(new Extent(16, 16), Assert.IsType<PoolSpec>(spec.Stages[7].Operation).Window);
        Assert.Equal(new Shape(150, 150, 3), spec.Input);
    }

    [Fact]
    public void Every_heads_last_linear_row_has_the_classes()
    {
        NetworkSpec spec = Judging.Of(GoogLeNet).Clean(new TableOptions(Classes: "5"));

        Assert.Equal(
            [("linear", 5), ("softmax", 5), ("aux1 fc", 1024), ("aux1", 5), ("aux2 fc", 1024), ("aux2", 5)],
            spec.Stages.Where(stage => stage.Operation is SoftmaxSpec or ConvolutionSpec { IsLinear: true }).Select(stage => (stage.Name, stage.Output.Channels)));
    }

    [Theory]
    [InlineData("150x150x3")]
    [InlineData("224x320x3")]
    [InlineData("47x47x1")]
    public void Googlenet_has_other_sizes(string input)
    {
        NetworkSpec spec = Judging.Of(GoogLeNet).Clean(new TableOptions(Input: input));

        Assert.Equal(input, spec.Input.ToString());
        Assert.Equal(new Shape(1, 1, 1024), spec.Stages.Single(stage => stage.Name == "avgpool").Output);
    }

    [Theory]
    [InlineData("20x20x3", "31x31x3")]
    [InlineData("30x300x3", "31x300x3")]
    [InlineData("300x1x3", "300x31x3")]
    public void An_input_that_is_too_small_is_said_where_it_fails(string input, string smallest)
    {
        Judging judging = Judging.Of(GoogLeNet);

        CheckResult result = judging.Network(new TableOptions(Input: input));

        Assert.NotEmpty(result.Diagnostics);
        Assert.All(result.Diagnostics, diagnostic => Assert.Equal("ING211", diagnostic.Rule.Id));
        Assert.All(result.Diagnostics, diagnostic => Assert.EndsWith("The smallest input that works is " + smallest + ".", Judging.Message(diagnostic)));
        Assert.NotNull(result.Spec);
        Assert.All(judging.Network(new TableOptions(Input: smallest)).Diagnostics, diagnostic => Assert.Equal("ING217", diagnostic.Rule.Id));
    }

    [Fact]
    public void What_follows_a_row_that_is_too_small_is_not_blamed() => Verify.Diagnostics(
        new TestTable(
            "net.csv",
            """
            # input: 32x32x3
            # padding: valid
            type,name,patch size/stride,output size
            convolution,first,5x5/1,28x28x8
            convolution,{|ING211:second|},5x5/1,24x24x8
            convolution,third,5x5/1,20x20x8
            """,
            ("Input", "8x8x3")),
        "Row 'second', column 'name': with an input of 8x8x3 it cannot be computed: the 5x5/1 convolution does not fit into 4x4. The smallest input that works is 13x13x3.");

    [Fact]
    public void Names_of_layers_that_are_missing_for_it_are_not_blamed() => Verify.Diagnostics(
        new TestTable(
            "net.csv",
            """
            # input: 9x9x3
            # padding: valid
            type,name,output size
            Reduce,{|ING211:body|},4x4x8
            # module: Reduce
            type,#1x1,#3x3/2
            conv,4,8
            # names of: net
            row,column,weight
            body,#1x1,body.0
            body,#3x3,body.1
            """,
            ("Input", "2x2x3")),
        "Row 'body', column 'name': with an input of 2x2x3 it cannot be computed: the 3x3/2 convolution does not fit into 2x2. The smallest input that works is 3x3x3.");

    [Fact]
    public void Branches_that_part_at_another_size_are_said() => Verify.Diagnostics(
        new TestTable(
            "net.csv",
            """
            # input: 8x8x3
            # padding: half
            # pooling: ceil
            type,patch size/stride,output size,#3x3,pool proj
            {|ING211:inception (a)|},stride 2,4x4x11,8,max + pass through
            """,
            ("Input", "7x7x3")),
        "Row 'inception (a)', column 'type': with an input of 7x7x3 it cannot be computed: Row 'inception (a)', column 'pool proj': this branch gives 3x3x3, the others 4x4. Branches are concatenated in one map, so their heights and widths must be equal.");

    [Fact]
    public void Pixels_that_another_size_leaves_unread_are_the_users_choice() =>
        Judging.Of(("net.csv", Stem)).Clean(new TableOptions(Input: "300x300x3"));

    [Fact]
    public void An_adaptive_pool_keeps_its_output()
    {
        NetworkSpec spec = Judging.Of(("net.csv",
            """
            # input: 14x14x8
            type,output size
            adaptive avg pool,4x4x8
            flatten,1x1x128
            linear,1x1x10
            """)).Clean(new TableOptions(Input: "9x9x8"));

        Assert.Equal(["4x4x8", "1x1x128", "1x1x10"], spec.Stages.Select(stage => stage.Output.ToString()));
    }
}
