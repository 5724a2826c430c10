using InceptionGen.Language.Documents;
using Xunit;

namespace InceptionGen.Generator.Tests.Parsing;

public sealed class SicTests
{
    [Theory]
    [InlineData("463K [sic: as printed]", "463K", "as printed")]
    [InlineData("463K[SIC:as printed ]", "463K", "as printed")]
    [InlineData("[sic: left empty in print]", "", "left empty in print")]
    [InlineData("463K [sic: see [9] and [12]]", "463K", "see [9] and [12]")]
    [InlineData("\"463K [sic: as printed, \"\"wrong\"\"]\"", "463K", "as printed, \"wrong\"")]
    public void A_reason_is_no_part_of_the_value(string written, string text, string reason)
    {
        string table = "type,params\ninception (4c)," + written;
        Cell cell = Reading.Csv(table).Rows[0].Cells[1];

        Assert.Equal((text, reason), (cell.Text, cell.Sic));
        Assert.Equal(text, table.Substring(cell.Location.Span.Start, cell.Location.Span.Length));
    }

    [Theory]
    [InlineData("463K {|ING110:[sic]|}")]
    [InlineData("463K {|ING110:[sic:]|}")]
    [InlineData("463K {|ING110:[sic: ]|}")]
    [InlineData("463K {|ING110:[sic as printed]|}")]
    [InlineData("463K {|ING110:[sic: as printed|}")]
    [InlineData("463K {|ING110:[sic: as printed] 1|}")]
    [InlineData("\"463K {|ING110:[sic:]|}\"")]
    public void A_value_is_not_kept_without_a_reason(string written)
    {
        Cell cell = Reading.Csv("type,params\ninception (4c)," + written).Rows[0].Cells[1];

        Assert.Equal("463K", cell.Text);
        Assert.Null(cell.Sic);
    }

    [Fact]
    public void A_comma_in_a_reason_is_one_mistake_and_shifts_no_cell()
    {
        TableDocument document = Reading.Csv("type,params,ops\ninception (4c),{|ING002:463K [sic: as printed, like 4a, wrong]|},100M");

        Assert.Equal("type=inception (4c); params=463K; ops=100M", Reading.Shown(document.Rows[0]));
        Assert.Equal("as printed, like 4a, wrong", document.Rows[0].Cells[1].Sic);
    }

    [Fact]
    public void The_message_says_what_to_write() => Assert.Equal(
        "Row 'inception (4c)', column 'params': '[sic]' does not say why the printed value is kept: write [sic: the reason]",
        Reading.CsvMessage("type,params\ninception (4c),463K [sic]"));
}
