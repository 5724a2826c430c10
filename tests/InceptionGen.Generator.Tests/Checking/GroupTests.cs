using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>Depthwise and grouped convolutions: rows and filter columns.</summary>
public sealed class GroupTests
{
    /// <summary>BN-Inception's first convolution is separable, with eight filters for each channel of the image (Ioffe and Szegedy 2015, Figure 5).</summary>
    [Fact]
    public void A_separable_convolution_is_two_rows()
    {
        ConvolutionSpec[] layers = Convolutions(
            """
            # input: 224x224x3
            # padding: same
            type,patch size/stride,output size,params,ops
            depthwise convolution,7x7/2,112x112x24,1.2K,15M
            convolution,1x1,112x112x64,1.5K,19M
            """);
        Assert.Equal((3, 1176, 14_751_744), (layers[0].Groups, layers[0].Weights, layers[0].MultiplyAdds));
        Assert.Equal(1176 + 24, layers[0].Parameters);
        Assert.Equal(1, layers[1].Groups);
    }

    [Theory]
    [InlineData("depthwise convolution", 16)]
    [InlineData("DepthwiseConv2D", 16)]
    [InlineData("depthwise conv", 16)]
    [InlineData("grouped convolution (groups 4)", 4)]
    [InlineData("GroupConv (groups=8)", 8)]
    public void A_row_says_its_groups(string type, int groups) =>
        Assert.Equal(groups, Convolutions($"# input: 8x8x16\ntype,patch size/stride,output size\n{type},3x3,8x8x32").Single().Groups);

    [Theory]
    [InlineData("#3x3 depthwise", 16, "#3x3 depthwise")]
    [InlineData("3x3 depthwise", 16, "#3x3 depthwise")]
    [InlineData("#3x3 groups 4", 4, "#3x3 groups 4")]
    [InlineData("#3x3", 1, "#3x3")]
    public void A_heading_says_its_groups(string heading, int groups, string column)
    {
        ConvolutionSpec layer = Convolutions($"# input: 8x8x16\ntype,output size,{heading}\ninception (a),8x8x32,32").Single();
        Assert.Equal((groups, column), (layer.Groups, layer.Column));
    }

    [Fact]
    public void Filters_that_groups_do_not_divide_are_reported() => Verify.Diagnostics(
        """
        # input: 8x8x16
        type,patch size/stride,output size,#3x3 depthwise,#1x1
        depthwise convolution,{|ING114:3x3|},8x8x24,,
        convolution,,8x8x40,{|ING114:30|},40
        grouped convolution (groups 3),{|ING114:3x3|},8x8x48,,
        grouped convolution (groups 16),{|ING114:1x1|},8x8x24,,
        """,
        "Row 'depthwise convolution', column 'patch size/stride': '3x3' cannot be used here: each of the 16 channels has as many filters as the others: write a multiple of 16, not 24",
        "Row 'convolution', column '#3x3 depthwise': '30' cannot be used here: each of the 24 channels has as many filters as the others: write a multiple of 24, not 30",
        "Row 'grouped convolution (groups 3)', column 'patch size/stride': '3x3' cannot be used here: 3 groups do not divide the 40 channels that it reads",
        "Row 'grouped convolution (groups 16)', column 'patch size/stride': '1x1' cannot be used here: 16 groups do not divide 24 filters");

    [Fact]
    public void A_grouped_row_says_how_many_and_a_column_says_it_itself() => Verify.Diagnostics(
        """
        # input: 8x8x16
        type,patch size/stride,output size,#3x3
        {|ING109:grouped convolution|},3x3,8x8x32,
        {|ING109:grouped convolution (3a)|},3x3,8x8x32,
        {|ING105:grouped convolution (groups 0)|},3x3,8x8x32,
        {|ING114:depthwise convolution|},,8x8x32,32
        """,
        "Row 'grouped convolution', column 'type': 'grouped convolution' is not understood: write how many groups there are, as in grouped convolution (groups 32)",
        "Row 'grouped convolution (3a)', column 'type': 'grouped convolution (3a)' is not understood: write how many groups there are, as in grouped convolution (groups 32)",
        "Row 'grouped convolution (groups 0)', column 'type': 'grouped convolution (groups 0)' is out of range: a number of groups is at least 1",
        "Row 'depthwise convolution', column 'type': 'depthwise convolution' cannot be used here: filter columns say it in their headings, as in '#3x3 depthwise' and '#3x3 groups 32'; write convolution");

    private static ConvolutionSpec[] Convolutions(string table) => [.. Judging.Clean(table).Stages.SelectMany(stage => Of(stage.Operation))];

    private static System.Collections.Generic.IEnumerable<ConvolutionSpec> Of(OperationSpec operation) => operation switch
    {
        ConvolutionSpec convolution => [convolution],
        SequenceSpec sequence => sequence.Operations.SelectMany(Of),
        ConcatSpec concat => concat.Branches.SelectMany(Of),
        _ => [],
    };
}
