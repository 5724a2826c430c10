using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Generator.Tests.Checking;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Projects;
using InceptionGen.Language.Text;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Parsing;

/// <summary>Tables as people bring them: read as what they are, or refused in one message that names what they are.</summary>
public sealed class PastedTableTests
{
    private static readonly NetworkSpec Plain = Judging.Clean(PastedTables.Plain);

    public static TheoryData<string> SameTexts => new(PastedTables.SameText.Keys);

    [Theory]
    [MemberData(nameof(SameTexts))]
    public void It_is_the_network_that_it_is_written_plainly(string name) =>
        Assert.Equal(Shown(Plain), Shown(Judging.Clean(PastedTables.SameText[name])));

    [Theory]
    [MemberData(nameof(SameTexts))]
    public void It_stands_in_every_encoding_that_is_read(string name)
    {
        foreach (Encoding encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(PastedTables.SameText[name])];
            CheckedTable table = Check("pasted.csv", PastedTables.Read(bytes));

            Assert.Empty(table.Diagnostics.Select(Reading.Message));
            Assert.Equal(Shown(Plain), Shown(table.Specs.Single()));
        }
    }

    [Theory]
    [InlineData("| type | output size | #1x3 \\| #3x1 |\n|---|---|---|\n| inception (a) | 8x8x512 | {0} |\n", "256 \\| 256x")]
    [InlineData("type;output size;depth\nconv;8x8x8;{0}\n", "two")]
    [InlineData("type\toutput size\tdepth\nconv\t\t{0}\n", "two")]
    [InlineData("type,output size,depth\nconv,,=\"{0}\"\n", "two")]
    [InlineData("'type','output size','depth'\n'conv','','{0}'\n", "two")]
    public void A_cells_place_is_its_content(string format, string cell)
    {
        string text = format.Replace("{0}", cell, StringComparison.Ordinal);
        Cell read = TableReader.Read(new TableSource("net.csv", text)).Document.Rows[0].Cells[2];

        Assert.Equal(cell, text.Substring(read.Location.Span.Start, read.Location.Span.Length));
        Assert.Equal(cell.Replace("\\", "", StringComparison.Ordinal), read.Text);
    }

    [Fact]
    public void Modules_and_names_may_be_pasted_too()
    {
        TableDocument network = Reading.Csv("""
            # network: Net
            | type | #1x1 |
            |------|------|
            | Block | |

            # module: Block
            type;#3x3
            conv;8

            # names of: a framework
            row	column	weight
            *		*

            """);

        Assert.Equal([(TableKind.Module, "type=conv; #3x3=8"), (TableKind.Names, "row=*; weight=*")], network.Modules.Select(table => (table.Kind, Reading.Shown(table.Rows[0]))));
    }

    /// <summary>The two module tables of a page about Inception v4, with their bars, as they stand there.</summary>
    [Theory]
    [InlineData("""
        type | patch size/stride | input size | output size | depth | #1x1 | #1x7 | #7x1 | #1x7 | #7x1 |
        ---|---|---|---|---|---|---|---|---|---|
        conv | 17x17x1024 | 17x17x384 | 1 | 384 | |||||
        conv | 17x17x1024 | 17x17x256 | 3 | 192 | 224 | 256 | |||
        conv | 17x17x1024 | 17x17x256 | 5 | 192 | 192 | 224 | 224 | 256 | |
        avg pooling | 3x3/1 | 17x17x1024 | 17x17x128 | 2 | 128 |
        """, "inception_v4_inception_b_seed_as_printed.csv")]
    [InlineData("""
        type | patch size/stride | input size | output size | depth | #1x1 | #1x7 | #7x1 | #3x3 |
        ---|---|---|---|---|---|---|---|---|
        conv | stride=2 | 17x17x1024 | 8x8x192 | 2 | 192 | 192 | ||
        conv | stride=2 | 17x17x1024 | 8x8x320 | 4 | 256 | 256 | 320 | 320 |
        max pooling | 3x3/2 | 17x17x1024 | 8x8x1024 | 1 |
        """, "inception_v4_reduction_b_seed_as_printed.csv")]
    public void The_tables_of_a_page_are_read_with_their_bars(string pasted, string printed)
    {
        TableDocument expected = TableReader.Read(new TableSource(printed, Tables.Printed(printed[..^4]).Text)).Document;
        ReadResult result = TableReader.Read(new TableSource("pasted.csv", pasted));

        Assert.Empty(result.Diagnostics.Select(Reading.Message));
        Assert.Equal(TableKind.Module, result.Document.Kind);
        Assert.Equal(expected.Columns.Select(column => column.Text), result.Document.Columns.Select(column => column.Text));
        Assert.Equal(expected.Rows.Select(Reading.Shown), result.Document.Rows.Select(Reading.Shown));
        Assert.Equal(
            Judging.Of((printed, Tables.Printed(printed[..^4]).Text)).Module().Select(Reading.Message),
            Judging.Of(("pasted.csv", pasted)).Module().Select(Reading.Message));
    }

    [Fact]
    public void A_JSON_table_with_a_mark_and_floats_is_read() => Assert.Equal(
        new Shape(16, 16, 64),
        Judging.Of(("net.json", "\uFEFF" + """{"network":"J","input":"32x32x3","padding":"same","columns":["type","patch size/stride","output size","#1x1"],"rows":[["convolution","3x3/2","16x16x32",null],["inception (a)","","16x16x64",64.0]]}"""))
            .Clean().Stages[1].Output);

    [Theory]
    [InlineData("NET.CSV")]
    [InlineData("net")]
    public void A_table_is_CSV_whatever_its_file_is_called(string path) =>
        Assert.Equal(Shown(Plain), Shown(Check(path, SourceText.From(PastedTables.Plain)).Specs.Single()));

    [Fact]
    public void A_total_is_one_mistake() => Verify.Diagnostics(
        PastedTables.Plain + "{|ING104:Total|},,,,,,,,,,531K\n",
        "Row 'Total', column 'type': 'Total' is not a row type: a total is not a row; remove it, or make a comment of it: '# Total: 531K'");

    [Fact]
    public void A_row_that_is_broken_into_lines_is_one_row()
    {
        TableDocument document = Reading.Csv("type,remarks,#1x1\nconv,\"first\nsecond, \"\"third\"\"\n\nlast\",8\nsoftmax,,\n");

        Assert.Equal(["type=conv; remarks=first second, \"third\"  last; #1x1=8", "type=softmax"], document.Rows.Select(Reading.Shown));
        Assert.Equal(new LineColumn(5, 0), document.Rows[1].Location.Lines.Start);
    }

    [Fact]
    public void Two_forgotten_quotes_are_two_mistakes() =>
        Assert.Equal(2, Reading.Csv("type,output size,#1x1\nconv,{|ING002:\"16x16x32,64|}\nconv,{|ING002:\"8x8x8,8|}\n").Rows.Count);

    [Fact]
    public void Numbers_with_decimal_commas_are_told_by_those_that_show_it()
    {
        const string Table = "type;params;ops\nconv;9,2K;1,072K\nconv;1.072,5K;1.072K\nconv;1,5M;2,5M";

        Assert.Equal(
            ["type=conv; params=9.2K; ops=1.072K", "type=conv; params=1072.5K; ops=1072K", "type=conv; params=1.5M; ops=2.5M"],
            Reading.Csv(Table).Rows.Select(Reading.Shown));
        Assert.Equal("type=conv; params=1,072K", Reading.Shown(Reading.Csv("type;params\nconv;1,072K").Rows[0]));
        Assert.Equal("type=conv; params=1,072K; ops=9,2K", Reading.Shown(Reading.Csv("type;params;ops\nconv;1,072K;9,2K\nconv;2.5K;").Rows[0]));
    }

    private static CheckedTable Check(string path, SourceText text) => Check(new ReadTable(TableReader.Read(SourceTextOrigin.Of(path, text)), EquatableArray.Of(new TableOptions())));

    private static CheckedTable Check(ReadTable table) => TableTask.Of(table, new TableLibrary([table.Document])).Check(default);

    /// <summary>A network without what its rows are called.</summary>
    private static string Shown(NetworkSpec network) => network.ClassName + " " + network.Input + ": " + string.Join("; ", network.Stages.Select(stage => Shown(stage.Operation)));

    private static string Shown(OperationSpec operation) => operation switch
    {
        SequenceSpec sequence => string.Join(" > ", sequence.Operations.Select(Shown)),
        ConcatSpec concat => string.Join(" | ", concat.Branches.Select(Shown)),
        ConvolutionSpec convolution => "conv " + convolution.Kernel + "/" + convolution.Stride + " " + convolution.Padding + " " + convolution.Output,
        PoolSpec { Output: { Height: 1, Width: 1 } } pool => "whole " + pool.Output,
        PoolSpec pool => pool.Kind + " " + pool.Window + "/" + pool.Stride + " " + pool.Padding + " " + pool.Output,
        _ => operation.GetType().Name + " " + operation.Output,
    };
}
