using System;
using System.Linq;
using System.Text;
using InceptionGen.Generator.Pipeline;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Documents;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace InceptionGen.Generator.Tests.Parsing;

/// <summary>Files that are not tables, or whose separator is unclear: one message each, through generator and analyzer.</summary>
public sealed class RefusedTableTests
{
    private const string NotUtf8 =
        "The file is not UTF-8: the byte here is not part of a character, as where a file is saved in Windows-1252 or another code page. Save it as UTF-8 (in Excel: 'CSV UTF-8').";

    private const string Tie =
        "The separator of the cells is unclear: commas and semicolons separate the headings here equally well; use one of them in all lines, or write a line such as sep=; above the table";

    private const string None = "The separator of the cells is unclear: the headings are not separated by commas, semicolons, tabs or bars; use one of them in all lines";

    [Theory]
    [InlineData("{|ING011:type,patch size/stride;output size|}\nconvolution,3x3/2;16x16x32\n", Tie)]
    [InlineData("# a\n{|ING011:type  patch size/stride  output size|}\nconvolution  3x3/2  16x16x32\n", None)]
    [InlineData("{|ING011:type:output size:depth|}\nconvolution:16x16x32:1\n", None)]
    [InlineData("type,output size,depth\n{|ING011:conv;8x8x3;1|}\nconv;8x8x3;1\n", "The separator of the cells is unclear: the header has commas between its cells, and this row has semicolons; use one of them in all lines")]
    [InlineData("sep=;\n{|ING011:type,output size,depth|}\nconv,8x8x3,1\n", "The separator of the cells is unclear: the line sep=; says semicolons, and the header has commas; make the two agree")]
    [InlineData(
        "{|ING012:<table>|}\n<tr><td>type</td><td>depth</td></tr>\n</table>",
        "The file is HTML or XML, which is not read: save the table as CSV: write a header such as type,patch size/stride,output size and a line for every row, with commas between the cells")]
    [InlineData("# note: a page\n{|ING012:<!DOCTYPE html>|}\n", "")]
    [InlineData("# network: L\n{|ING012:type & output size \\\\ \\hline|}\nconv & 8x8x8 \\\\\n", "The file is a table of LaTeX, which is not read: separate the cells by commas instead of &, and remove \\\\, \\hline and the like")]
    [InlineData("{|ING012:\\begin{tabular}{l|l}|}\ntype & depth \\\\\n", "")]
    [InlineData("{|ING012:{|}\"type\": \"conv\"}", "The file is JSON under another extension, which is not read: give the file the extension .json")]
    [InlineData("{|ING012:P|}K\u0003\u0004\u0014", "The file is a zip archive, such as an Excel workbook (.xlsx), which is not read: save the sheet as CSV UTF-8")]
    [InlineData("{|ING012:%|}PDF-1.7", "")]
    [InlineData("{|ING012:{|}| class=\"wikitable\"\n! type\n|}", "")]
    [InlineData(
        "type,patch size/stride,output size\nconvolution,{|ING012:7×7/27727{\\times}7/2|},112×112×6411211264112{\\times}112{\\times}64\n",
        "The file is a table as ar5iv's pages are copied, every formula twice, as text and as LaTeX, which is not read: write x for the times sign and nothing else around the numbers, as in 3x3/2 and 28x28x256")]
    [InlineData("type,patch size/stride,output size\nconvolution,{|ING012:$7 \\times 7$/2|},$112 \\times 112 \\times 64$\n", "")]
    [InlineData(
        "{|ING003:类型|},patch size/stride,输出尺寸,#1x1\nconvolution,3x3/2,16x16x32,\n",
        "'类型' is not a column of a network table: headings are English words: type, patch size/stride, input size, output size, depth, #3x3 reduce, #3x3, pool proj, params, ops, remarks; translate '输出尺寸' too")]
    [InlineData("{|ING003:層|},{|ING003:出力|}\nconv,8x8x8\n", "")]
    public void It_is_one_message(string marked, string message)
    {
        // Of two places in another script, the first is where it is said.
        marked = marked.Replace(",{|ING003:出力|}", ",出力", StringComparison.Ordinal);
        if (message.Length == 0) Verify.Diagnostics(marked);
        else Verify.Diagnostics(marked, message);
    }

    [Theory]
    [InlineData("iso-8859-1", 'x', '×')]
    [InlineData("iso-8859-1", '#', '§')]
    [InlineData("iso-8859-1", 'P', 'ß')]
    public void A_file_in_a_code_page_is_one_mistake_at_its_first_character(string name, char sign, char typed)
    {
        byte[] bytes = Encoding.GetEncoding(name).GetBytes(PastedTables.Plain.Replace(sign, typed));
        ReadResult result = TableReader.Read(SourceTextOrigin.Of("net.csv", PastedTables.Read(bytes)));

        Assert.Equal(NotUtf8, Reading.Message(Assert.Single(result.Diagnostics)));
        Assert.Equal(PastedTables.Plain.IndexOf(sign), result.Diagnostics[0].Location.Span.Start);
        Assert.Empty(result.Document.Rows);
    }

    [Fact]
    public void A_code_page_is_one_mistake_where_the_machine_knows_it_too()
    {
        SourceText text = SourceText.From(PastedTables.Plain.Replace('x', '×'), Encoding.Latin1);

        Assert.Equal(
            "The file is not UTF-8: this character was read in the code page iso-8859-1 of this machine, and may be another one elsewhere. Save it as UTF-8 (in Excel: 'CSV UTF-8').",
            Reading.Message(Assert.Single(TableReader.Read(SourceTextOrigin.Of("net.csv", text)).Diagnostics)));
        Assert.Empty(TableReader.Read(SourceTextOrigin.Of("net.csv", SourceText.From(PastedTables.Plain, Encoding.Latin1))).Diagnostics);
    }

    [Fact]
    public void A_byte_that_is_lost_in_a_comment_is_said_too() =>
        Assert.Equal(NotUtf8, Reading.Message(Assert.Single(TableReader.Read(SourceTextOrigin.Of("net.csv", PastedTables.Read([.. "# caf"u8, 0xE9, .. Encoding.UTF8.GetBytes("\n" + PastedTables.Plain)]))).Diagnostics)));

    [Fact]
    public void UTF_16_without_a_mark_is_one_mistake() => Assert.Equal(
        "The file is not UTF-8: every second byte is 0, as in UTF-16 without a byte order mark. Save it as UTF-8 (in Excel: 'CSV UTF-8').",
        Reading.Message(Assert.Single(TableReader.Read(SourceTextOrigin.Of("net.csv", PastedTables.Read(Encoding.Unicode.GetBytes(PastedTables.Plain)))).Diagnostics)));

    [Theory]
    [InlineData("# a \uFFFD comment\n")]
    [InlineData("# note: a \uFFFD in prose\n")]
    public void A_replacement_sign_of_the_files_own_may_stand_in_prose(string line) =>
        Assert.Empty(TableReader.Read(SourceTextOrigin.Of("net.csv", PastedTables.Read(Encoding.UTF8.GetBytes(line + PastedTables.Plain)))).Diagnostics);

    [Fact]
    public void A_replacement_sign_of_the_files_own_is_one_mistake_in_cells()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(PastedTables.Plain.Replace('x', '\uFFFD'));

        Assert.Equal(
            "The file is not UTF-8: '\uFFFD' is here in place of a character that was lost when the file was converted; write it again. Save it as UTF-8 (in Excel: 'CSV UTF-8').",
            Reading.Message(Assert.Single(TableReader.Read(SourceTextOrigin.Of("net.csv", PastedTables.Read(bytes))).Diagnostics)));
    }

    [Fact]
    public void A_JSON_file_in_a_code_page_is_one_mistake() => Assert.Equal(
        "ING010",
        Assert.Single(TableReader.Read(SourceTextOrigin.Of("net.json", PastedTables.Read(Encoding.Latin1.GetBytes("""{ "rows": [{ "type": "conv", "patch size/stride": "3×3" }] }""")))).Diagnostics).Rule.Id);
}
