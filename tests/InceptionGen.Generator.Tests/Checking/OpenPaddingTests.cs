using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>ING216: a declared size that rules give which pad differently.</summary>
public sealed class OpenPaddingTests
{
    /// <summary>PyTorch's padding=2 gives the size as well as TensorFlow's same, and its weights would run with other borders.</summary>
    [Fact]
    public void A_size_that_two_rules_give_says_both_and_how_to_choose() => Verify.Diagnostics(
        """
        # input: 64x64x3
        type,patch size/stride,output size
        convolution,{|ING216:5x5/2|},32x32x32
        """,
        "Row 'convolution', column 'patch size/stride': a 5x5/2 convolution gives 32x32 from 64x64 under 'same' (1+2) and 'half' (2), which pad differently, and 'same' is taken. "
        + "Write '# padding: same' or '# padding: half' above the header for all convolutions, or the rule in the row's column 'padding'.");

    [Theory]
    [InlineData("convolution,3x3/2,112x112x8", "224x224x3")]
    [InlineData("convolution,7x7/2,112x112x8", "224x224x3")]
    [InlineData("convolution,3x3/3,3x3x8", "9x9x3")]
    [InlineData("convolution,1x5/1x2,8x4x8", "8x8x3")]
    [InlineData("max pool,3x3/2,56x56x3", "112x112x3")]
    [InlineData("avg pool,3x3/2,56x56x3", "112x112x3")]
    [InlineData("pool,3x3/2,56x56x3", "112x112x3")]
    public void Every_window_may_be_open(string row, string input)
    {
        string[] cells = row.Split(',');
        Verify.Diagnostics($"# input: {input}\ntype,patch size/stride,output size\n{cells[0]},{{|ING216:{cells[1]}|}},{cells[2]}");
    }

    [Theory]
    [InlineData("convolution,3x3/1,14x14x8", "14x14x3")]
    [InlineData("convolution,3x3/2,8x8x8", "15x15x3")]
    [InlineData("convolution,4x4/2,4x4x8", "8x8x3")]
    [InlineData("convolution,1x1/2,4x4x8", "8x8x3")]
    [InlineData("convolution,3x3/2,17x17x8", "35x35x3")]
    [InlineData("convolution,2x2/1,8x8x8", "8x8x3")]
    [InlineData("convolution,1x7/1,8x8x8", "8x8x3")]
    [InlineData("max pool,2x2/2,4x4x3", "8x8x3")]
    [InlineData("max pool,2x2/2,4x4x3", "7x7x3")]
    [InlineData("avg pool,2x2/2,4x4x3", "7x7x3")]
    [InlineData("max pool,3x3/2,6x6x3", "13x13x3")]
    [InlineData("avg pool,7x7/1,1x1x3", "7x7x3")]
    [InlineData("avg pool,5x5/3,4x4x3", "14x14x3")]
    [InlineData("linear,,1x1x10", "8x8x3")]
    public void Where_all_rules_that_fit_pad_alike_nothing_is_open(string row, string input) =>
        Judging.Clean($"# input: {input}\ntype,patch size/stride,output size\n{row}");

    [Theory]
    [InlineData("# padding: half\n", "convolution,5x5/2,32x32x32,")]
    [InlineData("# padding: 1+2\n", "convolution,5x5/2,32x32x32,")]
    [InlineData("", "convolution,5x5/2,32x32x32,same")]
    [InlineData("", "convolution,5x5/2 half,32x32x32,")]
    [InlineData("", "convolution padded,5x5/2,32x32x32,")]
    [InlineData("# pooling: ceil\n", "max pool,3x3/2,32x32x3,")]
    [InlineData("", "max pool,3x3/2,32x32x3,same lower")]
    [InlineData("", "convolution,5x5/2 [sic: not said],32x32x32,")]
    public void A_table_says_its_padding_anywhere(string directive, string row) =>
        Judging.Clean($"# input: 64x64x3\n{directive}type,patch size/stride,output size,padding\n{row}");

    /// <summary>An average that counts its padding divides by more under same than under ceil.</summary>
    [Fact]
    public void What_an_average_counts_is_what_its_rules_differ_in() => Verify.Diagnostics(
        """
        # input: 7x7x3
        # average pooling: counts padding
        type,patch size/stride,output size
        avg pool,{|ING216:2x2/2|},4x4x3
        """,
        "Row 'avg pool', column 'patch size/stride': a 2x2/2 pool gives 4x4 from 7x7 under 'same' (0+1) and 'ceil' (0+1), which pad differently, and 'same' is taken. "
        + "Write '# pooling: same' or '# pooling: ceil' above the header for all pools, or the rule in the row's column 'padding'.");

    /// <summary>One directive decides for all convolutions and one for all pools, so each is asked for once.</summary>
    [Fact]
    public void Convolutions_and_pools_are_said_once_each_with_the_number_of_rows() => Verify.Diagnostics(
        """
        # input: 224x224x3
        type,patch size/stride,output size,#3x3,pool proj
        convolution,{|ING216:7x7/2|},112x112x16
        max pool,{|ING216:3x3/2|},56x56x16
        inception (a),stride 2,28x28x24,8,max + pass through
        convolution,3x3/2,14x14x24
        convolution,3x3/1,14x14x24
        """,
        "Row 'convolution', column 'patch size/stride': a 7x7/2 convolution gives 112x112 from 224x224 under 'same' (2+3) and 'half' (3), which pad differently, and 'same' is taken, "
        + "here and in 2 other rows. Write '# padding: same' or '# padding: half' above the header for all convolutions, or the rule in the row's column 'padding'.",
        "Row 'max pool', column 'patch size/stride': a 3x3/2 pool gives 56x56 from 112x112 under 'same' (0+1), 'half' (1) and 'ceil' (0+1), which pad differently, and 'same' is taken, "
        + "here and in 1 other row. Write '# pooling: same', '# pooling: half' or '# pooling: ceil' above the header for all pools, or the rule in the row's column 'padding'.");

    [Fact]
    public void The_pool_of_an_inception_row_has_the_directive_alone() => Verify.Diagnostics(
        """
        # input: 28x28x16
        # padding: half
        type,patch size/stride,output size,#3x3,pool proj
        inception (a),stride 2,14x14x24,8,{|ING216:max + pass through|}
        """,
        "Row 'inception (a)', column 'pool proj': a 3x3/2 pool gives 14x14 from 28x28 under 'same' (0+1), 'half' (1) and 'ceil' (0+1), which pad differently, and 'same' is taken. "
        + "Write '# pooling: same', '# pooling: half' or '# pooling: ceil' above the header for all pools.");

    [Fact]
    public void Filter_columns_are_said_at_their_cells() => Verify.Diagnostics(
        """
        # input: 28x28x16
        # pooling: ceil
        type,patch size/stride,output size,#1x1,double #3x3 reduce,double #3x3
        inception (a),stride 2,14x14x16,8,4,{|ING216:8|}
        """,
        "Row 'inception (a)', column 'double #3x3': a 3x3/2 convolution gives 14x14 from 28x28 under 'same' (0+1) and 'half' (1), which pad differently, and 'same' is taken. "
        + "Write '# padding: same' or '# padding: half' above the header for all convolutions, or the rule in the row's column 'padding'.");

    [Fact]
    public void A_module_is_said_where_it_is_used() => Verify.Diagnostics(
        """
        # input: 28x28x8
        type,output size
        {|ING216:Reduce|},14x14x8
        # module: Reduce
        type,#1x1,#3x3/2
        conv,4,8
        """,
        "Row 'Reduce', column 'type' (in the module: Row 'conv', column '#3x3/2'): a 3x3/2 convolution gives 14x14 from 28x28 under 'same' (0+1) and 'half' (1), which pad differently, "
        + "and 'same' is taken. Write '# padding: same' or '# padding: half' above the header for all convolutions, or the rule in the row's column 'padding'.");

    [Fact]
    public void A_module_that_declares_its_sizes_is_said_where_it_is_used() => Verify.Diagnostics(
        """
        # input: 28x28x8
        type,output size
        {|ING216:Reduce|},14x14x8
        # module: Reduce
        type,input size,output size,#1x1,#3x3/2
        conv,28x28x8,14x14x8,4,8
        """);

    /// <summary>What a module does not say, the table that uses it says.</summary>
    [Theory]
    [InlineData("type,#1x1,#3x3/2\nconv,4,8")]
    [InlineData("type,input size,output size,#1x1,#3x3/2\nconv,28x28x16,14x14x8,4,8")]
    public void A_table_says_the_padding_of_its_modules(string module) =>
        Judging.Clean("# input: 28x28x16\n# padding: half\ntype,output size\nReduce,14x14x8\n# module: Reduce\n" + module);

    [Theory]
    [InlineData("# padding: same\ntype,#1x1,#3x3/2\nconv,4,8")]
    [InlineData("type,#1x1,#3x3/2 S\nconv,4,8")]
    public void A_module_says_its_own_padding(string module) =>
        Judging.Clean("# input: 28x28x16\ntype,output size\nReduce,14x14x8\n# module: Reduce\n" + module);

    /// <summary>A wrong row is said to be wrong; which padding it should have had is the next question.</summary>
    [Fact]
    public void A_row_with_another_mistake_has_that_one() => Verify.Diagnostics(
        """
        # input: 28x28x16
        type,patch size/stride,output size,#1x1,#3x3
        inception (a),stride 2,{|ING204:14x14x20|},8,8
        """);
}
