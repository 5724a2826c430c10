using System;
using System.Linq;
using System.Text.Json;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Playground.Answers;
using InceptionGen.Playground.StartTables;

namespace InceptionGen.Playground.Tests.Editing;

/// <summary>What the page is told about the tables to start from.</summary>
public sealed class FindingTests
{
    public static TheoryData<string> Ids => new(StartTableList.All.Select(table => table.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_shipped_table_is_right_and_every_finding_of_a_printed_one_has_its_cell(string id)
    {
        Workbench bench = Open(id);
        StartTable table = StartTableList.All.Single(one => one.Id == id);
        JsonElement[] findings = [.. Findings(bench)];

        if (table.Group != "As the papers print them") Assert.DoesNotContain(findings, finding => finding.GetProperty("severity").GetString() != "advice");
        foreach (JsonElement finding in findings)
        {
            int[] place = [.. finding.GetProperty("place").EnumerateArray().Select(number => number.GetInt32())];
            Assert.Equal(4, place.Length);
            int start = finding.GetProperty("start").GetInt32(), end = finding.GetProperty("end").GetInt32();
            string cell = place[1] switch
            {
                0 => bench.Grid.Parts[place[0]].Settings[place[2]].Cells[place[3]].Text,
                1 => bench.Grid.Parts[place[0]].Header.Cells[place[3]].Text,
                _ => bench.Grid.Parts[place[0]].Rows[place[2]].Cells[place[3]].Text,
            };
            Assert.Contains(bench.Text[start..end], cell, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_first_table_has_nine_wrong_counts()
    {
        Workbench bench = Open(StartTableList.First);
        Assert.Equal(9, bench.Findings.Count(finding => finding.Rule == Rules.ParamsDiffer || finding.Rule == Rules.OpsDiffer));
        Assert.NotNull(bench.Picture());
    }

    [Fact]
    public void The_table_of_figures_is_a_network() => Assert.NotNull(Open("rethinking_table1").Summary);

    [Fact]
    public void The_first_table_of_all_is_that_of_its_page()
    {
        string page = System.IO.File.ReadAllText(System.IO.Path.Combine(Repository(), "generator", "docs", "first-table.md"));
        Assert.Contains("```csv\n" + StartTableList.ContentOf(StartTableList.All[0]).ReplaceLineEndings("\n") + "```", page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fix_shows_what_it_changes_and_changes_it()
    {
        Workbench bench = Open("googlenet");
        bench.Write(bench.Text.Replace("28x28x480", "28x28x486", StringComparison.Ordinal));
        JsonElement edit = Findings(bench).Single().GetProperty("fixes")[0].GetProperty("edits")[0];
        Assert.Equal(("28x28x486", "28x28x480"), (edit.GetProperty("before").GetString(), edit.GetProperty("after").GetString()));

        bench.Fix(0, 0);
        Assert.Empty(bench.Findings);
        Assert.Equal(StartTableList.ContentOf(StartTableList.All.Single(table => table.Id == "googlenet")), bench.Text);
    }

    private static Workbench Open(string id)
    {
        StartTable table = StartTableList.All.Single(one => one.Id == id);
        var bench = new Workbench();
        bench.Open(table.File, StartTableList.ContentOf(table));
        return bench;
    }

    private static JsonElement.ArrayEnumerator Findings(Workbench bench) => JsonDocument.Parse(FindingsAnswer.Of(bench)).RootElement.GetProperty("findings").EnumerateArray();

    private static string Repository([System.Runtime.CompilerServices.CallerFilePath] string thisFile = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
