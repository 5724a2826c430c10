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

/// <summary>Advice on pools that are unlike all others of their table.</summary>
public sealed class PoolsUnlikeOthersTests
{
    public static TheoryData<string> Tables => UnlikeOthersTests.Tables;

    [Theory]
    [MemberData(nameof(Tables))]
    public void No_shipped_and_no_printed_table_gets_any(string file) => Assert.Empty(Advice(File.ReadAllText(file)));

    [Theory]
    [InlineData("bn_inception.csv", "3,192,96,128,96,128,avg + 128", "3,192,96,128,96,128,max + 128", "max + 128")]
    [InlineData("vgg16.csv", "max pool,pool3", "avg pool,pool3", "avg pool")]
    [InlineData("inception_v3.csv", "avg pool,pool,3x3/1 S,pool", "max pool,pool,3x3/1 S,pool", "max pool")]
    public void The_odd_one_is_named(string file, string right, string wrong, string cell)
    {
        string table = Repository.Read("tables", file), slipped = Slips.Replace(table, right, wrong);

        DiagnosticInfo advice = Assert.Single(Advice(slipped));

        Assert.Equal(cell, Slips.TextAt(slipped, advice.Location));
        Assert.Equal(table, Slips.Apply(slipped, advice.Fixes[0]));
    }

    [Fact]
    public void A_pool_that_is_kept_is_left_alone()
    {
        string table = Slips.Replace(Repository.Read("tables", "vgg16.csv"), "max pool,pool3", "avg pool [sic: on purpose],pool3");

        Assert.Empty(Advice(table));
    }

    private static IEnumerable<DiagnosticInfo> Advice(string text) => TableChecker
        .Check([new ProjectTable(new TableSource("net.csv", text))])
        .Where(problem => problem.Rule.Id == "ING603");
}
