using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Advice;

/// <summary>Advice on numbers that are unlike all others of their table.</summary>
public sealed class UnlikeOthersTests
{
    public static TheoryData<string> Tables => new(
        [.. Directory.GetFiles(Repository.PathOf("tables"), "*.csv"), .. Directory.GetFiles(Repository.PathOf("tests", "InceptionGen.Generator.Tests", "Tables"), "*_as_printed.csv")]);

    [Theory]
    [MemberData(nameof(Tables))]
    public void No_shipped_and_no_printed_table_gets_any(string file) => Assert.Empty(Advice(File.ReadAllText(file)));

    [Theory]
    [InlineData("3,64,64,64,64,96,avg + 32", "3,64,46,64,64,96,avg + 32", "46", "3,64,64,64,64,96,avg + 32")]
    [InlineData("3,64,64,64,64,96,avg + 32", "3,64,65,64,64,96,avg + 32", "65", "3,64,64,64,64,96,avg + 32")]
    [InlineData("max pool,3x3/2,28x28x192", "max pool,3x4/2,28x28x192", "3x4/2", "max pool,3x3/2,28x28x192")]
    public void A_slip_that_no_equation_holds(string right, string wrong, string cell, string meant)
    {
        string table = Repository.Read("tests", "InceptionGen.Generator.Tests", "Tables", "bn_inception_fig5_as_printed.csv").Replace("\r", ""), slipped = table.Replace(right, wrong);

        DiagnosticInfo advice = Assert.Single(Advice(slipped));

        Assert.Equal(cell, slipped[advice.Location.Span.Start..advice.Location.Span.End]);
        TextEdit edit = advice.Fixes[0].Edits.Single();
        Assert.Equal(table.Replace(right, meant), slipped[..edit.Location.Span.Start] + edit.Text + slipped[edit.Location.Span.End..]);
    }

    /// <summary>Rows that are shifted, rows with another mistake, and tables whose filters stand in the next row's input size.</summary>
    [Theory]
    [InlineData("inception_v4_inception_b_seed_as_printed.csv", "5,192,192,224,224,256", "5,192,192,225,224,256", "225")]
    [InlineData("bn_inception_fig5_as_printed.csv", "3,160,128,160,128,160", "3,160,127,160,128,160", "127")]
    [InlineData("rethinking_table1_as_printed.csv", "71×71×80", "71×71×82", "71×71×82")]
    public void A_slip_where_the_row_is_not_plain(string file, string right, string wrong, string cell)
    {
        string table = Repository.Read("tests", "InceptionGen.Generator.Tests", "Tables", file), slipped = table.Replace(right, wrong);
        Assert.NotEqual(table, slipped);

        DiagnosticInfo advice = Assert.Single(Advice(slipped));

        Assert.Equal(cell, slipped[advice.Location.Span.Start..advice.Location.Span.End]);
    }

    [Fact]
    public void A_digit_that_was_left_out_is_offered()
    {
        string slipped = Repository.Read("tests", "InceptionGen.Generator.Tests", "Tables", "bn_inception_fig5_as_printed.csv").Replace("3,192,96,128,96,128", "3,192,96,128,9,128");

        Assert.Equal("Set the cell to '96'", Assert.Single(Advice(slipped)).Fixes[0].Title);
    }

    [Fact]
    public void A_number_that_is_kept_is_left_alone()
    {
        string table = Repository.Read("tables", "bn_inception.csv");

        Assert.Empty(Advice(table.Replace(",64,64,96,", ",64,64 [sic: on purpose],96,")));
    }

    private static IEnumerable<DiagnosticInfo> Advice(string text) => TableChecker
        .Check([new ProjectTable(new TableSource("net.csv", text))])
        .Where(problem => problem.Rule.Id.StartsWith("ING6", System.StringComparison.Ordinal));
}
