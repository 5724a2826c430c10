using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

public sealed class PaddingRulesTests
{
    // Rule, input, kernel, stride: output, padding before and after, unread pixels, reach beyond the padding. The papers' own sizes and the corners of the rules.
    [Theory]
    [InlineData("same", 224, 7, 2, 112, 2, 3, 0)]
    [InlineData("same", 112, 3, 2, 56, 0, 1, 0)]
    [InlineData("same", 147, 3, 2, 74, 1, 1, 0)]
    [InlineData("same", 28, 1, 1, 28, 0, 0, 0)]
    [InlineData("same", 28, 1, 2, 14, 0, 0, 0)]
    [InlineData("same", 5, 2, 1, 5, 0, 1, 0)]
    [InlineData("same", 1, 7, 1, 1, 3, 3, 0)]
    [InlineData("same lower", 224, 7, 2, 112, 3, 2, 0)]
    [InlineData("same lower", 112, 3, 2, 56, 1, 0, 0)]
    [InlineData("same lower", 147, 3, 2, 74, 1, 1, 0)]
    [InlineData("same lower", 5, 2, 1, 5, 1, 0, 0)]
    [InlineData("same lower", 28, 1, 2, 14, 0, 0, 0)]
    [InlineData("valid", 299, 3, 2, 149, 0, 0, 0)]
    [InlineData("valid", 147, 3, 2, 73, 0, 0, 0)]
    [InlineData("valid", 112, 3, 2, 55, 0, 0, 1)]
    [InlineData("valid", 14, 5, 3, 4, 0, 0, 0)]
    [InlineData("valid", 7, 7, 1, 1, 0, 0, 0)]
    [InlineData("valid", 10, 3, 3, 3, 0, 0, 1)]
    [InlineData("valid", 29, 1, 2, 15, 0, 0, 0)]
    [InlineData("valid", 28, 1, 2, 14, 0, 0, 0)]
    [InlineData("half", 224, 7, 2, 112, 3, 3, 0)]
    [InlineData("half", 7, 3, 1, 7, 1, 1, 0)]
    [InlineData("half", 14, 2, 2, 7, 0, 0, 0)]
    [InlineData("ceil", 112, 3, 2, 56, 0, 0, 0, 1)]
    [InlineData("ceil", 14, 2, 2, 7, 0, 0, 0)]
    [InlineData("ceil", 7, 2, 2, 4, 0, 0, 0, 1)]
    [InlineData("ceil", 2, 3, 2, 1, 0, 0, 0, 1)]
    [InlineData("ceil", 8, 5, 4, 2, 0, 0, 0, 1)]
    [InlineData("ceil", 9, 7, 5, 2, 0, 0, 0, 3)]
    [InlineData("ceil", 7, 7, 1, 1, 0, 0, 0)]
    [InlineData("2", 224, 11, 4, 55, 2, 2, 0)]
    [InlineData("0+1", 224, 3, 2, 112, 0, 1, 0)]
    [InlineData("1 ceil", 6, 3, 2, 4, 1, 1, 0, 1)]
    [InlineData("1 ceil", 6, 2, 2, 4, 1, 1, 0)]
    [InlineData("0+1 ceil", 6, 3, 2, 3, 0, 1, 0)]
    [InlineData("half ceil", 6, 3, 2, 4, 1, 1, 0, 1)]
    // A third window would start after the last pixel, in the padding: PyTorch and Caffe drop it.
    [InlineData("1 ceil", 5, 2, 3, 2, 1, 1, 0)]
    public void A_rule_places_windows(string rule, int input, int kernel, int stride, int output, int before, int after, int unread, int over = 0)
    {
        Assert.True(CellParser.Padding(rule).Succeeded(out PaddingRule? padding, out _));

        WindowFit? fit = PaddingRules.Apply(padding!, new Extent(input, input), new Extent(kernel, kernel), new Extent(stride, stride));

        var axis = new AxisFit(output, before, after, over, unread);
        Assert.Equal(new WindowFit(axis, axis), fit);
    }

    [Theory]
    [InlineData("valid", 6, 7, 1)]
    [InlineData("half", 1, 4, 1)]
    [InlineData("1", 4, 7, 1)]
    [InlineData("ceil", 1, 3, 2)]
    [InlineData("ceil", 1, 5, 3)]
    public void A_kernel_larger_than_its_padded_input_has_no_place(string rule, int input, int kernel, int stride)
    {
        Assert.True(CellParser.Padding(rule).Succeeded(out PaddingRule? padding, out _));

        Assert.Null(PaddingRules.Apply(padding!, new Extent(input, input), new Extent(kernel, kernel), new Extent(stride, stride)));
    }

    [Fact]
    public void Rows_and_columns_are_placed_apart()
    {
        Assert.True(CellParser.Padding("3x0").Succeeded(out PaddingRule? padding, out _));

        WindowFit? fit = PaddingRules.Apply(padding!, new Extent(17, 17), new Extent(7, 1), new Extent(1, 2));

        Assert.Equal(new Extent(17, 9), fit?.Size);
        Assert.Equal(new Padding(3, 3, 0, 0), fit?.Padding);
    }

    /// <summary>A pool counts the padding that its row says, and a convolution reads zeros wherever its windows reach.</summary>
    [Fact]
    public void What_windows_cover_beyond_the_padding_is_zeros_for_a_convolution_and_nothing_for_a_pool()
    {
        Assert.True(CellParser.Padding("1x0 ceil").Succeeded(out PaddingRule? padding, out _));

        WindowFit? fit = PaddingRules.Apply(padding!, new Extent(6, 8), new Extent(3, 3), new Extent(2, 2));

        Assert.Equal((new Extent(4, 4), new Padding(1, 1, 0, 0), new Padding(1, 2, 0, 1)), (fit?.Size, fit?.Padding, fit?.Zeros));
    }

    [Theory]
    [InlineData("same")]
    [InlineData("same lower")]
    [InlineData("valid")]
    [InlineData("half")]
    [InlineData("ceil")]
    [InlineData("1")]
    [InlineData("1 ceil")]
    [InlineData("0+2")]
    public void Every_placement_covers_what_it_says(string rule)
    {
        Assert.True(CellParser.Padding(rule).Succeeded(out PaddingRule? padding, out _));
        for (int input = 1; input <= 24; input++)
            for (int kernel = 1; kernel <= 7; kernel++)
                for (int stride = 1; stride <= 4; stride++)
                {
                    if (PaddingRules.Apply(padding!, new Extent(input, 1), new Extent(kernel, 1), new Extent(stride, 1))?.Rows is not { } fit) continue;

                    int lastEnd = ((fit.Output - 1) * stride) + kernel - fit.Before;
                    int gap = input - lastEnd;
                    int over = System.Math.Max(0, lastEnd - input - fit.After);
                    Assert.True(over == fit.Over && (over == 0 || rule.EndsWith("ceil")), $"{rule}: {kernel}/{stride} on {input} reaches {over} beyond its padding");
                    Assert.Equal(gap > System.Math.Max(0, stride - kernel) ? gap : 0, fit.Unread);
                    if (rule.StartsWith("same")) Assert.Equal((input + stride - 1) / stride, fit.Output);
                    if (rule.EndsWith("ceil")) Assert.True(((fit.Output - 1) * stride) - fit.Before < input, $"{rule}: {kernel}/{stride} on {input} starts in the padding");
                }
    }
}
