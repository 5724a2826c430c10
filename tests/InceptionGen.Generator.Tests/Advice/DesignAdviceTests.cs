using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Generator.Tests.Repairing;
using InceptionGen.Language.Advising;
using InceptionGen.Language.Checking;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Advice;

/// <summary>Advice of the papers' design principles: bottlenecks, widths that fall, kernels that factorize, reductions that are missing.</summary>
public sealed class DesignAdviceTests
{
    private const string Stage = "# network: Tiny\n# input: 35x35x320\n# padding: same\n# pooling: valid\ntype,name,patch size/stride,output size\n";

    private const string Modules = "# network: Tiny\n# input: 28x28x192\n# padding: same\n# pooling: same\ntype,patch size/stride,output size,#1x1,#3x3 reduce,#3x3,#5x5 reduce,#5x5,pool proj\n";

    public static TheoryData<string> Tables => UnlikeOthersTests.Tables;

    /// <summary>Whether they have mistakes or not: those of the printed tables are in their counts and sizes.</summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public void No_shipped_and_no_printed_table_gets_any(string file)
    {
        TableDocument document = Read(file);
        TableBundle bundle = new TableLibrary([document, .. Directory.GetFiles(Repository.PathOf("tables"), "*.csv").Where(other => other != file).Select(Read)]).Bundle(document);
        CheckResult? result = document.Kind == TableKind.Network ? NetworkChecker.Check(bundle, new TableOptions()) : null;

        Assert.Equal(document.Kind == TableKind.Network, result?.Draft is not null);
        Assert.Empty(DesignAdvice.Of(bundle, result?.Draft, known: []).Select(advice => advice.Message));
        if (result?.Draft is { Continued: 0 } draft) Assert.NotEmpty(PlacedConvolution.Of(document, TrunkRow.Of(document, draft)));
    }

    [Theory]
    [InlineData("#5x5 reduce,#5x5,", ",#5x5,")]
    [InlineData("#1x1,#3x3 reduce,#3x3,#5x5 reduce", "#1x1,#3x3 reduce,#3x3,#3x3 reduce")]
    public void A_wrong_heading_is_not_advised_on(string right, string wrong)
    {
        string table = Slips.Replace(Repository.Read("tests", "InceptionGen.Generator.Tests", "Tables", "googlenet_table1_as_printed.csv"), right, wrong);

        Assert.DoesNotContain(TableChecker.Check([new ProjectTable(new TableSource("net.csv", table))]), problem => problem.Rule.Id is "ING604" or "ING605" or "ING606" or "ING607");
    }

    [Theory]
    [InlineData("max pool,p,7x7/4,8x8x320\nconv,c,3x3,8x8x640", "8x8x320", "8x8x320 keeps 5 % of the values of 35x35x320")]
    [InlineData("conv,c,1x1,35x35x64\nconv,d,3x3,35x35x256", "35x35x64", "the row has 64 channels, between 320 that it reads and 256 of row 'd'")]
    [InlineData("S,,,35x35x320\nmax pool,p,3x3/2,17x17x320\nM,,,17x17x640\n# module: S\ntype,#1x1,#3x3\nconv,160\nconv,80,160\n# module: M\ntype,#1x1,#3x3\nconv,320\nconv,160,320", "17x17x320", "the pool leaves 17x17x320, and row 'M' has 640 channels; a pool beside strided convolutions in one module does both at once")]
    [InlineData("M,,,35x35x320\n# module: M\ntype,#1x1,#3x3\nconv,64\nconv,16,256", "35x35x320", "the branches hold 98,000 values together where they are narrowest, between 392,000 that they read and 392,000 that they give")]
    public void A_bottleneck(string rows, string cell, string words)
    {
        string table = Stage + rows;

        DiagnosticInfo advice = Assert.Single(Of(table));

        Assert.Equal(("ING604", cell), (advice.Rule.Id, Slips.TextAt(table, advice.Location)));
        Assert.Contains("': " + words + ". Such a bottleneck", advice.Message, StringComparison.Ordinal);
        Assert.Empty(advice.Fixes);
        Assert.Empty(Of(table.Replace(cell + "\n", cell + " [sic: meant]\n")));
    }

    [Theory]
    [InlineData("max pool,p,3x3/2,17x17x320\nconv,c,3x3,17x17x640\nconv,c2,3x3,17x17x640")]
    [InlineData("max pool,p,3x3/2,17x17x320\nM,,,17x17x640\n# module: M\ntype,#1x1,#3x3\nconv,320\nconv,160,320")]
    [InlineData("S,,,35x35x320\nmax pool,p,3x3/2,17x17x320\nM,,,17x17x512\n# module: S\ntype,#1x1,#3x3\nconv,160\nconv,80,160\n# module: M\ntype,#1x1,#3x3\nconv,256\nconv,160,256")]
    [InlineData("conv,c,1x1,35x35x64\navg pool,p,,1x1x64\nlinear,l,,1x1x10")]
    [InlineData("M,,,35x35x320\n# module: M\ntype,#1x1,#3x3,output size\nconv,64\nconv,16,256\nresidual (scale 0.1)")]
    [InlineData("conv,c,1x1,35x35x64\nconv,d,3x3,35x35x384\nconv,e,1x1,35x35x64\nconv,f,3x3,35x35x384\nconv,g,1x1,35x35x64\nconv,h,3x3,35x35x384")]
    public void None(string rows) => Assert.Empty(Of(Stage + rows));

    [Theory]
    [InlineData("inception,,28x28x256,64,96,128,,,64\ninception (b),stride 2,14x14x224,64,96,128,,,32", "14x14x224", "the grid shrinks from 28x28 to 14x14, and the channels from 256 to 224")]
    [InlineData("inception,,28x28x256,64,96,128,,,64\ninception (b),,28x28x120,32,64,64,,,24", "28x28x120", "the module has 120 channels, and row 'inception' above has 256")]
    public void A_width_that_falls(string rows, string cell, string words)
    {
        DiagnosticInfo advice = Assert.Single(Of(Modules + rows));

        Assert.Equal(("ING605", cell), (advice.Rule.Id, Slips.TextAt(Modules + rows, advice.Location)));
        Assert.Contains("': " + words + ". Networks do best", advice.Message, StringComparison.Ordinal);
        Assert.Empty(Of(Modules + rows.Replace(cell, cell + " [sic: meant]")));
    }

    [Theory]
    [InlineData("conv,c,5x5,35x35x320", "two convolutions of 3x3 in place of this 5x5 take 2,258M multiply-adds instead of 3,136M, 72 %.")]
    [InlineData("conv,c,7x7,35x35x320", "three convolutions of 3x3 in place of this 7x7 take 3,387M multiply-adds instead of 6,147M, 55 %.")]
    [InlineData("max pool,p,3x3/2,17x17x320\nconv,c,7x7,17x17x320", "1x7 and 7x1 in place of this 7x7 take 414.3M multiply-adds instead of 1,450M, 29 %.")]
    public void A_kernel_that_factorizes(string rows, string words)
    {
        string table = Stage + rows;

        DiagnosticInfo advice = Assert.Single(Of(table));

        Assert.Equal(("ING606", rows.Contains("7x7", StringComparison.Ordinal) ? "7x7" : "5x5"), (advice.Rule.Id, Slips.TextAt(table, advice.Location)));
        Assert.Contains("': " + words, advice.Message, StringComparison.Ordinal);
        Assert.Empty(Of(table.Replace("conv,c,5x5,", "conv,c,5x5 [sic: meant],").Replace("conv,c,7x7,", "conv,c,7x7 [sic: meant],")));
    }

    /// <summary>With a stride, with more filters than channels, without a center.</summary>
    [Theory]
    [InlineData("conv,c,7x7/2,18x18x640")]
    [InlineData("conv,c,5x5,35x35x640")]
    [InlineData("conv,c,6x6,35x35x320")]
    public void A_kernel_that_stays(string rows) => Assert.Empty(Of(Stage + rows));

    /// <summary>A module's cell says it once for all rows that use the module.</summary>
    [Fact]
    public void A_kernel_in_a_module()
    {
        string table = Slips.Replace(Repository.Read("tables", "inception_v3.csv"), "conv,5x5,,48,64", "conv,5x5,,64,64");

        DiagnosticInfo advice = Assert.Single(Of(table));

        Assert.Equal(("ING606", "64"), (advice.Rule.Id, Slips.TextAt(table, advice.Location)));
        Assert.StartsWith("Row '5x5', column '#5x5': two convolutions of 3x3 in place of this 5x5 take 90.3M multiply-adds instead of 125.4M, 72 %.", advice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reduction_that_is_missing()
    {
        string table = Slips.Replace(Repository.Read("tables", "googlenet.csv"), "64,96,128,16,32,32", "64,96,128,,32,32");

        DiagnosticInfo advice = Assert.Single(Of(table));

        Assert.Equal(
            ("ING607", "Row 'inception (3a)', column '#5x5': with a 1x1 of 16 filters before it, this 5x5 takes 12.4M multiply-adds instead of 120.4M. If it is meant, write [sic: ...] after it with the reason."),
            (advice.Rule.Id, advice.Message));
        Assert.Equal("32", Slips.TextAt(table, advice.Location));
        Assert.Empty(Of(table.Replace("64,96,128,,32,32", "64,96,128,,32 [sic: naive],32")));
    }

    /// <summary>Without another reduction of the table, GoogLeNet's ratios.</summary>
    [Fact]
    public void Reductions_that_are_all_missing() => Assert.Equal(
        [
            "with a 1x1 of 64 filters before it, this 3x3 takes 67.4M multiply-adds instead of 173.4M",
            "with a 1x1 of 16 filters before it, this 5x5 takes 12.4M multiply-adds instead of 120.4M",
            "with a 1x1 of 64 filters before it, this 3x3 takes 70.6M multiply-adds instead of 231.2M",
            "with a 1x1 of 16 filters before it, this 5x5 takes 13.2M multiply-adds instead of 160.6M",
        ],
        Of(Modules + "inception (a),,28x28x256,64,,128,,32,32\ninception (b),,28x28x256,64,,128,,32,32").Select(advice => advice.Message.Split(": ", 2)[1].Split(". If")[0]));

    [Fact]
    public void A_table_with_errors_gets_none() => Assert.Empty(Of(Stage + "conv,c,5x5,35x35x320\nconv,d,3x3,36x36x320"));

    private static IEnumerable<DiagnosticInfo> Of(string text) => TableChecker
        .Check([new ProjectTable(new TableSource("net.csv", text)), new ProjectTable(new TableSource("googlenet.names.csv", Repository.Read("tables", "googlenet.names.csv")))])
        .Where(problem => problem.Rule.Id is "ING604" or "ING605" or "ING606" or "ING607");

    private static TableDocument Read(string file) => TableReader.Read(new TableSource(file, File.ReadAllText(file))).Document;
}
