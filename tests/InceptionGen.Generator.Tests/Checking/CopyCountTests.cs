using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Generator.Tests.Advice;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Generator.Tests.Repairing;
using InceptionGen.Language.Diagnostics;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>Rows of several copies, whose counts are those of one copy or of all, in a column always the same.</summary>
public sealed class CopyCountTests
{
    private const string Totals = "# total depth: 176\n# total params: 54430K\n# total ops: 13156M\n";

    public static TheoryData<string> Tables => UnlikeOthersTests.Tables;

    [Theory]
    [MemberData(nameof(Tables))]
    public void Shipped_and_printed_tables_count_in_one_way(string file) => Assert.DoesNotContain(Of(Path.GetFileName(file), File.ReadAllText(file)), problem => problem.Rule.Id == "ING305");

    /// <summary>A depth that is right for another number of copies: the first fix restores the table.</summary>
    [Theory]
    [InlineData("inception_resnet_v2.csv", "10xInception-ResNet-A", "11xInception-ResNet-A")]
    [InlineData("inception_resnet_v2.csv", "20xInception-ResNet-B", "2xInception-ResNet-B")]
    [InlineData("inception_resnet_v2.csv", "9xInception-ResNet-C,,,8x8x2080", "Inception-ResNet-C,,,8x8x2080")]
    [InlineData("inception_resnet_v2.csv", "35x35x320,40,", "35x35x320,44,")]
    [InlineData("inception_v2.csv", "3xInception", "4xInception")]
    [InlineData("inception_v2.csv", "3xInception", "Inception")]
    public void Another_number_of_copies(string file, string right, string wrong)
    {
        string table = Repository.Read("tables", file), slipped = Slips.Replace(table, right, wrong);

        DiagnosticInfo problem = Of(file, slipped).Single(problem => problem.Rule.Id != "ING407");

        Assert.Equal("ING301", problem.Rule.Id);
        Assert.Equal(table, Slips.Apply(slipped, problem.Fixes[0]));
    }

    /// <summary>Without totals, it may be the one or the other.</summary>
    [Fact]
    public void Both_are_offered_where_nothing_decides()
    {
        string table = Slips.Replace(Repository.Read("tables", "inception_resnet_v2.csv"), Totals, ""), slipped = Slips.Replace(table, "20xInception-ResNet-B", "2xInception-ResNet-B");

        DiagnosticInfo problem = Assert.Single(Of("inception_resnet_v2.csv", slipped));

        Assert.Equal(["Set the cell to '20xInception-ResNet-B'", "Set the cell to '8'"], problem.Fixes.Select(fix => fix.Title));
    }

    [Theory]
    [InlineData(true, "column 'depth': the row prints depth for one copy, not for 20, and other rows print it for all copies", "Set the cell to '80'")]
    [InlineData(false, "column 'type': the row prints depth for one copy, not for 20, and other rows print it for all copies", "Set the cell to 'Inception-ResNet-B' | Set the cell to '80'")]
    public void One_copy_where_other_rows_print_all(bool hasTotals, string message, string fixes)
    {
        string table = Repository.Read("tables", "inception_resnet_v2.csv"), slipped = Slips.Replace(hasTotals ? table : Slips.Replace(table, Totals, ""), "17x17x1088,80,", "17x17x1088,4,");

        DiagnosticInfo problem = Assert.Single(Of("inception_resnet_v2.csv", slipped));

        Assert.Equal(("ING305", "Row '20xInception-ResNet-B', " + message), (problem.Rule.Id, problem.Message));
        Assert.Equal(fixes, string.Join(" | ", problem.Fixes.Select(fix => fix.Title)));
    }

    [Theory]
    [InlineData("4xInception-A,,,35x35x384,3,309K,388M", "4xInception-A,,,35x35x384,12,1236K,1550M", "depth, params and ops for all 4 copies", "Print the counts of one copy")]
    [InlineData("3xInception-C,,,8x8x1536,4,4440K,291M", "3xInception-C,,,8x8x1536,4,13320K,291M", "params for all 3 copies", "Set the cell to '4440K'")]
    public void All_copies_where_other_rows_print_one(string right, string wrong, string counts, string fix)
    {
        string table = Repository.Read("tables", "inception_v4.csv"), slipped = Slips.Replace(table, right, wrong);

        DiagnosticInfo problem = Assert.Single(Of("inception_v4.csv", slipped));

        Assert.EndsWith("the row prints " + counts + ", and other rows print them for one copy", problem.Message, System.StringComparison.Ordinal);
        Assert.Equal(fix, problem.Fixes[0].Title);
        Assert.Equal(table, Slips.Apply(slipped, problem.Fixes[0]));
    }

    [Fact]
    public void A_count_with_a_reason_is_left_alone() => Assert.Empty(Of(
        "inception_resnet_v2.csv", Slips.Replace(Repository.Read("tables", "inception_resnet_v2.csv"), "17x17x1088,80,", "17x17x1088,4 [sic: of one copy],")));

    /// <summary>Where all counts are those of one copy, only the totals know how many there are.</summary>
    [Theory]
    [InlineData("4xInception-A", "Inception-A", "The rows give 67", ". That is less by 3 copies of row 'Inception-A': are there 4?")]
    [InlineData("7xInception-B", "17xInception-B", "The rows give 126", ". That is more by 10 copies of row '17xInception-B': are there 7?")]
    public void Totals_tell_any_number_of_copies(string right, string wrong, string depth, string words)
    {
        string table = Repository.Read("tables", "inception_v4.csv"), slipped = Slips.Replace(table, right, wrong);

        DiagnosticInfo problem = Of("inception_v4.csv", slipped).Single(problem => problem.Rule.Id == "ING304");

        Assert.Contains(depth[4..], problem.Message, System.StringComparison.Ordinal);
        Assert.EndsWith(words, problem.Message, System.StringComparison.Ordinal);
        Assert.Equal(table, Slips.Apply(slipped, problem.Fixes[0]));
    }

    private static IReadOnlyList<DiagnosticInfo> Of(string file, string text) => Slips.Check(file, text);
}
