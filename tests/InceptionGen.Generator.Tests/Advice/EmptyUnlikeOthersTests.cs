using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Generator.Tests.Repairing;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Advice;

/// <summary>Advice on a cell that one row alone leaves empty.</summary>
public sealed class EmptyUnlikeOthersTests
{
    public static TheoryData<string> Tables => UnlikeOthersTests.Tables;

    [Theory]
    [MemberData(nameof(Tables))]
    public void No_shipped_and_no_printed_table_gets_any(string file) => Assert.Empty(Advice(File.ReadAllText(file)));

    [Fact]
    public void A_size_that_every_other_row_declares() => AssertAdvised(
        Repository.Read("tables", "vgg16.csv"), "2x2/2,112x112x64,0", "2x2/2,,0",
        "Row 'pool1', column 'output size': the cell is empty, and the 24 other rows like this one fill it. Fill it too, so that it is checked.");

    [Fact]
    public void Filters_that_every_other_module_has() => AssertAdvised(
        Repository.Read("tests", "InceptionGen.Generator.Tests", "Tables", "bn_inception_fig5_as_printed.csv"), ",224,64,96,96,128,", ",224,,96,96,128,",
        "Row 'inception (4a)', column '#3x3 reduce': the cell is empty, and the 9 other rows like this one fill it. Fill it too, so that it is checked.");

    private static void AssertAdvised(string table, string right, string wrong, string message) =>
        Assert.Equal(message, Assert.Single(Advice(Slips.Replace(table, right, wrong))).Message);

    private static IEnumerable<DiagnosticInfo> Advice(string text) => TableChecker
        .Check([new ProjectTable(new TableSource("net.csv", text))])
        .Where(problem => problem.Rule.Id == "ING608");
}
