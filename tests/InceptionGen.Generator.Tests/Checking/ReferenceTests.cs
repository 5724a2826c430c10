using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>ING104, ING404, ING405, ING406: names that stand for other rows and tables.</summary>
public sealed class ReferenceTests
{
    private static readonly TestTable Block = new("block.csv",
        """
        # module: Inception-A
        type,#1x1
        conv,3
        """);

    [Theory]
    [InlineData("Inception-B", "ING404", "there is no row type and no module 'Inception-B': did you mean 'Inception-A'? Else add a table with '# module: Inception-B' to the project.")]
    [InlineData("4xInceptoin_A", "ING404", "there is no row type and no module 'Inceptoin_A': did you mean 'Inception-A'? Else add a table with '# module: Inceptoin_A' to the project.")]
    [InlineData("maxpol", "ING104", "'maxpol' is not a row type: did you mean 'max pool'?")]
    [InlineData("Reduction", "ING404", "there is no row type and no module 'Reduction': add a table with '# module: Reduction' to the project")]
    [InlineData("inception (3a)", "ING404", "there is no row type and no module 'inception': write the filters of its branches, or add a table with '# module: inception' to the project")]
    public void A_row_names_a_type_or_a_module(string type, string id, string detail) => Verify.Diagnostics(
        [
            new("a.csv",
            $$"""
            # input: 8x8x3
            type,output size
            Inception-A,8x8x3
            {|{{id}}:{{type}}|},8x8x3
            """),
            Block,
        ],
        $"Row '{type}', column 'type': {detail}");

    [Fact]
    public void A_misspelt_row_type_with_filters_brings_no_other_complaint() => Verify.Diagnostics(
        """
        # input: 28x28x192
        type,output size,#1x1,#3x3 reduce,#3x3,#5x5 reduce,#5x5,pool proj,params
        {|ING104:incepton (3a)|},28x28x256,64,96,128,16,32,32,159K
        inception (3b),28x28x480,128,128,192,32,96,64,380K
        """);

    [Fact]
    public void A_remark_names_a_module()
    {
        Judging judging = Judging.Of(
            ("net.csv",
            """
            type,patch size/stride or remarks,input size
            2×Inception,As in figure 5,8×8×3
            softmax,classifier,8×8×3
            """),
            ("five.csv", "# module: Figure 5\ntype,#1x1\nconv,3"));

        Assert.Equal(["Inception1", "Inception2", "Softmax"], judging.Clean().Stages.Select(stage => stage.Identifier));
    }

    [Fact]
    public void Two_modules_of_one_name_cannot_be_told_apart() => Verify.Diagnostics(
        [
            new("a.csv", "# input: 8x8x3\ntype,output size\n{|ING404:Inception-A|},8x8x3"),
            Block with { Path = "x.csv" },
            Block with { Path = "y.csv" },
        ],
        "Row 'Inception-A', column 'type': there is no row type and no module 'Inception-A': 'x.csv' and 'y.csv' are both called so; rename one of them");

    [Theory]
    [InlineData("nets/v4.csv", "nets/v4.block.csv", "nets/block.csv")]
    [InlineData("nets/v4.csv", "nets/block.csv", "other/block.csv")]
    [InlineData("nets/v4.csv", "elsewhere/block.csv", "")]
    public void The_nearest_module_is_meant(string network, string near, string far)
    {
        const string Module = "# module: Block\ntype,#1x1\nconv,";
        (string, string)[] files = [(network, "# input: 8x8x3\ntype,output size\nBlock,8x8x7"), (near, Module + "7"), (far, Module + "9")];

        Assert.Single(Judging.Of([.. files.Where(file => file.Item1.Length > 0)]).Clean().Stages);
    }

    [Fact]
    public void A_module_that_no_row_names_finds_its_own() => Judging.Clean(
        """
        # input: 8x8x3
        type,output size
        softmax,8x8x3

        # module: Outer
        # reduction: Half
        type,#1x1
        Inner,4

        # module: Inner
        type,#1x1
        conv,8

        # module: Half
        type,patch size/stride
        max pool,2x2/2
        """);

    [Fact]
    public void A_module_cannot_contain_itself() => Verify.Diagnostics(
        [
            new("a.csv", "# module: A\ntype,#1x1\n{|ING405:B|},"),
            new("b.csv", "# module: B\ntype,#1x1\nA,\nconv,3"),
            new("c.csv", "# module: C\ntype,#1x1\n{|ING405:C|},3"),
            new("net.csv", "# input: 8x8x3\ntype,output size\nA,8x8x3"),
        ],
        "Row 'B', column 'type': a module cannot contain itself: A > B > A",
        "Row 'C', column 'type': a module cannot contain itself: C > C");

    /// <summary>Each of the tables finds the same circle; two circles are two mistakes.</summary>
    [Fact]
    public void A_circle_of_modules_is_said_once() => Verify.Diagnostics(
        [
            new("net.csv", """
                # input: 8x8x3
                type,output size
                A,8x8x3
                # module: A
                type,#1x1
                {|ING405:B|},
                # module: B
                type,#1x1
                C,
                # module: C
                type,#1x1
                A,
                {|ING405:D|},
                # module: D
                type,#1x1
                C,
                """),
        ],
        "Row 'B', column 'type': a module cannot contain itself: A > B > C > A",
        "Row 'D', column 'type': a module cannot contain itself: C > D > C");

    [Fact]
    public void A_module_in_its_networks_file_can_contain_itself_no_more_than_one_in_a_file_of_its_own() => Verify.Diagnostics(
        """
        # network: N
        # input: 8x8x3
        type,output size
        m,8x8x4

        # module: m
        type,#1x1
        {|ING405:m|},4
        """,
        "Row 'm', column 'type': a module cannot contain itself: m > m");

    /// <summary>Within a module its own name is its own, whatever else is called so.</summary>
    [Fact]
    public void A_module_called_like_another_contains_itself() => Verify.Diagnostics(
        [
            new("here/m.csv", "# module: m\ntype,#1x1\n{|ING405:m|},4"),
            new("there/m.csv", "# module: m\ntype,#1x1\nconv,4"),
            new("there/net.csv", "# input: 8x8x3\ntype,output size\nm,8x8x4"),
        ],
        "Row 'm', column 'type': a module cannot contain itself: m > m");

    /// <summary>Modules that nobody names yet can be meant, too: in the table's own file, beside it, and anywhere in the project.</summary>
    [Theory]
    [InlineData("Blcok", "Block")]
    [InlineData("Reductoin-A", "Reduction-A")]
    [InlineData("Inceptoin-ResNet-A", "Inception-ResNet-A")]
    public void A_misspelt_module_is_looked_for_in_the_whole_project(string misspelt, string meant) => Verify.Diagnostics(
        [
            new("elsewhere/block.csv", "# module: Block\ntype,#1x1\nconv,3"),
            new("net.csv", $"# input: 8x8x3\ntype,output size\n{{|ING404:{misspelt}|}},8x8x3\n# module: Inception-ResNet-A\ntype,#1x1\nconv,3"),
            new("reduction.csv", "# module: Reduction-A\ntype,#1x1\nconv,3"),
        ],
        $"Row '{misspelt}', column 'type': there is no row type and no module '{misspelt}': did you mean '{meant}'? Else add a table with '# module: {misspelt}' to the project.");

    [Fact]
    public void Modules_stand_within_modules_to_a_depth()
    {
        string[] names = [.. Enumerable.Range(0, 40).Select(index => "M" + (char)('a' + (index / 10)) + (char)('a' + (index % 10)))];
        var files = names.Zip(names.Skip(1), (outer, inner) => (outer + ".csv", $"# module: {outer}\ntype,#1x1\n{inner},")).ToList();
        files.Add((names[^1] + ".csv", $"# module: {names[^1]}\ntype,#1x1\nconv,3"));
        files.Insert(0, ("net.csv", "# input: 8x8x3\ntype,output size\n" + names[0] + ",8x8x3"));

        Judging tooDeep = Judging.Of([.. files]);
        files[0] = ("net.csv", "# input: 8x8x3\ntype,output size\n" + names[^32] + ",8x8x3");
        Judging deepEnough = Judging.Of([.. files]);

        Assert.Equal(
            ["ING405 'Maa' Row 'Maa', column 'type': modules are nested more than 32 deep"], tooDeep.Shown(tooDeep.Network().Diagnostics));
        deepEnough.Clean();
    }

    [Theory]
    [InlineData("conv9", "there is no stage 'conv9' above this row: did you mean 'conv2'?")]
    [InlineData("tail", "there is no stage 'tail' above this row: it is below; a row can only read rows above it")]
    [InlineData("something else", "there is no stage 'something else' above this row: write the name of a row above")]
    public void A_row_reads_a_row_above(string name, string detail) => Verify.Diagnostics(
        $$"""
        # input: 8x8x3
        type,name,input,patch size/stride,output size
        convolution,conv2,,1x1/1,8x8x4
        convolution,b,{|ING406:{{name}}|},2x2/2,4x4x5
        convolution,tail,,1x1/1,4x4x5
        """,
        $"Row 'b', column 'input': {detail}");

    [Fact]
    public void An_auxiliary_classifier_reads_a_stage() => Verify.Diagnostics(
        """
        # input: 8x8x3
        type,input,output size
        softmax,,8x8x3
        auxiliary classifier (a),{|ING108:|},
        softmax
        auxiliary classifier (b),{|ING406:nowhere|},
        softmax
        """,
        "Row 'auxiliary classifier (a)', column 'input': the cell is missing: write the name of the stage that the auxiliary classifier reads",
        "Row 'auxiliary classifier (b)', column 'input': there is no stage 'nowhere' above this row: write the name of a row above");

    [Theory]
    [InlineData("Inception (3A)")]
    [InlineData("inception(3a)")]
    [InlineData(" INCEPTION (3a) ")]
    public void Two_spellings_of_a_stage_are_one(string name) => Judging.Clean(
        $"""
        # input: 8x8x3
        type,input,output size,#1x1
        inception (3a),,8x8x4,4
        inception (3b),{name},8x8x4,4
        """);
}
