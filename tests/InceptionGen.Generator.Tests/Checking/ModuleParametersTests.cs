using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>Module tables in which letters stand for filters, and the rows that give their values.</summary>
public sealed class ModuleParametersTests
{
    private const string Parameterised =
        """
        # module: Block
        # parameters: c, pool
        type,patch size/stride,#1x1,#1x3 | #3x1
        conv,,c,C | 8
        avg pool,3x3/1,pool
        """;

    [Fact]
    public void A_use_gives_the_parameters_of_its_module()
    {
        NetworkSpec spec = Judging.Clean(
            "# input: 8x8x4\ntype,output size\n\"Block (c 16, pool 32)\",8x8x56\n\"2xBlock (pool 1, c 2)\",8x8x11\n\n" + Parameterised);

        Assert.Equal(["Block", "Block 2", "Block 3"], spec.Stages.Select(stage => stage.Name));
        Assert.Equal([1344, 228, 93], spec.Stages.Select(stage => stage.Operation.Weights));
    }

    [Theory]
    [InlineData("Block (c 16)", "the module has the parameter 'pool'; write Block (c 16, pool 64)")]
    [InlineData("Block", "the module has the parameter 'c'; write Block (c 64, pool 64)")]
    [InlineData("Block (c 16, pool 8, d 8)", "the module has no parameter 'd'; its parameters are c, pool")]
    [InlineData("Block (c 16, pool 8, c 8)", "'c' has a value already")]
    [InlineData("Block (c 16, pool 0)", "a parameter is at least one filter")]
    [InlineData("Block (c 16, pool 1.5)", "write a whole number such as 64")]
    [InlineData("Plain (c 16)", "the module has no parameters; names for its copies go in a name column")]
    public void A_use_gives_every_parameter_once_and_no_other(string use, string detail) => Verify.Diagnostics(
        "# network: Net\n# input: 8x8x4\ntype,output size\n\"{|ING114:" + use + "|}\"\n\n" + Parameterised + "\n\n# module: Plain\ntype,#1x1\nconv,8",
        "Row '" + use.Split(" (")[0] + "', column 'type': '" + use + "' cannot be used here: " + detail);

    [Theory]
    [InlineData("c, d", "d", "no filter cell of the table holds it; remove it")]
    [InlineData("c, C", "c", "it is given twice")]
    [InlineData("c, 8", "8", "a parameter is a letter or a word, such as c; separate several with commas")]
    [InlineData("c, max", "max", "the word says what a pool does; choose another")]
    public void Parameters_are_words_that_filter_cells_hold(string parameters, string found, string detail) => Verify.Diagnostics(
        new TestTable("block.csv", "# module: Block\n# parameters: {|ING013:" + parameters + "|}\ntype,#1x1\nconv,c"),
        "Directive 'parameters': '" + found + "' cannot be used: " + detail);

    [Fact]
    public void A_module_in_a_JSON_file_has_parameters_too()
    {
        NetworkSpec spec = Judging.Of(("net.json",
            """
            {
              "input": "8x8x4",
              "rows": [
                { "type": "Block (c 16, pool 32)", "output size": "8x8x56" },
                { "type": "2xBlock (pool 1, c 2)", "output size": "8x8x11" }
              ],
              "modules": {
                "Block": {
                  "parameters": "c, pool",
                  "columns": ["type", "patch size/stride", "#1x1", "#1x3 | #3x1"],
                  "rows": [["conv", "", "c", "C | 8"], { "type": "avg pool", "patch size/stride": "3x3/1", "#1x1": "pool" }]
                }
              }
            }
            """)).Clean();

        Assert.Equal([1344, 228, 93], spec.Stages.Select(stage => stage.Operation.Weights));
    }

    [Fact]
    public void Values_reach_a_module_within_a_module()
    {
        NetworkSpec spec = Judging.Clean(
            "# input: 8x8x4\ntype,output size\nPair,8x8x5\n\n# module: Pair\ntype,#1x1\nOne (c 2),\nOne (c 3),\n\n# module: One\n# parameters: c\ntype,#1x1\nconv,c");

        Assert.Equal([2, 3], Assert.IsType<ConcatSpec>(Assert.Single(spec.Stages).Operation).Branches.Select(branch => branch.Output.Channels));
    }
}
