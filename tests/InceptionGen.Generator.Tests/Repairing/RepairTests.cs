using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Diagnostics;
using Xunit;

namespace InceptionGen.Generator.Tests.Repairing;

/// <summary>One slip of a finger is one diagnostic, at the cell that is wrong, and its first fix undoes the slip.</summary>
public sealed class RepairTests
{
    [Theory]
    [InlineData("googlenet.csv", "inception (3a),,,,28x28x256,2,,64,96,128", "inception (3a),,,,28x28x256,2,,64,96,182", "182", "ING204")]
    [InlineData("googlenet.csv", "inception (4c),,,,14x14x512,2,,128,128,256,24", "inception (4c),,,,14x14x512,2,,128,128,256,42", "42", "ING302")]
    [InlineData("googlenet.csv", "inception (4d),,,,14x14x528", "inception (4d),,,,14x14x582", "14x14x582", "ING204")]
    [InlineData("googlenet.csv", "32,64,64,590K,119M", "32,64,64,590K,191M", "191M", "ING303")]
    [InlineData("googlenet_torchvision.csv", "1x1/1,56x56x64", "1x1/1,56x56x65", "56x56x65", "ING302")]
    [InlineData("inception_resnet_v2_paper.csv", "3x3/2 V,149x149x32,1,864", "3x3/2 V,149x149x35,1,864", "149x149x35", "ING302")]
    [InlineData("inception_v3.csv", "conv,5x5,,48,64", "conv,5x5,,49,64", "49", "ING302")]
    [InlineData("inception_v4.csv", "conv,,64,96,96\n", "conv,,64,96,69\n", "69", "ING204")]
    public void A_slip_is_reported_once_at_its_cell(string file, string right, string wrong, string cell, string rule)
    {
        string table = Repository.Read("tables", file);
        string slipped = Slips.Replace(table, right, wrong);

        DiagnosticInfo problem = Assert.Single(Slips.Check(file, slipped));

        Assert.Equal(cell, Slips.TextAt(slipped, problem.Location));
        Assert.Equal(rule, problem.Rule.Id);
        Assert.Equal(table, Slips.Apply(slipped, problem.Fixes[0]));
    }

    [Fact]
    public void The_message_says_which_cell_is_wrong_and_what_disagrees_with_it()
    {
        string slipped = Slips.Replace(Repository.Read("tables", "googlenet.csv"), "2,,64,96,128,16", "2,,64,96,128,61");

        DiagnosticInfo problem = Assert.Single(Slips.Check("googlenet.csv", slipped));

        Assert.Equal("Row 'inception (3a)', column '#5x5 reduce': '61' is probably wrong: params and ops of the row disagree with it. With '16' all agree.", problem.Message);
        Assert.Equal(["160K", "128M"], problem.Related.Select(place => Slips.TextAt(slipped, place.Location)));
        Assert.False(problem.IsBlocking);
    }

    [Fact]
    public void A_slip_in_a_module_names_the_rows_that_use_it()
    {
        string slipped = Slips.Replace(Repository.Read("tables", "inception_v3.csv"), "conv,5x5,,48,64", "conv,5x5,,49,64");

        DiagnosticInfo problem = Assert.Single(Slips.Check("inception_v3.csv", slipped));

        Assert.Equal("Row '5x5', column '#1x1': '49' is probably wrong: params and ops of rows 'Mixed_5b', 'Mixed_5c' and 'Mixed_5d' disagree with it. With '48' all agree.", problem.Message);
        Assert.Equal(6, problem.Related.Count);
    }

    [Fact]
    public void Two_slips_are_two_diagnostics()
    {
        string slipped = Slips.Replace(Slips.Replace(Repository.Read("tables", "googlenet.csv"), "2,,64,96,128,16", "2,,64,96,128,61"), "2,,128,128,192,32,96", "2,,128,128,129,32,96");

        Assert.Equal(["61", "129"], Slips.Check("googlenet.csv", slipped).Select(problem => Slips.TextAt(slipped, problem.Location)));
    }

    [Fact]
    public void Exchanged_cells_are_said_to_be_so()
    {
        string table = Repository.Read("tables", "googlenet.csv"), slipped = Slips.Replace(table, "2,,128,128,192,32,96", "2,,128,192,128,32,96");

        DiagnosticInfo problem = Assert.Single(Slips.Check("googlenet.csv", slipped));

        Assert.Equal(table, Slips.Apply(slipped, problem.Fixes[0]));
        Assert.StartsWith("Row 'inception (3b)', column '#3x3 reduce': '192' and '128' under '#3x3' are probably exchanged: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_is_kept_on_purpose_is_not_suspected()
    {
        const string Table = "# input: 28x28x192\ntype,output size,#1x1,#3x3\ninception (a),28x28x64,{0},32";

        Assert.Equal("33", Slips.TextAt(Table.Replace("{0}", "33"), Assert.Single(Slips.Check("net.csv", Table.Replace("{0}", "33"))).Location));
        string kept = Table.Replace("{0}", "33 [sic: as printed]");
        Assert.Equal("28x28x64", Slips.TextAt(kept, Assert.Single(Slips.Check("net.csv", kept)).Location));
    }

    /// <summary>Whether a class is made follows from whether there is an error.</summary>
    [Theory]
    [InlineData("28x28x65,1,,64,", true)]
    [InlineData("28x28x64,2,,64,", false)]
    [InlineData("28x28x64,1,,64,12K", false)]
    public void An_error_stays_an_error_and_a_warning_a_warning(string cells, bool isError)
    {
        IReadOnlyList<DiagnosticInfo> problems = Slips.Check("net.csv", "# input: 28x28x192\ntype,output size,depth,#1x1,#3x3,params\ninception (a)," + cells);

        Assert.Equal(isError, Assert.Single(problems).IsBlocking);
    }

    /// <summary>Each number of filters of a table, mistyped in the ways of fingers.</summary>
    [Theory]
    [InlineData("googlenet.csv")]
    public void Nearly_every_mistyped_number_of_filters_is_found(string file)
    {
        string table = Repository.Read("tables", file);
        int found = 0, all = 0;
        foreach ((int start, string digits) in FiltersIn(table))
        {
            foreach (string typed in new[] { digits[1..] + digits[0], digits + digits[^1], (int.Parse(digits) + 1).ToString() }.Where(typed => typed != digits && typed[0] != '0'))
            {
                string slipped = table[..start] + typed + table[(start + digits.Length)..];
                IReadOnlyList<DiagnosticInfo> problems = Slips.Check(file, slipped);
                all++;
                if (problems.Count == 1 && problems[0].Fixes.Count > 0 && Slips.Apply(slipped, problems[0].Fixes[0]) == table) found++;
            }
        }

        Assert.True(all > 100);
        Assert.True(found >= all * 0.9, $"{found} of {all}");
    }

    private static IEnumerable<(int Start, string Digits)> FiltersIn(string table)
    {
        int start = 0;
        foreach (string line in table.Split('\n'))
        {
            string[] cells = line.Split(',');
            if (cells[0].StartsWith("inception", StringComparison.Ordinal))
            {
                int at = start;
                for (int index = 0; index < cells.Length - 2; at += cells[index++].Length + 1)
                {
                    if (index > 6 && cells[index].Length > 1 && cells[index].All(char.IsAsciiDigit)) yield return (at, cells[index]);
                }
            }

            start += line.Length + 1;
        }
    }
}
