using System.Linq;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Parsing;

public sealed class JsonSyntaxTests
{
    [Theory]
    [InlineData("{|ING001:|}", "expected a JSON object {...}, found the end of the file")]
    [InlineData("  {|ING001:x|}", "expected a JSON object {...}, found 'x'; a text is in double quotes")]
    [InlineData("{|ING001:}|}", "expected a JSON object {...}, found '}'")]
    [InlineData("{} {|ING001:x|}", "expected the end of the file after the table, found 'x'")]
    [InlineData("{ \"a\" {|ING001:1|} }", "expected ':' after the key, found '1'")]
    [InlineData("{ \"a\": {|ING001:}|}", "expected a value after the ':', found '}'")]
    [InlineData("{ \"a\": 1 {|ING001:\"|}b\": 2 }", "expected ',' or '}' after the value, found '\"'")]
    [InlineData("{ \"a\": 1, {|ING001:}|}", "expected a key in double quotes after the comma, found '}'")]
    [InlineData("{ {|ING001:a|}: 1 }", "expected a key in double quotes, or '}', found 'a'")]
    [InlineData("{ \"a\": [1 {|ING001:2|}] }", "expected ',' or ']' after the value, found '2'")]
    [InlineData("{ \"a\": [1, {|ING001:]|} }", "expected a value after the comma, found ']'")]
    [InlineData("{ \"a\": [{|ING001:|}", "expected a value, or ']', found the end of the file")]
    [InlineData("{ \"a\": {|ING001:conv|} }", "expected a value after the ':', found 'conv'; a text is in double quotes")]
    [InlineData("{ \"a\": {|ING001:3x3|} }", "'3x3' is not a JSON number; a value such as 3x3 or 2.7K belongs in double quotes")]
    [InlineData("{ \"a\": {|ING001:01|} }", "'01' is not a JSON number; a value such as 3x3 or 2.7K belongs in double quotes")]
    [InlineData("{ \"a\": {|ING001:'|}x' }", "a text is in double quotes, found '''")]
    [InlineData("{ {|ING001:/|}/ x", "expected a key in double quotes, or '}', found '/'")]
    [InlineData("{ \"a\": {|ING001:/|}* x */ 1 }", "JSON has no comments; use the key \"note\", found '/'")]
    [InlineData("{ \"a\": {|ING001:\"x|}\n }", "the text is not closed on this line")]
    [InlineData("{ \"a\": {|ING001:\"x\\\"|}", "the text is not closed on this line")]
    [InlineData("{ \"a\": \"C:{|ING001:\\d|}ir\" }", "'\\d' is not an escape; a backslash is doubled in JSON")]
    [InlineData("{ \"a\": \"{|ING001:\\u12|}G4\" }", "'\\u12' is not an escape; a backslash is doubled in JSON")]
    [InlineData("{ \"a\": {|ING001:\u00A0|}1 }", "expected a value after the ':', found the invisible character U+00A0")]
    [InlineData("{ {|ING001:🐈|}", "expected a key in double quotes, or '}', found '🐈'")]
    public void A_mistake_is_located_and_says_what_was_expected(string marked, string detail)
    {
        TableDocument document = Reading.Json(marked);

        Assert.Equal(("net", 0), (document.Name, document.Rows.Count));
        Assert.Equal("The file cannot be read as a table: " + detail, Reading.JsonMessage(marked.Replace("{|ING001:", "").Replace("|}", "")));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("10")]
    [InlineData("-1.50")]
    [InlineData("1e5")]
    [InlineData("1.25E-07")]
    [InlineData("1e999")]
    public void Numbers_keep_their_text(string number)
    {
        TableDocument document = Reading.Json("{ \"rows\": [{ \"type\": \"conv\", \"ops\": " + number + " }] }");
        Assert.Equal(number, document.Rows[0].Cells[1].Text);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1.e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("--1")]
    [InlineData("00")]
    [InlineData("1_000")]
    [InlineData("٣")]
    [InlineData("NaN")]
    [InlineData("True")]
    public void What_is_no_JSON_number_is_refused(string number) => Reading.Json("{ \"a\": {|ING001:" + number + "|} }");

    [Fact]
    public void Escapes_are_read_and_keep_their_places()
    {
        TableText table = new("a.json", """["\"\\\/\b\f\n\r\t\u00e9\ud83d\udc08x"]""");
        (JsonValue? value, JsonError? error) = JsonReader.Read(table);

        Assert.Null(error);
        SpannedText content = Assert.IsType<JsonText>(Assert.IsType<JsonArray>(value).Items[0]).Content;
        Assert.Equal("\"\\/\b\f\n\r\té🐈x", content.Text);
        Assert.Equal("x", At(table, content.Slice(content.Text.Length - 1, content.Text.Length)));
        Assert.Equal("""\u00e9""", At(table, content.Slice(8, 9)));
    }

    [Fact]
    public void Values_nest_to_a_limit()
    {
        ReadResult deep = TableReader.Read(new TableSource("net.json", new string('[', 100_000)));
        Assert.Equal("The file cannot be read as a table: values are nested more than 64 deep, found '['", Reading.Message(Assert.Single(deep.Diagnostics)));

        ReadResult shallow = TableReader.Read(new TableSource("net.json", new string('[', 64) + new string(']', 64)));
        Assert.Equal("The file cannot be read as a table: the file is one JSON object {...}", Reading.Message(Assert.Single(shallow.Diagnostics)));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Any_line_ending_and_a_byte_order_mark_are_read(string ending)
    {
        TableDocument document = Reading.Json("\uFEFF{" + ending + "\"rows\": [" + ending + "{ \"type\": \"conv\" }] }");
        Assert.Equal(new LineColumn(2, 11), document.Rows[0].Cells[0].Location.Lines.Start);
    }

    private static string At(TableText table, SpannedText text) => table.Content.Substring(text.Start, text.End - text.Start);
}
