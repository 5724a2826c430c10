using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>Names and prose that C# could not take are said at their cell, and what is left compiles.</summary>
public sealed class NameLengthTests
{
    private const string Rows = "# input: 8x8x3\n# padding: same\ntype,name,patch size/stride,output size\n";

    [Theory]
    [InlineData("a")]
    [InlineData("網")]
    [InlineData("𝔄")]
    public void A_name_of_three_hundred_characters_compiles(string letter)
    {
        string name = string.Concat(Enumerable.Repeat(letter, 200 / letter.Length)), stage = string.Concat(Enumerable.Repeat(letter, 300 / letter.Length));
        var table = new TestTable("net.csv", "# network: " + name + "\n" + Rows + "convolution," + stage + ",3x3/2,4x4x8\n", ("Namespace", "N" + new string('n', 98)));

        GeneratorRun run = GeneratorRun.Of(table);

        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id != "ING403");
        Assert.All(run.Sources.Keys, name => Assert.InRange(name.Length, 1, 255));
        TestCompilation.AssertEmits(run.Compilation);
    }

    [Fact]
    public void Longer_names_are_said_at_their_cells()
    {
        string longer = new('a', 301), cell = new('b', 1_001);
        GeneratorRun run = GeneratorRun.Of(new TestTable(
            "net.csv", "# network: " + longer + "\n" + Rows + "convolution," + longer + ",3x3/2,4x4x8\nconvolution," + cell + ",3x3/2,2x2x8\n", ("Namespace", "Demo")));

        Assert.Equal(
            [
                "The name of the table's class, with its namespace: 'Demo.A" + new string('a', 74) + "...' has 306 characters; at most 300 are possible",
                "Row '" + new string('a', 80) + "...', column 'name': '" + new string('a', 80) + "...' has 301 characters; at most 300 are possible",
                "Row '" + new string('b', 80) + "...', column 'name': '" + new string('b', 80) + "...' has 1,001 characters; at most 1,000 are possible",
            ],
            run.Diagnostics.Select(Verify.Message));
        Assert.All(run.Diagnostics, diagnostic => Assert.Equal("ING111", diagnostic.Id));
        TestCompilation.AssertEmits(run.Compilation);
    }

    [Theory]
    [InlineData("", 301)]
    [InlineData("Demo", 295)]
    [InlineData("Demo", 296)]
    [InlineData("NAMESPACE", 3)]
    public void What_is_left_of_a_long_name_compiles(string space, int length)
    {
        space = space.Replace("NAMESPACE", string.Join(".", Enumerable.Repeat("space", 100)), System.StringComparison.Ordinal);
        GeneratorRun run = GeneratorRun.Of(rootNamespace: "", new TestTable("net.csv", "# network: " + new string('a', length) + "\n" + Rows + "convolution,,3x3/2,4x4x8\n", ("Namespace", space)));

        Assert.Equal((space.Length == 0 ? 0 : space.Length + 1) + length > 300 ? ["ING111"] : System.Array.Empty<string>(), run.Diagnostics.Select(diagnostic => diagnostic.Id));
        TestCompilation.AssertEmits(run.Compilation);
    }

    [Fact]
    public void Prose_is_cut_in_the_class()
    {
        GeneratorRun run = GeneratorRun.Of(new TestTable("net.csv", "# source: " + new string('s', 1_000_000) + "\n" + Rows + "convolution,,3x3/2,4x4x8\n"));

        Assert.Empty(run.Diagnostics);
        Assert.InRange(run.Source.Length, 20_000, 60_000);
        TestCompilation.AssertEmits(run.Compilation);
    }

    [Fact]
    public void Names_that_are_too_many_characters_together_are_said()
    {
        string name = new('r', 280);
        Judging judging = Judging.Of(
            ("net.csv", "# network: Net\n# input: 8x8x8\ntype,name,output size\n" + string.Concat(Enumerable.Range(0, 9).Select(index => "1000xBlock," + name + index + ",8x8x8\n"))),
            ("block.csv", "# module: Block\ntype,name,#1x1\nconv," + name + ",8"));

        Assert.Equal(["ING209 'Net'"], judging.Places(judging.Network().Diagnostics));
    }
}
