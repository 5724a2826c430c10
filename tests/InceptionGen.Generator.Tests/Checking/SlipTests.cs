using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>One slip in a right table is one diagnostic, and its first fix undoes the slip.</summary>
public sealed class SlipTests
{
    private const string Network = """
        # network: Net
        # padding: same
        # pooling: same
        # input: 32x32x3
        type,name,patch size/stride,output size,depth,#1x1,#3x3 reduce,#3x3,pool proj,params,ops
        convolution,conv,3x3/2,16x16x32,1,,,,,864,221K
        max pool,pool,3x3/2,8x8x32,0,,,,,,
        inception (a),,,8x8x64,2,16,8,32,16,3.5K,229K
        inception (b),,,8x8x64,2,16,8,32,16,4.8K,311K
        2xBlock,,,8x8x16,1,,,,,,
        # module: Block
        type,#1x1
        conv,16
        # module: Blocks
        type,#3x3
        conv,16

        """;

    [Theory]
    // Headings
    [InlineData("pool proj", "pool porj", "ING003")]
    [InlineData("#3x3 reduce", "#33 reduce", "ING003")]
    [InlineData("type,name", "typename", "ING003")]
    [InlineData("type,name", "type,,name", "ING003")]
    [InlineData("output size", "output, size", "ING003")]
    [InlineData("output size,depth", "depth,output size", "ING016")]
    // Directives
    [InlineData("# padding", "# pading", "ING007")]
    [InlineData("# padding:", "# padding", "ING007")]
    [InlineData("same", "smae", "ING008")]
    [InlineData("# network", "# netwrok", "ING007")]
    [InlineData("# module: Block\n", "# odule: Block\n", "ING015")]
    [InlineData("# module: Block\n", "# module Block\n", "ING015")]
    // Rows
    [InlineData("max pool", "max pol", "ING104")]
    [InlineData("2xBlock", "2xBlokc", "ING404")]
    [InlineData("inception (a),,,", "inception (a),,", "ING106")]
    [InlineData("inception (b),,,", "inception (b),,,,", "ING116")]
    [InlineData("3x3/2,8x8x32", "3x3/2,,8x8x32", "ING116")]
    [InlineData("8x8x32,0", "8x8x33,0", "ING202")]
    public void One_slip_is_one_diagnostic_and_its_fix_undoes_it(string right, string wrong, string id)
    {
        Assert.Empty(Check(Network));
        string slip = ReplaceFirst(Network, right, wrong);

        DiagnosticInfo diagnostic = Assert.Single(Check(slip));

        Assert.Equal(id, diagnostic.Rule.Id);
        Assert.NotEmpty(diagnostic.Fixes);
        Assert.Equal(Network, Apply(slip, diagnostic.Fixes[0]));
    }

    [Theory]
    [InlineData("output size,depth", "output size,qwertyuiop")]
    [InlineData("output size,depth", "output size,")]
    [InlineData("output size,depth", "output size")]
    [InlineData("output size,depth", "output size,params")]
    [InlineData("output size,depth", "output size,depth,depth")]
    public void A_broken_header_is_said_in_at_most_two_messages(string right, string wrong)
    {
        IReadOnlyList<DiagnosticInfo> said = Check(ReplaceFirst(Network, right, wrong));

        Assert.InRange(said.Count, 1, 2);
        Assert.All(said, diagnostic => Assert.Equal(4, diagnostic.Location.Lines.Start.Line));
    }

    [Fact]
    public void A_broken_header_of_a_module_is_not_said_at_its_uses_too()
    {
        DiagnosticInfo diagnostic = Assert.Single(Check(ReplaceFirst(Network, "type,#1x1\nconv,16", "type,qwertyuiop\nconv,16")));

        Assert.Equal("ING003", diagnostic.Rule.Id);
    }

    [Theory]
    [InlineData("# padding is same wherever nothing else is said")]
    [InlineData("# input images are scaled")]
    [InlineData("# model: the smallest that works")]
    [InlineData("# names are those of the paper")]
    public void Prose_is_not_a_directive_without_its_colon(string comment) => Assert.Empty(Check(Network.Replace("# padding", comment + "\n# padding")));

    [Theory]
    [InlineData("# module of four branches")]
    [InlineData("# modules: see below")]
    public void Prose_below_rows_begins_no_table(string comment) => Assert.Empty(Check(Network.Replace("max pool,", comment + "\nmax pool,")));

    [Fact]
    public void Advice_can_be_answered_by_a_reason_after_the_likelier_fix()
    {
        string slip = Network.Replace("864", "865");
        DiagnosticInfo diagnostic = Assert.Single(Check(slip));

        Assert.Equal(["Set the cell to '864'", "Keep the value [sic: as printed]"], diagnostic.Fixes.Select(fix => fix.Title));
        Assert.Empty(Check(Apply(slip, diagnostic.Fixes[1])));
    }

    [Fact]
    public void A_padding_that_the_size_leaves_open_can_be_written_above_the_header()
    {
        const string open = "# network: Net\n# input: 8x8x3\ntype,patch size/stride,output size\nconvolution,3x3/2,4x4x16\n";
        DiagnosticInfo diagnostic = Assert.Single(Check(open));

        Assert.Equal("ING216", diagnostic.Rule.Id);
        Assert.True(diagnostic.Fixes.Count > 1);
        Assert.All(diagnostic.Fixes, fix => Assert.Empty(Check(Apply(open, fix))));
    }

    [Fact]
    public void A_cell_in_quotes_and_a_cell_in_JSON_get_the_empty_cell_before_their_quotes()
    {
        const string quoted = "# module: M\n\"type\",\"patch size/stride\",\"input size\",\"output size\",\"#1x1\"\n\"conv\",\"17x17x1024\",\"17x17x384\",\"384\"\n";
        const string json = """{ "module": "M", "columns": ["type", "patch size/stride", "input size", "output size", "#1x1"], "rows": [["conv", "17x17x1024", "17x17x384", 384]] }""";

        Assert.Contains("\"conv\",\"\",\"17x17x1024\"", Apply(quoted, Assert.Single(Check(quoted)).Fixes[0]));
        Assert.Contains("[\"conv\", \"\", \"17x17x1024\"", Apply(json, Assert.Single(Check(json, "net.json")).Fixes[0]));
    }

    private static IReadOnlyList<DiagnosticInfo> Check(string text, string path = "net.csv") => TableChecker.Check([new ProjectTable(new TableSource(path, text))]);

    private static string ReplaceFirst(string text, string before, string after)
    {
        int index = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(index >= 0, $"'{before}' is not in the table.");
        return text[..index] + after + text[(index + before.Length)..];
    }

    private static string Apply(string text, Fix fix)
    {
        foreach (TextEdit edit in fix.Edits.OrderByDescending(edit => edit.Location.Span.Start))
            text = text[..edit.Location.Span.Start] + edit.Text + text[edit.Location.Span.End..];
        return text;
    }
}
