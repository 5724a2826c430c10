using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Diagnostics;
using Xunit;

namespace InceptionGen.Generator.Tests.Repairing;

/// <summary>Slips that are more than another number: separators, cells that mean nothing, kernels, headings. Each is one diagnostic that undoes it.</summary>
public sealed class RowRepairTests
{
    [Theory]
    [InlineData("googlenet.csv", "28x28x256,2,,64,96,128", "28x28x2562,,64,96,128", "Insert a separator in '28x28x2562'")]
    [InlineData("inception_resnet_v2_keras.csv", "8x8x1536,1,3120K,204M", "8x8x1536,13120K,204M", "Insert a separator in '13120K'")]
    [InlineData("inception_resnet_v2_paper.csv", "3x3/2 V,149x149x32,1,864", "3x3/2 V,149x149x321,864", "Insert a separator in '149x149x321'")]
    [InlineData("bn_inception_slim.csv", "Mixed_5c,,7x7x1024,3,352,192,320", "Mixed_5c,,7x7x1024,3,352192,320", "Insert a separator in '352192'")]
    public void A_forgotten_separator(string file, string right, string wrong, string title) => AssertRepaired(file, right, wrong, title);

    [Theory]
    [InlineData("inception_resnet_v2_paper.csv", "dropout (20%),,,1x1x2144,0", "dropout (20%),,,0,1x1x2144", "Swap the cells '0' and '1x1x2144'")]
    [InlineData("inception_v4.csv", "512,256 | 256", "256 | 256,512", "Swap the cells '256 | 256' and '512'")]
    public void Exchanged_cells_that_mean_nothing_where_they_stand(string file, string right, string wrong, string title) => AssertRepaired(file, right, wrong, title);

    [Theory]
    [InlineData("alexnet.csv", "linear,fc7,,,1x1x4096", "linear,fc7,,,1x0x4096", "Set the cell to '1x1x4096'")]
    [InlineData("inception_resnet_v2_keras.csv", "residual,none,2080", "residual,none,2288", "Set the cell to '2080'")]
    public void A_number_that_cannot_be(string file, string right, string wrong, string title) => AssertRepaired(file, right, wrong, title);

    [Theory]
    [InlineData("googlenet.csv", ",#5x5 reduce,#5x5,", ",#3x3 reduce,#5x5,", "Rename the column to '#5x5 reduce'")]
    [InlineData("googlenet.csv", ",#3x3 reduce,#3x3,", ",#3x3 reduce,#3x4,", "Rename the column to '#3x3'")]
    [InlineData("bn_inception.csv", "double #3x3 reduce,double #3x3", "double #3x3,double #3x3 reduce", "Swap the two headings")]
    [InlineData("inception_v3.csv", ",#1x1,#7x1,#1x7,#7x1,#1x7", ",#1x1,#7x2,#1x7,#7x1,#1x7", "Rename the column to '#7x1'")]
    [InlineData("inception_v3.csv", "size/stride,#1x1,#5x5", "size/stride,#3x3,#5x5", "Rename the column to '#1x1'")]
    [InlineData("inception_v3.csv", "size/stride,#1x1,#7x1", "size/stride,#7x1,#1x1", "Swap the two headings")]
    [InlineData("inception_v2.csv", ",#1x1,#1x7,#7x1,#1x7,#7x1", ",#1x1,#1x7,#7x2,#1x7,#7x1", "Rename the column to '#7x1'")]
    [InlineData("inception_resnet_v2_keras.csv", ",#3x3/2 V", ",#3x3/3 V", "Rename the column to '#3x3/2 V'")]
    public void A_wrong_heading(string file, string right, string wrong, string title) => AssertRepaired(file, right, wrong, title);

    [Theory]
    [InlineData("googlenet_torchvision.csv", "inception (5b),", "inception (4b),", "Set the cell to 'inception (5b)'")]
    [InlineData("inception_v3.csv", ",Mixed_6d,", ",Mixed_5d,", "Set the cell to 'Mixed_6d'")]
    [InlineData("inception_resnet_v2_keras.csv", ",conv2d_5,", ",conv2d_4,", "Set the cell to 'conv2d_5'")]
    public void A_name_that_another_row_has(string file, string right, string wrong, string title) => AssertRepaired(file, right, wrong, title);

    [Theory]
    [InlineData("googlenet.csv", ",64,192,,,,112K,360M", ",64,192,,,,112K,112K", "Set the cell to '360M'")]
    [InlineData("googlenet.csv", ",128,128,1018K,", ",128,128,51,", "Set the cell to '1018K'")]
    public void A_count_that_another_column_holds_is_spelt_as_its_own_column_spells(string file, string right, string wrong, string title) => AssertRepaired(file, right, wrong, title);

    [Theory]
    [InlineData("# module: Reduction-A", "# module: Reductio-A")]
    [InlineData("# module: Stem-C", "# module: Strm-C")]
    public void A_module_whose_name_has_a_slip(string right, string wrong) => AssertRepaired("inception_v4_paper.csv", right, wrong, "Rename the module to '" + right[10..] + "'");

    [Fact]
    public void A_separator_too_much_before_the_last_number_of_a_row() => AssertRepaired(
        "inception_resnet_v2_paper.csv", "# module: Inception-ResNet-A\ntype,#1x1,#3x3,#3x3\nconv,32\n", "# module: Inception-ResNet-A\ntype,#1x1,#3x3,#3x3\nconv,,32\n", "Remove the separator before '32'");

    [Fact]
    public void Filters_of_a_module_that_only_the_row_below_its_use_counts() => AssertRepaired("inception_v2.csv", "conv,,64,96,96\n", "conv,,64,96,996\n", "Set the cell to '96'");

    [Fact]
    public void A_module_without_its_header_is_one_mistake() => Assert.Equal(
        "ING006", Assert.Single(Slips.Check("inception_resnet_v2.csv", Slips.Replace(Repository.Read("tables", "inception_resnet_v2.csv"), "type,patch size/stride,#1x1,#5x5,#3x3,#3x3\n", ""))).Rule.Id);

    [Fact]
    public void A_heading_that_is_left_out_is_one_mistake()
    {
        DiagnosticInfo problem = Assert.Single(Slips.Check("inception_resnet_v2.csv", Slips.Replace(Repository.Read("tables", "inception_resnet_v2.csv"), "depth,params,ops", "depth,params")));

        Assert.Equal("The header: it has 6 columns, and the rows have a cell more; write the heading that is missing", problem.Message);
    }

    [Fact]
    public void Says_that_a_separator_is_missing()
    {
        string slipped = Slips.Replace(Repository.Read("tables", "inception_resnet_v2_keras.csv"), "8x8x1536,1,3120K,204M", "8x8x1536,13120K,204M");

        DiagnosticInfo problem = Assert.Single(Slips.Check("inception_resnet_v2_keras.csv", slipped));

        Assert.StartsWith("Row 'conv_7b', column 'depth': a separator is probably missing in '13120K': ", problem.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Says_which_heading_is_wrong()
    {
        string slipped = Slips.Replace(Repository.Read("tables", "googlenet.csv"), ",#5x5 reduce,#5x5,", ",#3x3 reduce,#5x5,");

        DiagnosticInfo problem = Assert.Single(Slips.Check("googlenet.csv", slipped));

        Assert.Equal("Column '#3x3 reduce': it is probably wrong: the rows below disagree with it, in 9 places. With '#5x5 reduce' they agree.", problem.Message);
    }

    [Fact]
    public void Sizes_keep_the_sign_of_their_cell()
    {
        const string Table = "# input: 28x28x192\ntype,output size,#1x1,#3x3\ninception (a),28×28×95,64,32";

        Assert.Contains("Set the cell to '28×28×96'", Assert.Single(Slips.Check("net.csv", Table)).Fixes.Select(fix => fix.Title));
    }

    private static void AssertRepaired(string file, string right, string wrong, string title)
    {
        string table = Repository.Read("tables", file), slipped = Slips.Replace(table, right, wrong);

        IReadOnlyList<DiagnosticInfo> problems = Slips.Check(file, slipped);

        DiagnosticInfo problem = Assert.Single(problems);
        Assert.Equal(title, problem.Fixes[0].Title);
        Assert.Equal(table, Slips.Apply(slipped, problem.Fixes[0]));
    }
}
