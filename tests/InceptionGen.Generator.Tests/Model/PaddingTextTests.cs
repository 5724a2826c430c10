using InceptionGen.Generator.Tests.Harness;
using System.Linq;
using Xunit;

namespace InceptionGen.Generator.Tests.Model;

/// <summary>The padding that was chosen can be read on hovering over a stage and in the plan.</summary>
public sealed class PaddingTextTests
{
    private const string Table =
        """
        # network: Net
        # input: 64x64x3
        type,name,patch size/stride,output size,padding,#1x1,#3x3 reduce,#3x3,#5x5,pool proj
        convolution,a,5x5/2,32x32x16,same
        convolution,b,5x5/2,16x16x16,half
        max pool,c,3x3/2,8x8x16,ceil
        max pool,d,3x3/2,4x4x16,same lower
        avg pool,e,3x3/1,6x6x16,2
        avg pool,f,3x3/2,4x4x16,1 ceil
        convolution,g,3x1/1,2x4x8,valid
        inception (h),h,,2x4x40,,8,4,8,8,16
        convolution,i,,2x4x8,,,4,8
        adaptive avg pool,j,,1x1x8
        convolution,k,1x1/1,1x1x8
        linear,l,,1x1x4
        """;

    [Theory]
    [InlineData("A", "; padding 1+2.")]
    [InlineData("B", "; padding 2.")]
    [InlineData("C", "; padding ceil.")]
    [InlineData("D", "; padding 1+0.")]
    [InlineData("E", "; padding 2.")]
    [InlineData("F", "; padding 1 ceil.")]
    [InlineData("G", "; padding valid.")]
    [InlineData("H", "; padding 1 (#3x3, max pool), 2 (#5x5).")]
    [InlineData("I", "; padding 1.")]
    [InlineData("J", "2x4x8 to 1x1x8.")]
    [InlineData("K", "multiply-adds.")]
    [InlineData("L", "multiply-adds.")]
    public void Hovering_over_a_stage_shows_it(string stage, string ending)
    {
        GeneratorRun run = GeneratorRun.Of(new TestTable("net.csv", Table));
        string[] lines = run.Source.Split('\n');

        int tap = System.Array.FindIndex(lines, line => line.Contains($"> {stage} {{ get; }}", System.StringComparison.Ordinal));
        Assert.EndsWith(ending + "</summary>", lines[tap - 1].TrimEnd());
    }
}
