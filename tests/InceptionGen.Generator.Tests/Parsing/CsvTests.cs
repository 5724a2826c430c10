using System.Linq;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Parsing;

public sealed class CsvTests
{
    private const string Network = """
        # network: Tiny
        type,patch size/stride,output size,#1x1
        conv,3x3/2,16x16x32
        inception (a),,16x16x64,16

        """;

    [Fact]
    public void Rows_have_a_cell_for_every_column()
    {
        TableDocument document = Reading.Csv(Network);

        Assert.Equal("Tiny", document.Name);
        Assert.Equal(TableKind.Network, document.Kind);
        Assert.Equal(["type=conv; patch size/stride=3x3/2; output size=16x16x32", "type=inception (a); output size=16x16x64; #1x1=16"], document.Rows.Select(Reading.Shown));
        Assert.All(document.Rows, row => Assert.Equal(document.Columns, row.Cells.Select(cell => cell.Column)));
    }

    [Fact]
    public void A_cells_place_is_its_content()
    {
        const string Text = "type,output size,params,ops\n conv , \"1\"\"x\" ,\t,,\r\nlinear";
        TableDocument document = Reading.Csv(Text);

        Cell[] conv = document.Rows[0].Cells.ToArray();
        Assert.Equal(("conv", "conv"), (conv[0].Text, At(Text, conv[0].Location)));
        Assert.Equal(("1\"x", "1\"\"x"), (conv[1].Text, At(Text, conv[1].Location)));
        Assert.Equal(("", Text.IndexOf(",\t,", System.StringComparison.Ordinal) + 1), (conv[2].Text, conv[2].Location.Span.Start));
        Assert.Equal(0, conv[2].Location.Span.Length);
        Assert.Equal(new LineColumn(1, 1), conv[0].Location.Lines.Start);
        Assert.Equal(new LineColumn(1, 5), conv[0].Location.Lines.End);
        Assert.Equal("conv , \"1\"\"x\" ,\t,,", At(Text, document.Rows[0].Location));
    }

    [Fact]
    public void A_cell_left_out_has_its_place_at_the_rows_end()
    {
        const string Text = "type,output size,params\nconv  \nsoftmax";
        TableDocument document = Reading.Csv(Text);

        Assert.Equal(Empty(Text.IndexOf("conv", System.StringComparison.Ordinal) + 4), document.Rows[0].Cells[1].Location.Span);
        Assert.Equal(Empty(Text.Length), document.Rows[1].Cells[2].Location.Span);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    public void Any_line_ending_gives_the_same_cells_on_the_lines_an_editor_shows(string ending)
    {
        string text = "\uFEFF" + Network.ReplaceLineEndings("\n").Replace("\n", ending);
        TableDocument document = Reading.Csv(text);

        Assert.Equal(Reading.Csv(Network).Rows.Select(Reading.Shown), document.Rows.Select(Reading.Shown));
        Assert.Equal("Tiny", document.Name);
        Assert.Equal(new LineColumn(3, 0), document.Rows[1].Cells[0].Location.Lines.Start);
        Assert.Equal(new LineColumn(3, 13), document.Rows[1].Cells[0].Location.Lines.End);
    }

    [Fact]
    public void A_byte_order_mark_is_not_of_the_first_heading()
    {
        TableDocument document = Reading.Csv("\uFEFFtype\nconv");

        Assert.Equal(("type", 1), (document.Columns[0].Text, document.Columns[0].Location.Span.Start));
        Assert.Equal(1, document.NameLocation.Span.Start);
    }

    [Fact]
    public void Comments_and_blank_lines_are_no_rows()
    {
        TableDocument document = Reading.Csv("# Table 1: what the paper prints\n\n#\ntype,#1x1\n  # a comment\n,,,\nconv,1\n   \n#1x1,\n");

        Assert.Equal(["type=conv; #1x1=1", "type=#1x1"], document.Rows.Select(Reading.Shown));
    }

    [Fact]
    public void A_quoted_cell_may_hold_commas_and_quotes()
    {
        TableDocument document = Reading.Csv("type,remarks\n\"local response norm (size 5, k 1)\",\"says \"\"k = 1\"\"\"\n\"\",\"x\"");

        Assert.Equal("type=local response norm (size 5, k 1); remarks=says \"k = 1\"", Reading.Shown(document.Rows[0]));
        Assert.Equal("remarks=x", Reading.Shown(document.Rows[1]));
    }

    [Fact]
    public void An_unclosed_quote_spoils_its_own_row_only()
    {
        TableDocument document = Reading.Csv("type,output size,#1x1\nconv,{|ING002:\"16x16x32,64|}\nconv,8x8x8,8\n");

        Assert.Equal(["type=conv; output size=16x16x32; #1x1=64", "type=conv; output size=8x8x8; #1x1=8"], document.Rows.Select(Reading.Shown));
    }

    [Fact]
    public void An_unclosed_quote_is_not_reported_as_too_many_cells_as_well() =>
        Reading.Csv("type\n{|ING002:\"local response norm (size 5, k 1)|}");

    [Fact]
    public void Text_behind_a_closing_quote_is_a_mistake() =>
        Assert.Equal("type=conv; #1x1=8", Reading.Shown(Reading.Csv("type,#1x1\n\"conv\" {|ING002:ed|} ,8").Rows[0]));

    [Fact]
    public void Too_many_cells_are_reported_from_the_first_to_the_last()
    {
        TableDocument document = Reading.Csv("type,#1x1\nconv,1,{|ING002:2, ,3|},\nconv,1,,,");

        Assert.Equal(["type=conv; #1x1=1", "type=conv; #1x1=1"], document.Rows.Select(Reading.Shown));
        Assert.Equal(
            "Row 'conv': the row has 3 cells and the header 2 columns; remove what is too much, or put a cell with commas in double quotes",
            Reading.CsvMessage("type,#1x1\nconv,1,2"));
    }

    [Theory]
    [InlineData("1,072K", "1072K")]
    [InlineData("9,408", "9408")]
    [InlineData("1,582,671,872", "1582671872")]
    [InlineData("9,2K", "9.2K")]
    public void A_count_without_quotes_is_one_mistake_and_read_as_meant(string count, string written)
    {
        TableDocument document = Reading.Csv("type,#1x1,params,ops\nconv,64,{|ING002:" + count + "|},3M\n");

        string read = count == "9,2K" ? written : count;
        Assert.Equal("type=conv; #1x1=64; params=" + read + "; ops=3M", Reading.Shown(document.Rows[0]));
        string message = Reading.CsvMessage("type,#1x1,params\nconv,64," + count);
        Assert.StartsWith("Row 'conv': the comma in '", message, System.StringComparison.Ordinal);
        Assert.EndsWith("ends the cell; write " + written + ", or put the cell in double quotes", message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_without_quotes_in_two_columns_are_two_mistakes() =>
        Assert.Equal("type=conv; params=1,072K; ops=2,140M", Reading.Shown(Reading.Csv("type,params,ops\nconv,{|ING002:1,072K|},{|ING002:2,140M|}").Rows[0]));

    [Fact]
    public void A_comma_in_brackets_is_one_mistake_and_shifts_no_cell()
    {
        TableDocument document = Reading.Csv("type,output size,#1x1\n{|ING002:local response norm (size 5, alpha 1e-4, beta 0.75)|},8x8x8,\ninception (3a,8x8x8,8");

        Assert.Equal(["type=local response norm (size 5, alpha 1e-4, beta 0.75); output size=8x8x8", "type=inception (3a; output size=8x8x8; #1x1=8"], document.Rows.Select(Reading.Shown));
    }

    [Fact]
    public void A_nameless_row_is_called_by_its_line() =>
        Assert.StartsWith("Row 'line 3': ", Reading.CsvMessage("# x\ntype,#1x1\n,1,2"), System.StringComparison.Ordinal);

    [Fact]
    public void A_file_of_a_spreadsheet_is_read()
    {
        // Spreadsheets put commas after shorter lines, and lines with commas in quotes.
        TableDocument document = Reading.Csv("\"# source: Szegedy, et al., \"\"Going deeper\"\"\",,,\n# network: Tiny,,,\ntype,#1x1,,\nconv,1,,\n");

        Assert.Equal("Tiny", document.Name);
        Assert.Equal("Szegedy, et al., \"Going deeper\"", document.Directives[0].Value);
        Assert.Equal(2, document.Columns.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n \n")]
    [InlineData("# only a comment")]
    public void A_file_without_a_header_is_reported_at_its_start(string text)
    {
        ReadResult result = TableReader.Read(new TableSource("net.csv", text));

        Assert.Equal("ING006", Assert.Single(result.Diagnostics).Rule.Id);
        Assert.Equal(text.StartsWith('\uFEFF') ? 1 : 0, result.Diagnostics[0].Location.Span.Start);
        Assert.Equal("net", result.Document.Name);
        Assert.Empty(result.Document.Rows);
    }

    [Fact]
    public void A_table_without_rows_is_reported_behind_its_header() => Reading.Csv("# x\ntype,#1x1{|ING006:|}\n\n# no rows\n");

    [Theory]
    [InlineData("a/b/googlenet.csv", "googlenet")]
    [InlineData(@"C:\nets\v1.0\tiny.table.csv", "tiny.table")]
    [InlineData("noextension", "noextension")]
    [InlineData("<>|\0.csv", "<>|\0")]
    [InlineData(".csv", ".csv")]
    [InlineData("", "")]
    public void A_nameless_table_is_called_by_its_file(string path, string name) =>
        Assert.Equal(name, TableReader.Read(new TableSource(path, "type\nconv")).Document.Name);

    [Fact]
    public void A_table_knows_where_its_name_stands()
    {
        const string Text = "# module:  Inception-A \ntype\nconv";
        TableDocument document = Reading.Csv(Text);

        Assert.Equal((TableKind.Module, "Inception-A"), (document.Kind, document.Name));
        Assert.Equal("Inception-A", At(Text, document.NameLocation));
        Assert.Equal("t", At("type\nconv", Reading.Csv("type\nconv").NameLocation));
    }

    [Fact]
    public void Tables_stand_below_the_rows_of_a_network()
    {
        TableDocument network = Reading.Csv(
            """
            # network: Net
            type,#1x1
            Block,

            # A comment.
            # module: Block
            # padding: same
            type,#3x3
            conv,8
            conv,16

            # names of: a framework
            row,column,weight
            *,,*
            """);

        Assert.Equal(("Net", 1), (network.Name, network.Rows.Count));
        Assert.Equal([(TableKind.Module, "Block", 2), (TableKind.Names, "a framework", 1)], network.Modules.Select(table => (table.Kind, table.Name, table.Rows.Count)));
        Assert.Equal(["module", "padding"], network.Modules[0].Directives.Select(directive => directive.Key));
    }

    [Theory]
    [InlineData("# network: N\ntype\nconv\n# module: A\ntype\nconv\n# module: {|ING013:a|}\ntype\nconv")]
    [InlineData("# network: N\ntype\nconv\n# names of: a\nrow,column,weight\n*,,*\n# names of: {|ING013:b|}\nrow,column,weight\n*,,*")]
    [InlineData("# network: N\ntype\nconv\n# module: {|ING006:A|}\n# module: B\ntype\nconv")]
    [InlineData("# network: N\ntype\nconv\n# module: A\n# {|ING007:input|}: 8x8x3\ntype\nconv")]
    [InlineData("# module: A\ntype\nconv\n# {|ING007:module|}: B\nconv")]
    [InlineData("# network: A\ntype\nconv\n# {|ING007:network|}: B\nconv")]
    public void Tables_in_one_file_are_one_of_a_kind_and_name_below_a_network(string marked) => Assert.NotEmpty(Reading.Csv(marked).Rows);

    [Fact]
    public void Ten_thousand_rows_are_read()
    {
        TableDocument document = Reading.Csv("type,output size,#1x1\n" + string.Concat(Enumerable.Repeat("conv,\"28x28x256\",64 [sic: as printed]\n", 10_000)));

        Assert.Equal(10_000, document.Rows.Count);
        Assert.Equal(10_000, document.Rows[9_999].Location.Lines.Start.Line);
    }

    private static string At(string text, LocationInfo location) => text.Substring(location.Span.Start, location.Span.Length);

    private static TextRange Empty(int position) => new(position, position);
}
