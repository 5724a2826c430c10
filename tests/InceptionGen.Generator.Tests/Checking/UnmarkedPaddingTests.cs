using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>ING215: a table that says "conv padded" says it of every convolution that is.</summary>
public sealed class UnmarkedPaddingTests
{
    /// <summary>A 1x1 is never padded, "S" says it is, and a valid convolution needs no mark.</summary>
    [Fact]
    public void Where_padding_is_marked_it_is_marked_everywhere() => Verify.Diagnostics(
        """
        type,patch size/stride,input size
        conv padded,3x3/1,35x35x3
        {|ING215:conv|},3x3/1,35x35x8
        {|ING215:convolution*|},3x3/2,35x35x16
        conv [sic: as printed],3x3/1,18x18x16
        conv,3x3/1 S,18x18x16
        conv,1x1/1,18x18x16
        conv,3x3/1,18x18x16
        linear,,16x16x16
        softmax,,1x1x10
        """,
        [
            "Row 'conv', column 'type': a 3x3/1 convolution gives 35x35 from 35x35 only with padding, and the rows of this table that pad say so. Write 'conv padded'.",
            "Row 'convolution', column 'type': a 3x3/2 convolution gives 18x18 from 35x35 only with padding, and the rows of this table that pad say so. Write 'convolution padded'.",
        ]);

    [Fact]
    public void Where_a_directive_pads_no_row_needs_a_mark() => Judging.Clean(
        """
        # padding: same
        type,patch size/stride,input size
        conv padded,3x3/1,35x35x3
        conv,3x3/1,35x35x8
        softmax,,35x35x8
        """);

    [Fact]
    public void Where_no_padding_is_marked_the_sizes_decide() => Judging.Clean(
        """
        type,patch size/stride,input size
        conv,3x3/1,35x35x3
        conv,3x3/1,35x35x8
        linear,,33x33x16
        softmax,,1x1x10
        """);
}
