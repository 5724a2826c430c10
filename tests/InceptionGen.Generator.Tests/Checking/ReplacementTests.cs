using System.Linq;
using InceptionGen.Language.Diagnostics;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>Where one text would set a cell right, the diagnostic carries it for a code fix.</summary>
public sealed class ReplacementTests
{
    [Theory]
    [InlineData("inception (a),,{28x28x66},,64,", "28x28x64")]
    [InlineData("inception (a),,{28x28x66},,32,32", "28x28x64")]
    [InlineData("max pool,2x2/2,{13x14x192},,,", "14x14x192")]
    [InlineData("convolution,3x3/1,28x28x64,{2},,", "1")]
    [InlineData("convolution,3x3/1,28x28x64,1,,,{100K},", "108K")]
    [InlineData("convolution,3x3/1,28x28x64,1,,,{110593},", "110592")]
    [InlineData("convolution,3x3/1,28x28x64,1,,,\"{110,593}\",", "110,592")]
    [InlineData("convolution,3x3/1,28x28x64,1,,,,{85M}", "87M")]
    public void The_computed_value_sets_the_cell_right(string row, string replacement)
    {
        const string Header = "# input: 28x28x192\ntype,patch size/stride,output size,depth,#1x1,#3x3,params,ops\n";
        int start = row.IndexOf('{'), end = row.IndexOf('}');
        Judging judging = Judging.Of(("net.csv", Header + row.Replace("{", "").Replace("}", "")));

        DiagnosticInfo diagnostic = Assert.Single(judging.Network().Diagnostics);

        Assert.Equal(replacement, SetBy(diagnostic));
        Assert.Equal((Header.Length + start, end - start - 1), (diagnostic.Location.Span.Start, diagnostic.Location.Span.Length));
        Judging.Of(("net.csv", Header + row[..start] + replacement + row[(end + 1)..])).Clean();
    }

    [Fact]
    public void A_suggestion_sets_a_name_right()
    {
        Judging judging = Judging.Of(("net.csv",
            """
            # input: 8x8x3
            type,name,input,patch size/stride,output size
            maxpol,a,,2x2/2,4x4x3
            convolution,conv2,,1x1/1,4x4x4
            convolution,b,conv9,1x1/1,4x4x5
            """));

        Assert.Equal(["max pool", "conv2"], judging.Network().Diagnostics.Select(SetBy));
    }

    [Fact]
    public void A_count_in_the_wrong_column_is_not_mended_by_another_count()
    {
        Judging judging = Judging.OfPrinted("inception_v4_reduction_b_seed_as_printed.csv");

        Assert.Equal([null, "0"], judging.Module().Select(SetBy));
    }

    private static string? SetBy(DiagnosticInfo diagnostic) => diagnostic.Fixes.FirstOrDefault()?.Edits.Single().Text;
}
