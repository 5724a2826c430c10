using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>ING407, ING408 and what weight files call the layers (tables/README.md, section 9).</summary>
public sealed class TensorNamingTests
{
    private const string Network =
        """
        # input: 28x28x192
        # normalization: batch norm (epsilon 0.001)
        # names: net.names.csv
        type,name,patch size/stride,output size,#1x1,#3×3reduce,3x3,#3x3 reduce,#3x3,double #3x3,Pool +proj
        convolution,conv1,3x3/1,28x28x192
        inception (3a),,,28x28x260,64,96,128,16,32,4,32
        linear,,,1x1x10
        """;

    [Fact]
    public void Without_a_table_names_are_rows_and_columns() => Assert.Equal(
        [
            "conv1", "inception_3a/1x1", "inception_3a/3x3_reduce", "inception_3a/3x3", "inception_3a/3x3_reduce_2", "inception_3a/3x3_2",
            "inception_3a/double_3x3_1", "inception_3a/double_3x3_2", "inception_3a/pool_proj", "linear",
        ],
        Names(Judging.Clean(Network.Replace("# names: net.names.csv", "# note: none"))));

    [Fact]
    public void Rules_of_a_names_table_come_first_and_the_first_that_fits()
    {
        NetworkSpec spec = Judging.Of(("net.csv", Network), ("net.names.csv",
            """
            # names of: a framework
            # convolution: *.conv.weight
            # linear: *.kernel
            # gamma: *.bn.gamma
            row,column,weight
            inception (*),1x1,inception*.branch1
            Inception (3*),#3x3 reduce (2),i3*.branch3.0
            inception (*),#3x3 *,inception*.*
            *,double #3x3 1,*.double
            *,pool proj,*.pool
            linear,,fc
            """)).Clean();

        Assert.Equal(
            [
                "conv1.conv", "inception3a.branch1.conv", "inception3a.reduce.conv", "inception_3a/3x3.conv", "i3a.branch3.0.conv", "inception3a.(2).conv",
                "inception (3a).double.conv", "inception_3a/double_3x3_2.conv", "inception (3a).pool.conv", "fc",
            ],
            Names(spec, ".weight", ".kernel"));
        var first = (ConvolutionSpec)spec.Stages[0].Operation;
        Assert.Equal(new TensorNames("conv1.conv.weight", null, "conv1.bn.gamma", "conv1.bn.bias", "conv1.bn.running_mean", "conv1.bn.running_var"), first.Tensors);
        var linear = (ConvolutionSpec)spec.Stages[2].Operation;
        Assert.Equal(new TensorNames("fc.kernel", "fc.bias", null, null, null, null), linear.Tensors);
    }

    [Fact]
    public void A_convolution_without_batch_norm_may_be_called_otherwise() => Assert.Equal(
        ["normal.conv.weight", "plain.weight", "linear.fc"],
        Names(
            Judging.Clean(
                """
                # input: 8x8x4
                type,name,output size,patch size/stride,normalization
                conv,normal,8x8x4,3x3,batch norm (epsilon 0.001)
                conv,plain,8x8x4,3x3,none
                linear,,1x1x10

                # names of: a framework whose normalised convolutions are modules
                # convolution: *.conv.weight
                # plain convolution: *.weight
                # linear: *.fc
                row,column,weight
                *,,*
                """),
            "/"));

    [Fact]
    public void Names_count_layers_and_with_what_stars_stand_for() => Assert.Equal(
        ["features.6.conv.0.kernel", "features.7.conv.1.kernel", "1.conv2d_3.kernel", "dense_1.weight", "dense_2.weight"],
        Names(
            Judging.Clean(
                """
                # input: 8x8x4
                type,name,output size,patch size/stride
                2xBlock
                conv,stem 7,8x8x4,3x3
                linear,,1x1x10
                linear,fc,1x1x10

                # module: Block
                type,#3x3
                conv,4

                # names of: a framework that counts
                # convolution: *.kernel
                row,column,weight
                Block *,*/#3x3,features.{*+5}.*.{n-1}
                stem *,,{*-6}.conv2d_{n}
                *,,dense_{n}
                """),
            ""));

    [Fact]
    public void A_rule_counts_the_layers_that_it_names_and_may_name_their_batch_norm()
    {
        NetworkSpec spec = Judging.Clean(
            """
            # input: 8x8x4
            # normalization: batch norm (epsilon 0.001)
            type,name,output size,patch size/stride
            conv,stem,8x8x4,3x3
            conv,named,8x8x4,3x3
            conv,second,8x8x4,3x3
            linear,,1x1x10

            # names of: Keras
            # convolution: */kernel
            # gamma: */gamma
            # beta: */beta
            # mean: */moving_mean
            # variance: */moving_variance
            row,column,weight,batch norm
            named,,named,named_bn
            linear,,dense{#-1}
            *,*,conv2d{#},norm{#+1}
            """);

        Assert.Equal(["conv2d1/kernel", "named/kernel", "conv2d2/kernel", "dense0.weight"], Names(spec, ""));
        Assert.Equal(
            ["norm2/gamma norm2/beta norm2/moving_mean norm2/moving_variance", "named_bn/gamma named_bn/beta named_bn/moving_mean named_bn/moving_variance"],
            spec.Stages.Take(2).Select(stage => ((ConvolutionSpec)stage.Operation).Tensors).Select(names => $"{names.Gamma} {names.Beta} {names.Mean} {names.Variance}"));
    }

    [Fact]
    public void The_project_file_may_take_another_names_table()
    {
        Judging judging = Judging.Of(
            ("net.csv", Network), ("net.names.csv", "row,column,weight\n*,*,own{#}\n"), ("other.csv", "row,column,weight\nconv1,,mine\n"));

        Assert.Equal(["mine", "inception_3a/1x1"], Names(judging.Clean(new TableOptions(Names: "other.csv"))).Take(2));
        Assert.Equal(["own1", "own2"], Names(judging.Clean()).Take(2));
    }

    [Fact]
    public void A_names_table_that_the_project_lacks_is_said() => Verify.Diagnostics(
        new TestTable("net.csv", "# network: {|ING013:Net|}\n# input: 8x8x4\ntype,output size,patch size/stride\nconv,8x8x4,3x3\n", ("Names", "none.csv")),
        "Option 'Names' in the project file: 'none.csv' cannot be used: no names table of the project has this file name; list it as an ArchitectureTable");

    [Fact]
    public void A_batch_norms_name_is_read_as_a_weights() => Verify.Diagnostics(
        [new("net.csv", "# network: Net\n# input: 8x8x4\ntype,output size,patch size/stride\nconv,8x8x4,3x3\n# names of: a\nrow,column,weight,batch norm\nconv,,a,{|ING109:{x}|}")],
        "Row 'conv', column 'batch norm': '{x}' is not understood: braces hold n, # or a star, and optionally a number to add, as in {n}, {#-1} and {*+5}");

    [Theory]
    [InlineData("s*", "{*+1}")]
    [InlineData("stem *", "{*-8}")]
    public void A_rule_that_cannot_count_fits_nothing(string row, string weight) => Verify.Diagnostics(
        "# network: Net\n# input: 8x8x4\ntype,name,output size,patch size/stride\nconv,stem 7,8x8x4,3x3\n# names of: a\nrow,column,weight\n{|ING407:" + row + "|},," + weight + "\nstem *,,{*}\n");

    [Theory]
    [InlineData("{|ING109:conv{m}|}")]
    [InlineData("{|ING109:conv{n|}")]
    [InlineData("{|ING109:conv{n+}|}")]
    [InlineData("{|ING109:conv{*5}|}")]
    [InlineData("{|ING109:conv{*+1234567890}|}")]
    public void Braces_hold_a_number_of_a_layer_or_a_star(string weight) => Verify.Diagnostics(
        [new("net.csv", "# network: Net\n# input: 8x8x4\ntype,output size,patch size/stride\nconv,8x8x4,3x3\n# names of: a\nrow,column,weight\nconv,," + weight)],
        "Row 'conv', column 'weight': '" + weight[9..^2] + "' is not understood: braces hold n, # or a star, and optionally a number to add, as in {n}, {#-1} and {*+5}");

    [Fact]
    public void A_rule_that_names_nothing_is_said() => Verify.Diagnostics(
        [
            new("net.csv", "# network: Net\n" + Network),
            new("net.names.csv",
            """
            # names of: a framework
            row,column,weight
            conv*,,features.*
            {|ING407:conv1|},,features.0
            {|ING407:inception (4a)|},#1x1,mixed
            {|ING407:linear|},#1x1,fc
            """),
        ],
        "Row 'conv1', column 'row': no layer of Net is left for this rule: none fits it, or rules above it name all that do",
        "Row 'inception (4a)', column 'row': no layer of Net is left for this rule: none fits it, or rules above it name all that do",
        "Row 'linear', column 'row': no layer of Net is left for this rule: none fits it, or rules above it name all that do");

    [Fact]
    public void Rules_are_not_blamed_for_rows_that_are_not_understood() => Verify.Diagnostics(
        [
            new("net.csv", Network.Replace("convolution,conv1,3x3/1", "convolution,conv1,{|ING103:3x|}").Replace("64,96", "64,{|ING101:x|}")),
            new("net.names.csv", "row,column,weight\nconv1,,c\ninception (3a),#1x1,i"),
        ]);

    [Fact]
    public void Two_layers_cannot_have_one_tensor() => Verify.Diagnostics(
        [
            new("net.csv", Network.Replace("inception (3a)", "{|ING408:inception (3a)|}").Replace("linear", "{|ING408:linear|}").Replace(",double #3x3", "").Replace("260", "256").Replace("32,4,32", "32,32")),
            new("net.names.csv", "row,column,weight\n*,,w\n*,#1x1,w"),
        ],
        "Row 'inception (3a)', column '#1x1': its weights are called 'w.weight', as are those of row 'conv1'. Give them different names, with a names table if need be.",
        "Row 'linear': its weights are called 'w.weight', as are those of row 'conv1'. Give them different names, with a names table if need be.");

    [Fact]
    public void A_names_table_has_to_be_there() => Verify.Diagnostics(
        "# input: 8x8x3\n# names: {|ING013:net.names.csv|}\ntype,patch size/stride,output size\nconvolution,1x1/1,8x8x3",
        "Directive 'names': 'net.names.csv' cannot be used: no names table of the project has this file name; list it as an ArchitectureTable");

    [Theory]
    [InlineData("other.names.csv")]
    [InlineData("nowhere.csv")]
    public void A_table_has_one_names_table(string file) => Verify.Diagnostics(
        [
            new("net.csv", "# network: Net\n# names: {|ING409:" + file + "|}\ntype,output size,patch size/stride\nconv,8x8x4,3x3\n# names of: a\nrow,column,weight\nconv,,first"),
            new("other.names.csv", "row,column,weight\nconv,,second"),
        ],
        "Directive 'names': '" + file + "' holds the names, and so does the table 'a' below the rows. Remove the directive, or that table.");

    [Fact]
    public void A_names_table_is_checked_by_itself() => Verify.Diagnostics(
        """
        # names of: nothing in particular
        # bias: {|ING008:bias|}
        row,column,weight
        {|ING108:|},#1x1,a
        conv1,,{|ING108:|}
        """,
        "Directive 'bias': 'bias' is not understood: a star stands for the layer's name, as in *.bias",
        "Row '', column 'row': the cell is missing: write the row that the rule is for, such as inception (*)",
        "Row 'conv1', column 'weight': the cell is missing: write what the weight file calls the layer");

    private static string[] Names(NetworkSpec spec, params string[] endings)
    {
        string[] cut = endings.Length == 0 ? [".weight"] : endings;
        return [.. TensorsOf.Network(spec).Select(layer => cut.Aggregate(layer.Kernel, (rest, ending) => rest.EndsWith(ending, System.StringComparison.Ordinal) ? rest[..^ending.Length] : rest))];
    }
}
