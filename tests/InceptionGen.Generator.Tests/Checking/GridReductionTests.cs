using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>Modules whose table names what makes the grid smaller after their last copy.</summary>
public sealed class GridReductionTests
{
    private const string Modules =
        """
        # module: Block
        # reduction: Half
        type,#1x1,#3x3
        conv,4,8

        # module: Half
        type,patch size/stride,#3x3/2 V
        conv,,4
        max pool,3x3/2
        """;

    private const string Net =
        """
        # input: 9x9x8
        # pooling: valid
        type,output size
        2xBlock,4x4x12
        2xBlock,4x4x8

        """;

    [Fact]
    public void It_stands_behind_the_last_copy_where_the_row_declares_a_smaller_map()
    {
        NetworkSpec spec = Judging.Clean(Net + Modules);

        Assert.Equal(
            ["Block 1: 9x9x8 to 9x9x8", "Block 2: 9x9x8 to 4x4x12", "Block 3: 4x4x12 to 4x4x8", "Block 4: 4x4x8 to 4x4x8"],
            spec.Stages.Select(stage => $"{stage.Name}: {stage.Operation.Input} to {stage.Operation.Output}"));
        Assert.Equal(
            ["Block_2/conv/1x1.weight", "Block_2/conv/3x3.weight", "Block_2/Half/conv/3x3.weight"],
            Layers(spec.Stages[1].Operation).Select(layer => layer.Tensors.Kernel));
    }

    [Fact]
    public void It_stays_at_another_size_of_the_image()
    {
        NetworkSpec spec = Judging.Clean(Net + Modules, new TableOptions(Input: "17x13x8"));

        Assert.Equal([new Shape(17, 13, 8), new Shape(8, 6, 12), new Shape(8, 6, 8), new Shape(8, 6, 8)], spec.Stages.Select(stage => stage.Operation.Output));
    }

    [Fact]
    public void What_it_gives_is_compared_with_the_declared_size() => Verify.Diagnostics(
        Net.Replace("4x4x12", "{|ING204:4x4x13|}").Insert(0, "# network: Net\n") + Modules,
        "Row '2xBlock', column 'output size': the branches give 4x4x12 (4 + 8), the cell says 4x4x13. Set the cell to 4x4x12, or change a branch.");

    [Theory]
    [InlineData("Hlaf", "did you mean 'Half'?")]
    [InlineData("Quarter", "add a table with '# module: Quarter' to the project")]
    [InlineData("Wide", "the module has parameters, and nothing gives their values here; name a module without parameters")]
    public void It_is_a_module_that_can_stand_alone(string name, string detail) => Verify.Diagnostics(
        "# network: Net\n# input: 9x9x8\ntype,output size\nHalf,4x4x12\nWide (c 4),4x4x4\n\n"
        + Modules.Replace("# reduction: Half", "# reduction: {|ING013:" + name + "|}") + "\n\n# module: Wide\n# parameters: c\ntype,#1x1\nconv,c",
        "Directive 'reduction': '" + name + "' cannot be used: " + detail);

    [Fact]
    public void Its_own_mistakes_are_said_in_its_table_alone() => Verify.Diagnostics(
        "# network: Net\n" + Net + Modules.Replace("conv,,4", "conv,,{|ING101:four|}"));

    [Fact]
    public void A_module_in_a_JSON_file_names_it_too()
    {
        NetworkSpec spec = Judging.Of(("net.json",
            """
            {
              "input": "9x9x8",
              "rows": [{ "type": "Block", "output size": "4x4x8" }],
              "modules": {
                "Block": { "reduction": "Half", "rows": [{ "type": "conv", "#1x1": 8 }] },
                "Half": { "rows": [{ "type": "max pool", "patch size/stride": "3x3/2 V" }] }
              }
            }
            """)).Clean();

        Assert.Equal(new Shape(4, 4, 8), Assert.Single(spec.Stages).Operation.Output);
    }

    private static System.Collections.Generic.IEnumerable<ConvolutionSpec> Layers(OperationSpec operation) => operation switch
    {
        ConvolutionSpec convolution => [convolution],
        SequenceSpec sequence => sequence.Operations.SelectMany(Layers),
        ConcatSpec concat => concat.Branches.SelectMany(Layers),
        _ => [],
    };
}
