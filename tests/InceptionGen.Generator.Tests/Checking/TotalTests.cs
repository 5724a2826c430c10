using System.IO;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Generator.Tests.Repairing;
using InceptionGen.Language.Diagnostics;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>Totals of the whole network: what shows that a row is missing, is there twice, or has other copies.</summary>
public sealed class TotalTests
{
    public static TheoryData<string> Networks => new(Directory.GetFiles(Repository.PathOf("tables"), "*.csv").Select(path => Path.GetFileName(path)!)
        .Where(file => !file.Contains(".names.", System.StringComparison.Ordinal) && Repository.Read("tables", file).StartsWith("# network:", System.StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Shipped_networks_say_theirs(string file) =>
        Assert.True(file == "inception_v3_nsfwjs.csv" || Repository.Read("tables", file).Contains("# total params: ", System.StringComparison.Ordinal));

    [Fact]
    public void A_doubled_row_is_named()
    {
        string table = Repository.Read("tables", "googlenet.csv"), row = Line(table, "inception (4b)");

        DiagnosticInfo problem = Assert.Single(Slips.Check("googlenet.csv", table.Replace(row, row + row.Replace("(4b)", "(4bb)"))));

        Assert.Equal(
            "Directive 'total depth': the rows give 24 layers, the directive says 22. That is more by what row 'inception (4b)' has: is it there twice?", problem.Message);
        Assert.Equal(3, problem.Related.Count);
    }

    [Fact]
    public void A_deleted_row_is_missed()
    {
        string table = Repository.Read("tables", "googlenet.csv"), row = Line(table, "inception (5a)");

        DiagnosticInfo problem = Assert.Single(Slips.Check("googlenet.csv", table.Replace(row, "").Replace("(5b),,,,7x7x1024,2,,384,192,384,48,128,128,1409K,71M", "(5b),,,,7x7x1024,2,,384,192,384,48,128,128")));

        Assert.StartsWith("Directive 'total depth': the rows give 20 layers, the directive says 22", problem.Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3xInception-C", "4xInception-C", "inception_v4.csv")]
    [InlineData("3xInception-C", "2xInception-C", "inception_v4.csv")]
    public void Another_number_of_copies_is_set_right(string right, string wrong, string file)
    {
        string table = Repository.Read("tables", file), slipped = table.Replace(right, wrong);

        DiagnosticInfo problem = Assert.Single(Slips.Check(file, slipped));

        Assert.Equal(table, Slips.Apply(slipped, problem.Fixes[0]));
    }

    [Theory]
    [InlineData("22 [sic: as printed]", null)]
    [InlineData("23", "Directive 'total depth': the rows give 22 layers, the directive says 23")]
    [InlineData("deep", "Directive 'total depth': 'deep' is not understood: write a count such as 159K, 2.7M or 163,328")]
    public void What_the_directive_says(string value, string? message)
    {
        string table = Slips.Replace(Repository.Read("tables", "googlenet.csv"), "# total depth: 22", "# total depth: " + value);

        Assert.Equal(message, Slips.Check("googlenet.csv", table).SingleOrDefault()?.Message);
    }

    /// <summary>As programs print it: with biases.</summary>
    [Fact]
    public void Params_may_count_biases() =>
        Assert.Empty(Slips.Check("googlenet.csv", Slips.Replace(Repository.Read("tables", "googlenet.csv"), "# total params: 6826K", "# total params: 6,998,552")));

    private static string Line(string table, string start)
    {
        int at = table.IndexOf(start, System.StringComparison.Ordinal);
        return table[at..(table.IndexOf('\n', at) + 1)];
    }
}
