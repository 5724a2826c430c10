using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>Sizes as PyTorch writes them are one mistake of the table, not one of every cell.</summary>
public sealed class ChannelsFirstTests
{
    [Fact]
    public void It_is_said_once_and_the_table_is_judged_as_it_is_meant() => Verify.Diagnostics(
        """
        # network: Net
        # input: {|ING113:3x224x224|}
        # padding: same
        # pooling: ceil
        type,patch size/stride,output size,params
        convolution,7x7/2,64x112x112,9.2K
        max pool,3x3/2,64x56x56,
        convolution,3x3/1,192x56x56,{|ING302:115K|}
        avg pool,56x56/1,192x1x1,
        linear,,1000x1x1,188K
        """,
        "Directive 'input': '3x224x224' has its channels first, as PyTorch and Caffe write sizes; write rows x columns x channels in the whole table, here 224x224x3",
        "Row 'convolution 2', column 'params': the filters give 110,592 weights (108K), the cell says 115K");

    [Fact]
    public void A_table_without_an_input_directive_says_it_at_its_first_size() => Verify.Diagnostics(
        """
        # padding: same
        type,patch size/stride,input size,output size
        convolution,3x3/2,{|ING113:3x32x32|},16x16x16
        convolution,3x3/2,16x16x16,32x8x8
        """,
        "Row 'convolution', column 'input size': '3x32x32' has its channels first, as PyTorch and Caffe write sizes; write rows x columns x channels in the whole table, here 32x32x3");

    [Fact]
    public void A_module_table_says_it_too() => Verify.Diagnostics(
        new TestTable("block.csv", "# module: Block\ntype,input size,output size,#1x1,#3x3\nconv,{|ING113:192x28x28|},64x28x28,,64\nconv,192x28x28,32x28x28,32,\n"));

    [Theory]
    [InlineData("# input: 9x8x8\n# pooling: same\ntype,patch size/stride,output size\navg pool,1x3/2,5x4x8")]
    [InlineData("# input: 3x32x32\ntype,patch size/stride,output size\nconvolution,3x3/1,3x32x8")]
    public void A_table_that_is_right_as_it_stands_is_right(string table) => Judging.Clean(table);

    [Fact]
    public void An_option_says_it_too() => Verify.Diagnostics(
        new TestTable("net.csv", "# network: {|ING013:Net|}\n# input: 32x32x3\n# padding: same\ntype,patch size/stride,output size\nconvolution,3x3/2,16x16x8", ("Input", "3x64x64")),
        "Option 'Input' in the project file: '3x64x64' cannot be used: its channels come first, as PyTorch writes them; write 64x64x3");
}
