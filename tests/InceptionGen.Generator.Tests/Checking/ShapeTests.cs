using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>ING2xx: each mistake at its own cell, and nothing else said.</summary>
public sealed class ShapeTests
{
    [Fact]
    public void Input_size_is_that_of_the_row_above() => Verify.Diagnostics(
        """
        # input: 32x32x3
        type,patch size/stride,input size,output size
        convolution,3x3/1,32x32x3,32x32x16
        max pool,2x2/2,{|ING201:32x32x24|},16x16x16
        """,
        ["Row 'max pool', column 'input size': the row above gives 32x32x16, the cell says 32x32x24. Set the cell to 32x32x16, or change what comes before."]);

    [Fact]
    public void Input_size_of_the_first_row_is_the_networks() => Verify.Diagnostics(
        """
        # input: 32x32x3
        type,patch size/stride,input size,output size
        convolution,3x3/1,{|ING201:32x32x1|},32x32x16
        """,
        ["Row 'convolution', column 'input size': the network reads 32x32x3, the cell says 32x32x1. Set the cell to 32x32x3, or change what comes before."]);

    [Fact]
    public void Input_size_is_that_of_the_row_it_names() => Verify.Diagnostics(
        """
        # input: 32x32x3
        type,name,input,patch size/stride,input size,output size
        convolution,a,,3x3/1,,32x32x16
        convolution,b,,3x3/1,,32x32x24
        convolution,c,a,3x3/1,{|ING201:32x32x25|},32x32x16
        convolution,d,b,3x3/1,,32x32x16
        auxiliary classifier (aux),,c
        softmax,,
        """,
        ["Row 'c', column 'input size': row 'a' gives 32x32x16, the cell says 32x32x25. Set the cell to 32x32x16, or change what comes before."]);

    [Fact]
    public void Without_an_output_column_the_next_input_is_the_cell_that_is_wrong() => Verify.Diagnostics(
        """
        # pooling: valid
        type,patch size/stride,input size
        convolution,3x3/1,32x32x3
        max pool,2x2/2,32x32x16
        max pool,2x2/2,{|ING201:17x17x16|}
        softmax,,8x8x16
        """,
        ["Row 'max pool 2', column 'input size': the row above gives 16x16x16, the cell says 17x17x16. Set the cell to 16x16x16, or change what comes before."]);

    [Fact]
    public void Output_size_follows_from_a_stated_padding() => Verify.Diagnostics(
        """
        # input: 32x32x3
        # padding: valid
        type,patch size/stride,output size
        convolution,3x3/1,{|ING202:32x32x16|}
        """,
        ["Row 'convolution', column 'output size': the 3x3/1 convolution gives 30x30x16, the cell says 32x32x16. Set the cell to 30x30x16, or change the row."]);

    [Theory]
    [InlineData("max pool", "2x2/2", "16x16x24", "2x2/2 pool", "16x16x16")]
    [InlineData("adaptive avg pool", "", "4x4x24", "adaptive pool", "4x4x16")]
    [InlineData("linear", "", "7x7x10", "linear layer", "1x1x10")]
    [InlineData("dropout (40%)", "", "16x16x16", "dropout", "32x32x16")]
    [InlineData("softmax", "", "1x1x16", "softmax", "32x32x16")]
    [InlineData("flatten", "", "1x1x1000", "flattening", "1x1x16384")]
    public void Every_operation_gives_its_own_output(string type, string patch, string cell, string what, string output)
    {
        string name = type.Split(" (")[0];
        Verify.Diagnostics(
            $$"""
            # input: 32x32x16
            type,patch size/stride,output size
            {{type}},{{patch}},{|ING202:{{cell}}|}
            """,
            [$"Row '{name}', column 'output size': the {what} gives {output}, the cell says {cell}. Set the cell to {output}, or change the row."]);
    }

    [Fact]
    public void Branches_of_different_sizes_cannot_stand_side_by_side() => Verify.Diagnostics(
        """
        # input: 28x28x192
        type,output size,#1x1,#3x3,#5x5/2 S,pool proj
        inception (3a),28x28x96,32,32,{|ING203:16|},16
        """,
        ["Row 'inception (3a)', column '#5x5/2 S': this branch gives 14x14x16, the others 28x28. Branches are concatenated in one map, so their heights and widths must be equal."]);

    [Fact]
    public void Concatenation_is_the_sum_of_its_branches() => Verify.Diagnostics(
        """
        # input: 14x14x512
        type,output size,#1x1,#3x3 reduce,#3x3,#5x5 reduce,#5x5,pool proj
        inception (4c),{|ING204:14x14x528|},128,128,256,24,64,64
        """,
        ["Row 'inception (4c)', column 'output size': the branches give 14x14x512 (128 + 256 + 64 + 64), the cell says 14x14x528. Set the cell to 14x14x512, or change a branch."]);

    [Fact]
    public void Kernel_fits_into_its_padded_input() => Verify.Diagnostics(
        """
        # input: 5x5x3
        type,patch size/stride,padding,output size
        convolution,{|ING205:7x7/1|},valid,1x1x16
        softmax,,,1x1x16
        """,
        ["Row 'convolution', column 'patch size/stride': a 7x7/1 convolution does not fit into 5x5 (padding: valid). Use a smaller patch, or pad."]);

    [Theory]
    [InlineData("valid", "55x55x64", "the last row and the last column")]
    [InlineData("", "55x55x64", "the last row and the last column")]
    public void Pixels_at_the_border_that_nothing_reads_are_lost(string padding, string output, string lost) => Verify.Diagnostics(
        $$"""
        # input: 112x112x64
        type,patch size/stride,padding,output size
        max pool,{|ING207:3x3/2|},{{padding}},{{output}}
        """,
        [$"Row 'max pool', column 'patch size/stride': no window of the 3x3/2 pool (padding: valid) reads {lost} of its 112x112 input. Pad, or round up with 'ceil'."]);

    [Fact]
    public void Several_rows_may_be_lost() => Verify.Diagnostics(
        """
        # input: 14x12x64
        type,patch size/stride,padding,output size
        max pool,{|ING207:3x3/4|},valid,3x3x64
        """,
        ["Row 'max pool', column 'patch size/stride': no window of the 3x3/4 pool (padding: valid) reads the last 3 rows of its 14x12 input. Pad, or round up with 'ceil'."]);

    [Theory]
    [InlineData("299x299x3", "3x3/2", "valid", "149x149x8")]
    [InlineData("224x224x3", "7x7/2", "half", "112x112x8")]
    [InlineData("224x224x3", "11x11/4", "2", "55x55x8")]
    [InlineData("28x28x3", "1x1/2", "valid", "14x14x8")]
    [InlineData("112x112x3", "3x3/2", "ceil", "56x56x8")]
    public void The_papers_ways_to_stride_lose_nothing(string input, string patch, string padding, string output) => Verify.Diagnostics(
        $"""
        # input: {input}
        type,patch size/stride,padding,output size
        convolution,{patch},{padding},{output}
        """,
        []);

    [Fact]
    public void No_padding_gives_the_size() => Verify.Diagnostics(
        """
        # input: 32x32x3
        type,patch size/stride,output size
        convolution,3x3/2,{|ING208:17x17x16|}
        """,
        ["Row 'convolution', column 'output size': no padding of a 3x3/2 convolution gives 17x17 from 32x32 (same gives 16x16, valid gives 15x15): set the size to 16x16x16, or change the patch"]);

    [Fact]
    public void No_padding_of_one_branch_gives_the_size_of_the_others() => Verify.Diagnostics(
        """
        # input: 35x35x288
        type,patch size/stride,output size,#3x3,#5x5,pool proj
        inception (6a),stride 2,17x17x736,384,{|ING208:64|},max + pass through
        """,
        ["Row 'inception (6a)', column '#5x5': no padding of a 5x5/2 convolution gives 17x17 from 35x35 (same gives 18x18, valid gives 16x16): change the patch"]);

    [Fact]
    public void Filters_in_the_wrong_column_are_named_with_the_right_one() => Verify.Diagnostics(
        """
        # module: Reduction-B
        type,patch size/stride,input size,output size,#1x1,#1x7,#7x1,#3x3
        conv,stride=2,17x17x1024,8x8x192,192,{|ING208:192|},,
        conv,stride=2,17x17x1024,8x8x320,256,256,320,320
        max pooling,3x3/2,17x17x1024,8x8x1024,,,,
        """,
        ["Row 'conv', column '#1x7': no padding of a 1x7/2 convolution gives 8x8 from 17x17 (same gives 9x9, valid gives 9x6): under '#3x3' the 192 would"]);

    [Theory]
    [InlineData("{|ING209:1000000x1000000x1000000|}", "a map of 1000000x1000000x1000000 has 1,000,000,000,000,000,000 values; at most 2,147,483,591 are possible")]
    public void Sizes_are_bounded(string cell, string detail) => Verify.Diagnostics(
        $"""
        # input: 32x32x3
        type,patch size/stride,output size
        convolution,3x3/1,{cell}
        softmax,,32x32x3
        """,
        [$"Row 'convolution', column 'output size': {detail}"]);

    [Fact]
    public void Products_are_bounded_wherever_they_arise() => Verify.Diagnostics(
        """
        # input: 4x4x1000000
        type,patch size/stride,output size
        convolution,{|ING209:1x1/1|},4x4x10000
        {|ING209:linear|},,1x1x1000000
        """,
        [
            "Row 'convolution', column 'patch size/stride': a 1x1 kernel from 1000000 to 10000 channels has 10,000,000,000 weights; at most 2,147,483,591 are possible",
            "Row 'linear', column 'type': a 4x4 kernel from 10000 to 1000000 channels has 160,000,000,000 weights; at most 2,147,483,591 are possible",
        ]);

    [Fact]
    public void A_row_that_nothing_reads_is_dead() => Verify.Diagnostics(
        """
        # input: 32x32x3
        type,name,input,patch size/stride,output size
        convolution,a,,3x3/1,32x32x16
        convolution,{|ING210:b|},,3x3/1,32x32x16
        convolution,c,a,3x3/1,32x32x16
        """,
        ["Row 'b', column 'name': no row reads it. Name it in the input cell of a row below, or remove it."]);

    [Fact]
    public void An_auxiliary_classifier_without_rows_is_dead() => Verify.Diagnostics(
        """
        # input: 32x32x3
        type,name,input,patch size/stride,output size
        convolution,a,,3x3/1,32x32x16
        {|ING210:auxiliary classifier (aux1)|},,a
        auxiliary classifier (aux2),,a
        softmax
        """,
        ["Row 'auxiliary classifier (aux1)', column 'type': no row belongs to this auxiliary classifier. Write its rows below it, or remove it."]);

    [Fact]
    public void The_patch_is_the_last_filter_columns() => Verify.Diagnostics(
        """
        # input: 56x56x64
        type,patch size/stride,output size,#3x3 reduce,#3x3
        convolution,{|ING212:5x5/1|},56x56x192,64,192
        """,
        ["Row 'convolution', column 'patch size/stride': the patch is 5x5, but the last filters are under '#3x3'. Make the two agree."]);

    [Fact]
    public void A_reduction_stands_before_its_convolution() => Verify.Diagnostics(
        """
        # input: 28x28x192
        type,output size,#1x1,#3x3 reduce,#3x3,#5x5 reduce,#5x5
        inception (3a),28x28x96,64,{|ING212:96|},,16,32
        inception (3b),28x28x96,64,96,32,{|ING212:16|},0
        """,
        [
            "Row 'inception (3a)', column '#3x3 reduce': a reduction comes before the convolution it reduces for, and '#3x3' is empty. Fill that cell, or clear this one.",
            "Row 'inception (3b)', column '#5x5 reduce': a reduction comes before the convolution it reduces for, and '#5x5' is empty. Fill that cell, or clear this one.",
        ]);

    [Fact]
    public void A_pool_cannot_read_padding_alone() => Verify.Diagnostics(
        """
        # input: 8x8x16
        type,patch size/stride,padding,output size
        max pool,{|ING213:2x2/2|},2,6x6x16
        """,
        ["Row 'max pool', column 'patch size/stride': with padding '2' a window of the 2x2/2 pool lies entirely in the padding, where there is nothing to pool. Pad less than the window."]);

    [Fact]
    public void A_module_reads_the_channels_it_is_written_for() => Verify.Diagnostics(
        [
            new("net.csv", """
            # input: 35x35x320
            type,output size
            {|ING214:Block|},35x35x64
            """),
            new("block.csv", """
            # module: Block
            type,input size,output size,#1x1
            conv,17x17x384,17x17x64,64
            """),
        ],
        ["Row 'Block', column 'type': module 'Block' is written for 17x17x384, but reads 35x35x320 here. Change the module's input size, or what comes before."]);

    [Fact]
    public void Declared_sizes_decide_the_padding_and_its_side()
    {
        Judging judging = Judging.Of((
            "net.csv",
            """
            # input: 224x224x3
            type,patch size/stride,output size
            convolution,7x7/2,112x112x64
            max pool,3x3/2,56x56x64
            convolution,3x3/1,54x54x64
            max pool,2x2/2,27x27x64
            avg pool,27x27/1,1x1x64
            """));
        var result = judging.Network();
        NetworkSpec spec = result.Spec!;

        Assert.Equal(["ING216 '7x7/2'", "ING216 '3x3/2'"], judging.Places(result.Diagnostics));
        Assert.Equal(new Padding(2, 3, 2, 3), Assert.IsType<ConvolutionSpec>(spec.Stages[0].Operation).Padding);
        Assert.Equal(new Padding(0, 1, 0, 1), Assert.IsType<PoolSpec>(spec.Stages[1].Operation).Padding);
        Assert.Equal(Padding.None, Assert.IsType<ConvolutionSpec>(spec.Stages[2].Operation).Padding);
        Assert.Equal(PoolKind.Average, Assert.IsType<PoolSpec>(spec.Stages[4].Operation).Kind);
    }
}
