using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Generator.Tests.Parsing;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Fuzzing;

/// <summary>Texts of a million characters, each made to be as much work as possible: answered, with memory in proportion, and given up when the editor wants the next one.</summary>
public sealed class SizeTests
{
    private const int Length = 1_000_000;

    /// <summary>Bytes allocated in all for a text of a million characters, most of them freed at once.</summary>
    private const long Bytes = 1L << 30;

    private static readonly Dictionary<string, (string Start, string Repeated)> Texts = new()
    {
        ["commas"] = ("type", ","),
        ["semicolons"] = ("type;depth", ";x"),
        ["bars"] = ("| type | depth |\n|---|---|\n", "|x"),
        ["headings"] = ("type", ",#1x1"),
        ["rows"] = ("type\n", "softmax\n"),
        ["wrong rows"] = ("type,name,patch size/stride,output size,depth,params\n", "conf,a,b,c,d,e\n"),
        ["wrong cells"] = ("type" + string.Concat(Enumerable.Repeat(",#1x1", 199)) + "\n", "conv" + string.Concat(Enumerable.Repeat(",x", 199)) + "\n"),
        ["rows that name each other"] = ("type,input,output size\n", "convolution,softmaxs,8x8x8\n"),
        ["modules"] = ("# network: N\n# input: 8x8x8\ntype\nA\n", "# module: A\ntype\nconv\n"),
        ["modules without rows"] = ("# network: N\n# input: 8x8x8\ntype\nA\n", "# module: A\n"),
        ["directives"] = ("", "# padding: same\n"),
        ["misspelt directives"] = ("", "# pading: same\n"),
        ["notes"] = ("", "# note: n\n"),
        ["classes"] = ("# classes: a", ", a"),
        ["captions"] = ("", "Table 1\n"),
        ["one caption"] = ("", "caption "),
        ["quotes"] = ("type,remarks\nconv,", "\""),
        ["open quotes"] = ("type,remarks\n", "conv,\"a\n"),
        ["quoted lines"] = ("type,remarks\n", "conv,\"a\nb\"\n"),
        ["open brackets"] = ("type,remarks\n", "(,"),
        ["brackets"] = ("type,remarks\n", "(a,b),"),
        ["sic"] = ("type,params\nconv,", "[sic,"),
        ["escaped bars"] = ("| type | depth |\n| conv | ", "\\|"),
        ["stars"] = ("| type | depth |\n| ", "**"),
        ["blanks"] = ("type\n", " "),
        ["blank lines"] = ("type\n", "\n"),
        ["tabs"] = ("type\tdepth\n", "\t"),
        ["formulas"] = ("type,depth\n", "=\"1\","),
        ["digits"] = ("type,params\nconv,", "1"),
        ["groups"] = ("type,params\nconv,\"1", ",000"),
        ["split counts"] = ("type,params\nconv,1", ",000"),
        ["long cell"] = ("type,params\nconv,", "long "),
        ["long name"] = ("# network: ", "N"),
        ["long type"] = ("type\n", "convolution "),
        ["rule"] = ("| type | depth |\n", "-|"),
        ["two lines"] = ("type,#3x3,#3x3\n", ",reduce"),
        ["index"] = (",type\n", "1,conv\n"),
        ["invisible"] = ("type\n", "\u200B"),
        ["replacement"] = ("type\n", "\uFFFD"),
        ["ampersands"] = ("", "a & b \\\\\n"),
        ["names"] = ("# names of: a\nrow,column,weight\n", "a*b*,*,c*d\n"),
        ["counted modules"] = ("# input: 8x8x8\ntype,output size\n", "1000xA,8x8x8\n"),
        ["channels first"] = ("# input: 3x224x224\ntype,patch size/stride,output size\n", "convolution,1x1/1,64x224x224\n"),
    };

    private static readonly Dictionary<string, (string Start, string Repeated)> Json = new()
    {
        ["lists"] = ("{\"rows\":[", "[],"),
        ["nested"] = ("", "["),
        ["rows"] = ("{\"rows\":[{}", ",{\"type\":\"conv\"}"),
        ["cells"] = ("{\"columns\":[\"type\"],\"rows\":[[1", ",1"),
        ["keys"] = ("{\"a\":1", ",\"a\":1"),
        ["misspelt parts"] = ("{\"a\":1", ",\"rowz\":[]"),
        ["columns"] = ("{\"rows\":[{\"type\":1", ",\"#1x1\":[1,2]"),
        ["modules"] = ("{\"rows\":[{\"type\":\"A\"}],\"modules\":{\"a\":{}", ",\"b\":{\"rows\":[{\"type\":\"A\"}]}"),
        ["escapes"] = ("{\"note\":\"", "\\u0041"),
        ["text"] = ("{\"note\":\"", "a"),
        ["number"] = ("{\"a\":", "1"),
        ["records"] = ("[{\"type\":\"conv\"}", ",{\"type\":\"conv\",\"#1x1\":\"x\"}"),
    };

    public static TheoryData<string, string> Kinds
    {
        get
        {
            var kinds = new TheoryData<string, string>();
            foreach (string name in Texts.Keys) kinds.Add("net.csv", name);
            foreach (string name in Json.Keys) kinds.Add("net.json", name);
            return kinds;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_million_characters_are_answered(string path, string name)
    {
        (string start, string repeated) = path == "net.csv" ? Texts[name] : Json[name];
        SourceText text = SourceText.From(Fill(start, repeated, Length));

        long before = GC.GetAllocatedBytesForCurrentThread();
        CheckedTable table = Check(path, text);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(table.Diagnostics.Count, 0, 1_001);
        Assert.True(table.Specs.Count > 0 || table.Diagnostics.Count > 0 || name is "names" or "notes", "It is said what is wrong.");
        Assert.True(allocated < Bytes, $"{allocated >> 20} MB were allocated.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_cancelled_text_is_given_up(string path, string name)
    {
        (string start, string repeated) = path == "net.csv" ? Texts[name] : Json[name];
        SourceText text = SourceText.From(Fill(start, repeated, 10_000));

        Assert.ThrowsAny<OperationCanceledException>(() => Check(path, text, new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("net.csv")]
    [InlineData("net.json")]
    public void Two_million_characters_are_the_most(string path)
    {
        const string Blank = " ";
        Assert.DoesNotContain("characters", Reading.Message(Check(path, SourceText.From(Fill("", Blank, 2_000_000))).Diagnostics[0]));

        CheckedTable table = Check(path, SourceText.From(Fill("", Blank, 2_000_001)));
        Assert.Equal("The file cannot be read as a table: it has 2,000,001 characters; a table has at most 2,000,000", Reading.Message(Assert.Single(table.Diagnostics)));
    }

    [Fact]
    public void Ten_thousand_rows_are_the_most()
    {
        string rows = string.Concat(Enumerable.Repeat("softmax\n", 10_000));

        Assert.Empty(Check("net.csv", SourceText.From("# input: 1x1x8\ntype\n" + rows)).Diagnostics);
        CheckedTable table = Check("net.csv", SourceText.From("# input: 1x1x8\ntype\n" + rows + "softmax\nnothing\n"));
        Assert.Equal("The row: a table has at most 10,000 rows, and nothing is read from here on", Reading.Message(Assert.Single(table.Diagnostics)));
        Assert.Equal(10_002, table.Diagnostics[0].Location.Lines.Start.Line);
    }

    [Fact]
    public void Ten_thousand_operations_are_the_most()
    {
        const string Module = "# module: M\ntype,#1x1\nconv,8\n";
        string table = "# network: N\n# input: 8x8x8\ntype,output size\n" + string.Concat(Enumerable.Repeat("1000xM,8x8x8\n", 10));

        Assert.Empty(Check("net.csv", SourceText.From(table + Module)).Diagnostics);
        CheckedTable larger = Check("net.csv", SourceText.From(table + "M,8x8x8\nnothing,1x1x1\n" + Module));
        Assert.Equal("Row 'M', column 'type': the network has more than 10,000 operations, modules unfolded", Reading.Message(Assert.Single(larger.Diagnostics)));
        Assert.Empty(larger.Specs);
    }

    [Fact]
    public void Three_hundred_tables_that_continue_each_other_are_one_mistake()
    {
        var texts = new List<(string Path, string Text)> { ("n0.csv", "# input: 8x8x8\ntype,patch size/stride\nmax pool,1x1/1\n") };
        for (int index = 1; index < 300; index++) texts.Add(($"n{index}.csv", $"# continues: n{index - 1}.csv\n# network: N{index}\ntype,patch size/stride\nmax pool,1x1/1\n"));

        ReadTable[] tables = [.. texts.Select(text => new ReadTable(TableReader.Read(new TableSource(text.Path, text.Text)), EquatableArray.Of(new TableOptions())))];
        var library = new TableLibrary(tables.Select(table => table.Document));
        CheckedTable[] judged = [.. tables.Select(table => TableTask.Of(table, library).Check(default))];

        Assert.Equal(
            "n9.csv Directive 'continues': 'n8.csv' cannot be used: networks continue each other more than 8 deep",
            Assert.Single(judged.SelectMany(table => table.Diagnostics.Select(problem => table.Path + " " + Reading.Message(problem)))));
        Assert.Equal(9, judged.Count(table => table.Specs.Count > 0));
        Assert.Equal(9, judged[8].Specs.Single().Stages.Count);
    }

    private static string Fill(string start, string repeated, int length)
    {
        var text = new StringBuilder(start, length + repeated.Length);
        while (text.Length < length) text.Append(repeated);
        return text.ToString();
    }

    private static CheckedTable Check(string path, SourceText text, CancellationToken cancellation = default)
    {
        var table = new ReadTable(TableReader.Read(SourceTextOrigin.Of(path, text), cancellation), EquatableArray.Of(new TableOptions()));
        return TableTask.Of(table, new TableLibrary([table.Document])).Check(cancellation);
    }
}
