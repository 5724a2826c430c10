using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>What each type of row makes, what it needs (ING108) and what means nothing in it (ING107).</summary>
public sealed class RowTests
{
    [Fact]
    public void Every_plain_row_makes_its_operation()
    {
        NetworkSpec spec = Judging.Clean(
            """
            # input: 8x8x16
            # average pooling: counts padding
            type,patch size/stride,output size,activation
            "local response norm (size 5, alpha 1e-4, beta .75)",,8x8x16
            avg pool,3x3/2 1,4x4x16
            pool,2x2/2,2x2x16
            dropout (40%),,2x2x16
            flatten,,1x1x64
            linear,,1x1x10,relu
            dropout,,1x1x10
            softmax,,1x1x10
            """.Replace("3x3/2 1", "3x3/2 S"));

        OperationSpec[] operations = [.. spec.Stages.Select(stage => stage.Operation)];
        Assert.Equal(new LocalResponseNormSpec(new Shape(8, 8, 16), 5, "1e-4", "0.75", "1"), operations[0]);
        Assert.Equal(
            new PoolSpec(new Shape(8, 8, 16), new Shape(4, 4, 16), PoolKind.Average, new Extent(3, 3), new Extent(2, 2), new Padding(0, 1, 0, 1), CountsPadding: true),
            operations[1]);
        Assert.Equal(PoolKind.Max, Assert.IsType<PoolSpec>(operations[2]).Kind);
        Assert.Equal(new DropoutSpec(new Shape(2, 2, 16), "0.4"), operations[3]);
        Assert.Equal(new FlattenSpec(new Shape(2, 2, 16)), operations[4]);
        var linear = Assert.IsType<ConvolutionSpec>(operations[5]);
        Assert.Equal((true, true, Activation.Relu, 640), (linear.IsLinear, linear.Bias, linear.Activation, linear.Weights));
        Assert.Equal(new DropoutSpec(new Shape(1, 1, 10), ""), operations[6]);
        Assert.Equal(new SoftmaxSpec(new Shape(1, 1, 10)), operations[7]);
    }

    [Fact]
    public void Rows_of_Keras_are_read()
    {
        NetworkSpec spec = Judging.Clean(
            """
            # input: 8x8x3
            type,output size,activation
            flatten (hwc),1x1x192
            linear,1x1x16,relu6
            dropout (keep 80%),1x1x16
            linear,1x1x8,sigmoid
            linear,1x1x1
            sigmoid,1x1x1
            """);

        OperationSpec[] operations = [.. spec.Stages.Select(stage => stage.Operation)];
        Assert.Equal(new FlattenSpec(new Shape(8, 8, 3), ChannelsLast: true), operations[0]);
        Assert.Equal(Activation.Relu6, Assert.IsType<ConvolutionSpec>(operations[1]).Activation);
        Assert.Equal(new DropoutSpec(new Shape(1, 1, 16), "0.2"), operations[2]);
        Assert.Equal(Activation.Sigmoid, Assert.IsType<ConvolutionSpec>(operations[3]).Activation);
        Assert.Equal(new SigmoidSpec(new Shape(1, 1, 1)), operations[5]);
        Assert.Equal("flatten", spec.Stages[0].Name);
    }

    [Theory]
    [InlineData("keep 80%", "0.2")]
    [InlineData("keep 0.6", "0.4")]
    [InlineData("keep_prob=0.999", "0.001")]
    [InlineData("keep 100%", "0")]
    [InlineData("rate 0.3", "0.3")]
    public void Dropout_says_what_it_drops_or_what_it_keeps(string brackets, string rate) => Assert.Equal(
        new DropoutSpec(new Shape(1, 1, 4), rate),
        Judging.Clean($"# input: 1x1x4\ntype,output size\ndropout ({brackets}),1x1x4").Stages[0].Operation);

    [Theory]
    [InlineData("keep 0%", "what is kept is above 0% and at most 100%")]
    [InlineData("keep 180%", "what is kept is above 0% and at most 100%")]
    [InlineData("keep -1", "what is kept is above 0% and at most 100%")]
    [InlineData("100%", "a rate is at least 0% and below 100%")]
    [InlineData("5000%", "a rate is at least 0% and below 100%")]
    public void A_dropout_that_drops_all_or_more_is_refused(string brackets, string detail)
    {
        Assert.False(CellParser.DropoutRate(brackets).Succeeded(out _, out Problem? problem));
        Assert.Equal(detail, problem.Detail);
    }

    [Fact]
    public void A_linear_layer_reads_a_map_as_it_is()
    {
        NetworkSpec spec = Judging.Clean("# input: 4x5x128\n# activation: relu\ntype,output size\nlinear,1x1x1024");

        var linear = Assert.IsType<ConvolutionSpec>(spec.Stages[0].Operation);
        Assert.Equal((new Extent(4, 5), new Shape(1, 1, 1024), 2_621_440, Activation.None), (linear.Kernel, linear.Output, linear.Weights, linear.Activation));
    }

    [Fact]
    public void An_average_pool_without_a_patch_covers_the_map()
    {
        NetworkSpec spec = Judging.Clean("# input: 7x5x64\ntype,output size\navg pool,1x1x64");

        var pool = Assert.IsType<PoolSpec>(spec.Stages[0].Operation);
        Assert.Equal((PoolKind.Average, new Extent(7, 5)), (pool.Kind, pool.Window));
    }

    [Fact]
    public void A_double_column_is_two_convolutions_the_last_strided()
    {
        NetworkSpec spec = Judging.Clean(
            """
            # input: 28x28x320
            # padding: same
            # pooling: ceil
            type,patch size/stride,output size,#1x1,#3x3 reduce,#3x3,double #3x3 reduce,double #3x3,pool + proj
            inception (3c),stride 2,14x14x576,0,128,160,64,96,max + pass through
            """);

        var module = Assert.IsType<ConcatSpec>(spec.Stages[0].Operation);
        var chain = Assert.IsType<SequenceSpec>(module.Branches[1]).Operations.Cast<ConvolutionSpec>().ToArray();
        Assert.Equal([(64, 1), (96, 1), (96, 2)], chain.Select(step => (step.Output.Channels, step.Stride.Height)));
        var pool = Assert.IsType<PoolSpec>(module.Branches[2]);
        Assert.Equal((PoolKind.Max, new Extent(3, 3), new Extent(2, 2), Padding.None), (pool.Kind, pool.Window, pool.Stride, pool.Padding));
    }

    [Fact]
    public void Headings_may_fix_stride_and_padding()
    {
        NetworkSpec spec = Judging.Clean(
            """
            # input: 17x17x768
            # pooling: valid
            type,patch size/stride,output size,#1x1,#3x3,#3x3/2 V,pool proj
            inception (7a),,15x15x52,,,20,
            """.Replace("15x15x52,,,20,", "8x8x20,,,20,"));

        var convolution = Assert.IsType<ConvolutionSpec>(spec.Stages[0].Operation);
        Assert.Equal((new Extent(2, 2), Padding.None, "#3x3 (2)"), (convolution.Stride, convolution.Padding, convolution.Column));
    }

    [Fact]
    public void A_row_may_overrule_the_directives()
    {
        NetworkSpec spec = Judging.Clean(
            """
            # input: 8x8x3
            # padding: half
            # normalization: batch norm (epsilon 0.001)
            type,patch size/stride,output size,padding,normalization,bias,activation
            convolution,3x3/1,8x8x4
            convolution,3x3/1,6x6x4,valid,none,,none
            convolution,3x3/2,3x3x4,0+1x0+1,,yes,
            convolution,3x3/1 V,1x1x4,,"batch norm (epsilon 1e-5, no gamma)",,
            """);

        var rows = spec.Stages.Select(stage => (ConvolutionSpec)stage.Operation).ToArray();
        Assert.Equal([new Padding(1, 1, 1, 1), Padding.None, new Padding(0, 1, 0, 1), Padding.None], rows.Select(row => row.Padding));
        Assert.Equal([false, true, true, false], rows.Select(row => row.Bias));
        Assert.Equal(
            [new BatchNormSpec("0.001", true), null, new BatchNormSpec("0.001", true), new BatchNormSpec("1e-5", false)], rows.Select(row => row.BatchNorm));
        Assert.Equal([Activation.Relu, Activation.None, Activation.Relu, Activation.Relu], rows.Select(row => row.Activation));
    }

    [Fact]
    public void A_row_is_told_what_it_lacks() => Verify.Diagnostics(
        """
        # input: 8x8x3
        type,patch size/stride,output size
        convolution,{|ING108:|},8x8x4
        convolution,3x3/1,{|ING108:|}
        max pool,{|ING108:|},4x4x4
        adaptive avg pool,,{|ING108:|}
        linear,,{|ING108:|}
        {|ING108:|},,1x1x4
        """,
        "Row 'convolution', column 'patch size/stride': the cell is missing: a convolution needs a patch such as 3x3/2, or filter columns",
        "Row 'convolution 2', column 'output size': the cell is missing: a convolution has as many filters as its output has channels; write the output size, or use a filter column",
        "Row 'max pool', column 'patch size/stride': the cell is missing: a pool needs a patch such as 3x3/2",
        "Row 'adaptive avg pool', column 'output size': the cell is missing: an adaptive pool gives the size it is told; write the output size",
        "Row 'linear', column 'output size': the cell is missing: a linear layer has as many outputs as its output size has channels; write it, as in 1x1x1000",
        "Row '', column 'type': the cell is missing: write what the row is, such as convolution, max pool or inception (3a)");

    [Fact]
    public void A_network_reads_an_image() => Verify.Diagnostics(
        "type,output size,#1x1\ninception (a),{|ING108:|},64",
        "Row 'inception (a)', column 'output size': the cell is missing: the table does not say what it reads; add '# input: 224x224x3' above the header");

    [Theory]
    [InlineData("# input: 100x90x3\n# padding: half\ntype,patch size/stride,output size\nconvolution,7x7/2,50x45x8", "100x90x3")]
    [InlineData("# padding: half\ntype,patch size/stride,input size\nconvolution,7x7/2,100x90x4\nsoftmax,,50x45x8", "100x90x4")]
    [InlineData("# padding: half\ntype,patch size/stride,output size\nconvolution,7x7/2,50x45x8", "100x90x3")]
    public void The_image_is_said_or_follows(string table, string input) => Assert.Equal(input, Judging.Clean(table).Input.ToString());

    [Fact]
    public void Cells_that_nothing_reads_are_said() => Verify.Diagnostics(
        """
        # input: 8x8x3
        type,input,patch size/stride,output size,padding,activation,#1x1,pool proj
        max pool,,2x2/2,4x4x3,,{|ING107:relu|},{|ING107:64|},{|ING107:32|}
        dropout,,{|ING107:3x3|},4x4x3,{|ING107:same|},none,0,-
        inception (a),,{|ING107:3x3/1|},4x4x8,,relu,8,
        softmax,,,4x4x8,,,,
        auxiliary classifier (aux),inception (a),,{|ING107:4x4x8|},,,,
        softmax
        """,
        "Row 'max pool', column 'activation': 'relu' has no meaning in this row: 'max pool' rows have no layer of their own; clear the cell",
        "Row 'max pool', column '#1x1': '64' has no meaning in this row: 'max pool' rows have no filters; clear the cell",
        "Row 'max pool', column 'pool proj': '32' has no meaning in this row: 'max pool' rows have no pool projection; clear the cell",
        "Row 'dropout', column 'patch size/stride': '3x3' has no meaning in this row: 'dropout' rows have no patch; clear the cell",
        "Row 'dropout', column 'padding': 'same' has no meaning in this row: 'dropout' rows pad nothing; clear the cell",
        "Row 'inception (a)', column 'patch size/stride': '3x3/1' has no meaning in this row: 'inception' rows take a stride alone, as in 'stride 2'",
        "Row 'auxiliary classifier (aux)', column 'output size': '4x4x8' has no meaning in this row: the rows below it say it; clear the cell");

    [Fact]
    public void What_a_module_does_stands_in_its_own_table() => Verify.Diagnostics(
        [
            new("net.csv",
            """
            # input: 8x8x3
            type,patch size/stride,output size,#1x1,bias
            Block,{|ING107:3x3/1|},8x8x3,{|ING107:64|},{|ING107:yes|}
            """),
            new("block.csv", "# module: Block\ntype,#1x1\nconv,3"),
        ],
        "Row 'Block', column 'patch size/stride': '3x3/1' has no meaning in this row: the module's own table says it; clear the cell",
        "Row 'Block', column '#1x1': '64' has no meaning in this row: the module's own table says it; clear the cell",
        "Row 'Block', column 'bias': 'yes' has no meaning in this row: the module's own table says it; clear the cell");

    [Theory]
    [InlineData("local response norm", "ING109", "'local response norm' is not understood: write its constants, as in local response norm (size 5, alpha 0.0001, beta 0.75, k 1)")]
    [InlineData("local response norm (size 5, gamma 1, beta 1)", "ING109", "'local response norm (size 5, gamma 1, beta 1)' is not understood: write its constants, as in local response norm (size 5, alpha 0.0001, beta 0.75, k 1)")]
    [InlineData("local response norm (size 4, alpha 1, beta 1)", "ING105", "'local response norm (size 4, alpha 1, beta 1)' is out of range: the size is an odd number of channels, so that as many lie on either side")]
    [InlineData("dropout (140%)", "ING105", "'dropout (140%)' is out of range: a rate is at least 0% and below 100%")]
    [InlineData("residual (scale 1)", "ING114", "'residual (scale 1)' cannot be used here: a residual row must be the last of a module table")]
    public void A_rows_constants_are_checked(string type, string id, string message) => Verify.Diagnostics(
        $$"""
        # input: 8x8x3
        type,output size
        "{|{{id}}:{{type}}|}",8x8x3
        """,
        $"Row '{type.Split(" (")[0]}', column 'type': {message}");

    [Fact]
    public void A_shifted_row_is_recognised() => Verify.Diagnostics(
        """
        # padding: half
        # pooling: ceil
        type,patch size/stride,output size,depth,#3x3 reduce,#3x3
        convolution,7x7/2,112x112x64,1,,
        dropout (40%),{|ING106:112x112x64|},0,,,
        convolution,{|ING106:112x112x192|},2,64,192,
        max pool,3x3/2,56x56x192,0,,
        """,
        "Row 'dropout' is shifted one cell to the left: column 'patch size/stride' holds 112x112x64, which belongs under 'output size'. Insert an empty cell before it.",
        "Row 'convolution 2' is shifted one cell to the left: column 'patch size/stride' holds 112x112x192, which belongs under 'output size'. Insert an empty cell before it.");

    [Fact]
    public void A_size_in_a_patch_cell_alone_is_no_shift() => Verify.Diagnostics(
        """
        # input: 8x8x3
        type,patch size/stride,output size
        convolution,{|ING103:8x8x3|},8x8x3
        """,
        "Row 'convolution', column 'patch size/stride': '8x8x3' is not a patch or stride: it is a size of rows x columns x channels; write a patch such as 3x3/2");
}
