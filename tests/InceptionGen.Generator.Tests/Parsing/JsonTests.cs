using System.Linq;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Parsing;

public sealed class JsonTests
{
    /// <summary>The example of tables/README.md.</summary>
    private const string Example = """
        {
          "$schema": "architecture-table.schema.json",
          "network": "Tiny",
          "input": "32x32x3",
          "columns": ["type", "patch size/stride", "output size", "#1x1", "#3x3 reduce", "#3x3", "#3x3 reduce", "#3x3", "pool proj"],
          "rows": [
            ["convolution", "3x3/2", "16x16x32"],
            { "type": "inception (a)", "output size": "16x16x64", "#1x1": 16, "#3x3 reduce": [8, 4], "#3x3": [24, 8], "pool proj": 16 },
            { "type": "Block", "output size": "16x16x48" }
          ],
          "modules": { "Block": { "rows": [ { "type": "conv", "#1x1": 16, "#3x3": 48 } ] } }
        }
        """;

    [Fact]
    public void The_example_of_the_language_is_read()
    {
        TableDocument document = Reading.Json(Example);

        Assert.Equal((TableKind.Network, "Tiny"), (document.Kind, document.Name));
        Assert.Equal(["network=Tiny", "input=32x32x3"], document.Directives.Select(directive => directive.Key + "=" + directive.Value));
        Assert.Equal(
            [
                "type=convolution; patch size/stride=3x3/2; output size=16x16x32",
                "type=inception (a); output size=16x16x64; #1x1=16; #3x3 reduce=8; #3x3=24; #3x3 reduce=4; #3x3=8; pool proj=16",
                "type=Block; output size=16x16x48",
            ],
            document.Rows.Select(Reading.Shown));
        Assert.All(document.Rows, row => Assert.Equal(document.Columns, row.Cells.Select(cell => cell.Column)));

        TableDocument block = Assert.Single(document.Modules);
        Assert.Equal((TableKind.Module, "Block", "net.json"), (block.Kind, block.Name, block.Path));
        Assert.Equal("Block", Example.Substring(block.NameLocation.Span.Start, block.NameLocation.Span.Length));
        Assert.Equal("type=conv; #1x1=16; #3x3=48", Reading.Shown(block.Rows[0]));
    }

    [Fact]
    public void A_cells_place_is_its_value_without_quotes()
    {
        const string Text = "{\n \"rows\": [{ \"type\": \" conv \", \"#1x1\": 16, \"remarks\": null, \"params\": \"4\\u0036K \\u005bsic: a \\\"b\\\"]\" }]\n}";
        Cell[] cells = Reading.Json(Text).Rows[0].Cells.ToArray();

        Assert.Equal(("conv", "conv"), (cells[0].Text, At(cells[0])));
        Assert.Equal(new LineColumn(1, 22), cells[0].Location.Lines.Start);
        Assert.Equal(new LineColumn(1, 26), cells[0].Location.Lines.End);
        Assert.Equal(("16", "16"), (cells[1].Text, At(cells[1])));
        Assert.Equal(("", ""), (cells[2].Text, At(cells[2])));
        Assert.Equal(("46K", "4\\u0036K", "a \"b\""), (cells[3].Text, At(cells[3]), cells[3].Sic));

        string At(Cell cell) => Text.Substring(cell.Location.Span.Start, cell.Location.Span.Length);
    }

    [Fact]
    public void Without_a_list_of_columns_cells_stand_as_the_row_writes_them()
    {
        TableDocument document = Reading.Json("""
            { "module": "A", "rows": [
              { "type": "conv", "#1x1": 1, "#3x3": 2 },
              { "#3x3": 3, "#1x1": 4, "type": "conv" },
              { "type": "conv", "#1x7": [5, 7], "#7x1": [6, 8], "3x3": 9 } ] }
            """);

        Assert.Equal(
            ["type=conv; #1x1=1; #3x3=2", "#3x3=3; #1x1=4; type=conv", "type=conv; #1x7=5; #7x1=6; #3x3=9; #1x7=7; #7x1=8"],
            document.Rows.Select(Reading.Shown));
        Assert.Equal(["type", "#1x1", "#3x3", "#1x7", "#7x1", "#1x7", "#7x1"], document.Columns.Select(column => column.Text));
        Assert.All(document.Rows, row => Assert.Equal(document.Columns.Count, row.Cells.Count));
    }

    [Fact]
    public void A_cell_left_out_has_its_place_at_the_rows_end()
    {
        const string Text = """{ "rows": [{ "type": "conv", "#1x1": 1 }, { "type": "softmax" }, ["linear"]], "columns": ["type", "#1x1"] }""";
        TableDocument document = Reading.Json(Text);

        Assert.Equal(Empty(Text.IndexOf("}, [", System.StringComparison.Ordinal)), document.Rows[1].Cells[1].Location.Span);
        Assert.Equal(Empty(Text.IndexOf("]],", System.StringComparison.Ordinal)), document.Rows[2].Cells[1].Location.Span);
    }

    [Fact]
    public void Directives_may_be_numbers_and_truth_values()
    {
        TableDocument document = Reading.Json("""{ "params unit": 1000, "bias": false, "note": null, "padding": " same ", "rows": [{ "type": "conv" }] }""");

        Assert.Equal(["params unit=1000", "bias=false", "padding=same"], document.Directives.Select(directive => directive.Key + "=" + directive.Value));
    }

    [Fact]
    public void Records_alone_are_a_table()
    {
        TableDocument document = Reading.Json("""[ { "type": "convolution", "patch size/stride": "3x3/2", "output size": "16x16x32", "#1x1": 64.0, "params": null } ]""");

        Assert.Equal("type=convolution; patch size/stride=3x3/2; output size=16x16x32; #1x1=64.0", Reading.Shown(Assert.Single(document.Rows)));
        Assert.Equal("net", document.Name);
    }

    [Fact]
    public void Cells_say_nothing_as_in_CSV()
    {
        TableDocument document = Reading.Json("""{ "columns": ["type", "name", "#1x1", "activation"], "rows": [["conv", "-", "NaN", "none"], ["conv", "a", "=\"64\"", "—"]] }""");

        Assert.Equal(["type=conv; activation=none", "type=conv; name=a; #1x1=64"], document.Rows.Select(Reading.Shown));
    }

    [Fact]
    public void A_names_table_may_stand_inside()
    {
        TableDocument document = Reading.Json("""
            { "network": "A", "rows": [{ "type": "conv" }],
              "names": { "convolution": "*.conv.weight", "rows": [["conv", "", "conv1"], { "row": "*", "column": "#1x1", "weight": "*.b" }], "columns": ["row", "column", "weight"] } }
            """);
        TableDocument names = Assert.Single(document.Modules);

        Assert.Equal(TableKind.Names, names.Kind);
        Assert.Equal("*.conv.weight", Assert.Single(names.Directives).Value);
        Assert.Equal(["row=conv; weight=conv1", "row=*; column=#1x1; weight=*.b"], names.Rows.Select(Reading.Shown));
    }

    [Fact]
    public void Rows_of_a_names_table_need_no_headings()
    {
        TableDocument document = Reading.Json("""{ "names of": "x", "rows": [["conv", "", "conv1"], ["linear", null, "fc"]] }""");

        Assert.Equal((TableKind.Names, "x"), (document.Kind, document.Name));
        Assert.Equal(["row=conv; weight=conv1", "row=linear; weight=fc"], document.Rows.Select(Reading.Shown));
    }

    [Fact]
    public void The_name_of_a_file_of_names_is_a_directive() =>
        Assert.Equal("a.names.csv", Assert.Single(Reading.Json("""{ "names": "a.names.csv", "rows": [{ "type": "conv" }] }""").Directives).Value);

    [Theory]
    [InlineData("""{ "rows": [{ "type": "conv", "{|ING003:tpye|}": "conv" }, { "type": "a", "tpye": "b" }] }""")]
    [InlineData("""{ "rows": [{ "{|ING003:tpye|}": "conv" }, { "tpye": "conv" }] }""")]
    [InlineData("""{ "rows": [{ "type": "conv", "{|ING003:colour|}": "red" }, { "type": "conv", "colour": "red" }] }""")]
    [InlineData("""{ "rows": [{ "type": "conv", "{|ING105:#9999999999x1|}": 1 }] }""")]
    [InlineData("""{ "rows": [{ "type": "conv", "{|ING004:type|}": "conv" }] }""")]
    [InlineData("""{ "rows": [{ "type": "conv", "#3x3": 1, "{|ING004:#3×3|}": 2 }] }""")]
    [InlineData("""{ "columns": ["type", "#1x1"], "rows": [{ "type": "conv", "{|ING003:#3x3|}": 1 }, { "type": "conv", "#3x3": 1 }] }""")]
    [InlineData("""{ "columns": ["type", "{|ING004:type|}"], "rows": [{ "type": "conv" }] }""")]
    [InlineData("""{ "columns": ["type", "{|ING003:colour|}"], "rows": [{ "type": "conv", "colour": 1 }, ["conv", "red"]] }""")]
    [InlineData("""{ "columns": ["type", {|ING001:1|}], "rows": [["conv"]] }""")]
    [InlineData("""{ "columns": ["type", "#1x1"], "rows": [["conv", 1, {|ING002:2, 3|}, null]] }""")]
    [InlineData("""{ "columns": ["type", "#1x1"], "rows": [{ "type": "conv", "#1x1": [1, {|ING002:2, 3|}] }] }""")]
    [InlineData("""{ "rows": [{ "type": "conv", "params": ["1K", {|ING002:"2K"|}] }] }""")]
    [InlineData("""{ "rows": [{ "type": "conv", "params": {|ING002:{|}} }] }""")]
    [InlineData("""{ "columns": ["type"], "rows": [[{|ING002:[|}]]] }""")]
    [InlineData("""{ "rows": [{ "type": "conv" }, {|ING002:1|}] }""")]
    [InlineData("""{ "rows": {|ING006:[|}["conv"]] }""")]
    [InlineData("""{ "rows": {|ING005:[|}{ "#1x1": 1 }] }""")]
    [InlineData("""{ "rows": {|ING006:[]|} }""")]
    [InlineData("""{|ING006:{|} "network": "A" }""")]
    [InlineData("""{ "rows": {|ING001:{|}} }""")]
    [InlineData("""{ "columns": {|ING001:{|}}, "rows": [{ "type": "conv" }] }""")]
    [InlineData("""{ "rows": [{ "type": "conv" }], "{|ING001:rows|}": [] }""")]
    [InlineData("""{ "rows": [{ "type": "conv" }], "padding": "same", "padding": "{|ING013:valid|}" }""")]
    [InlineData("""{ "rows": [{ "type": "conv" }], "padding": {|ING008:[|}1] }""")]
    [InlineData("""{ "rows": [{ "type": "conv" }], "{|ING007:pading|}": "same" }""")]
    [InlineData("""{ "rows": [{ "type": "conv" }], "{|ING007:colum|}": "same" }""")]
    [InlineData("""{ "rows": [{ "type": "conv" }], "{|ING007:colour|}": "red" }""")]
    [InlineData("""{ "rows": [{ "type": "conv" }], "modules": {|ING001:[|}] }""")]
    [InlineData("""{ "rows": [{ "type": "conv" }], "modules": { "A": {|ING001:1|} } }""")]
    [InlineData("""{ "rows": [{ "type": "conv" }], "modules": { "A": { "rows": [{ "type": "conv" }] }, "{|ING001:A|}": {} } }""")]
    [InlineData("""{ "rows": [{ "type": "conv" }], "modules": { "{|ING001:|}": {} } }""")]
    [InlineData("""{ "rows": [{ "type": "conv" }], "modules": { "A": { "rows": [{ "type": "conv" }], "modules": {|ING001:{|}} } } }""")]
    [InlineData("""{ "module": "A", "rows": [{ "type": "conv" }], "names": {|ING001:{|}} }""")]
    [InlineData("""{ "rows": [{ "type": "conv" }], "names": {|ING001:[|}] }""")]
    [InlineData("""{ "{|ING001:row|}": [{ "type": "conv" }] }""")]
    [InlineData("""{ "columns": ["type"], "{|ING001:data|}": [["conv"]] }""")]
    [InlineData("""{ "{|ING001:column|}": ["type"], "rows": [["conv"]] }""")]
    [InlineData("""{ "rows": [{ "type": "conv" }], "{|ING001:module|}": { "A": { "rows": [{ "type": "conv" }] } } }""")]
    [InlineData("""{|ING001:[|}]""")]
    [InlineData("""{|ING001:12|}""")]
    public void A_mistake_is_reported_once_at_its_place(string marked) => Reading.Json(marked);

    [Theory]
    [InlineData("{ \"rows\": {} }", "The file cannot be read as a table: \"rows\" is a list of rows [...]")]
    [InlineData("[]", "The file cannot be read as a table: the file is one JSON object {...}")]
    [InlineData("{ \"rows\": [[\"conv\"]] }", "The table has no header: rows that are lists of cells need the list \"columns\"")]
    [InlineData("{ \"rows\": [{ \"type\": \"a\", \"#1x1\": 1, \"1x1\": 2 }] }", "Column '1x1' appears more than once: give its values as one list, such as [64, 96]")]
    [InlineData("{ \"rows\": [{ \"type\": \"a\", \"ops\": [1, 2] }] }", "Row 'a': 'ops' has 1 column; remove what is too much")]
    [InlineData("{ \"rows\": [{ \"type\": \"a\" }], \"column\": [\"type\"] }", "The file cannot be read as a table: 'column' is not a key: did you mean 'columns'?")]
    [InlineData("{ \"row\": [{ \"type\": \"a\" }] }", "The file cannot be read as a table: 'row' is not a key: did you mean 'rows'?")]
    [InlineData("{ \"rows\": [{ \"type\": \"a\" }], \"classes\": [1, \"b\"] }", "Directive 'classes': 'a list' is not understood: write a text, a number, true or false")]
    public void The_message_says_what_to_write(string text, string message) => Assert.Equal(message, Reading.JsonMessage(text));

    private static TextRange Empty(int position) => new(position, position);
}
