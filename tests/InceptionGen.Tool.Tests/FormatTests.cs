using System.IO;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests;

public sealed class FormatTests
{
    private const string Untidy = "# Network : Tiny\n# a comment,  as it is\n# input: 8x8x4\n# padding: same\nType,Name,Patch Size / Stride,Output Size,Remarks\nConv,a,3 x 3 / 1,8 × 8 × 8,\"as, it is\"\nMax Pool,p,3x3/2,4x4x8,,\n";

    private const string Tidy = "# network: Tiny\n# a comment,  as it is\n# input: 8x8x4\n# padding: same\ntype,     name, patch size/stride, output size, remarks\nconv,     a,    3x3/1,             8x8x8,       \"as, it is\"\nmax pool, p,    3x3/2,             4x4x8\n";

    [Fact]
    public async Task Columns_are_aligned_and_words_spelt_as_the_language_does()
    {
        ToolRun run = await ToolRun.Of(Untidy, "fmt", "-");

        Assert.Equal((0, Tidy), (run.Code, run.Output));
    }

    [Fact]
    public async Task Every_shipped_table_says_the_same_afterwards_and_twice_is_once()
    {
        using var folder = new TableFolderOnDisk();
        foreach (string file in Directory.GetFiles(TableFolderOnDisk.Tables, "*.csv").Select(file => Path.GetFileName(file)!)) folder.Copy(file);

        Assert.Equal(1, (await ToolRun.Without("fmt", folder.ToString(), "--check")).Code);
        Assert.Equal(0, (await ToolRun.Without("fmt", folder.ToString())).Code);
        ToolRun check = await ToolRun.Without("check", folder.ToString(), "--fail-on", "information");
        ToolRun again = await ToolRun.Without("fmt", folder.ToString(), "--check");

        Assert.Equal((0, ""), (check.Code, check.Output));
        Assert.Equal((0, ""), (again.Code, again.Output));
        Assert.NotEqual(File.ReadAllText(Path.Combine(TableFolderOnDisk.Tables, "inception_v3.csv")), folder.Read("inception_v3.csv"));
    }

    private const string UntidyJson = """
        {"$Schema":"architecture-table.schema.json","Network":"Tiny","input":"8x8x4","classes":["a",
            "b"],"Columns":["Type","Name","Patch Size / Stride","Output Size","3×3 Reduce", "#3x3","Remarks"],
        "rows":[["Conv","a","3 x 3 / 1","8 × 8 × 8",null,null,"as  it \"is\""],{"type":"inception","name":"b","output size":" 8x8x8 ","#3x3 reduce":[ 4 ],
          "#3x3":8},["Max Pool","\u0070","3x3/2","4x4x8"],{"type":"M","name":"c"}, ["linear","l","","1x1x2"]],
        "modules":{"M":{"rows":[{"type":"conv","#1x1":8},{"Type":"Max Pool","#1x1":8}]}, "Unused": {}},
        "names":{"rows":[["a","","conv1"],["b*","#3x3","x*"]]}}

        """;

    private const string TidyJson = """
        {
          "$schema": "architecture-table.schema.json",
          "network": "Tiny",
          "input": "8x8x4",
          "classes": ["a",
            "b"],
          "columns": [
             "type",     "name",   "patch size/stride", "output size", "#3x3 reduce", "#3x3", "remarks"
          ],
          "rows": [
            ["conv",     "a",      "3x3/1",             "8x8x8",       null,          null,   "as  it \"is\""],
            { "type": "inception", "name": "b", "output size": "8x8x8", "#3x3 reduce": [4], "#3x3": 8 },
            ["max pool", "\u0070", "3x3/2",             "4x4x8"],
            { "type": "M",         "name": "c" },
            ["linear",   "l",      "",                  "1x1x2"]
          ],
          "modules": {
            "M": {
              "rows": [
                { "type": "conv",     "#1x1": 8 },
                { "type": "Max Pool", "#1x1": 8 }
              ]
            },
            "Unused": {}
          },
          "names": {
            "rows": [
              ["a",  "",     "conv1"],
              ["b*", "#3x3", "x*"]
            ]
          }
        }

        """;

    [Fact]
    public async Task Json_has_a_line_for_each_row_and_headings_above_the_cells()
    {
        Assert.Equal((0, TidyJson), await Output(UntidyJson));
        Assert.Equal((0, TidyJson), await Output(TidyJson));
        Assert.Equal((0, TidyJson.ReplaceLineEndings("\r\n")), await Output(UntidyJson.ReplaceLineEndings("\r\n")));
    }

    [Fact]
    public async Task Records_stand_below_each_other_for_as_long_as_their_keys_do() => Assert.Equal(
        (0, """
            [
              { "type": "convolution", "output size": "8x8x16", "params": "2K" },
              { "type": "max pool",    "output size": "4x4x16", "remarks": "" },
              { "type": "linear",      "remarks": "x" },
              { "output size": "1x1x2" }
            ]
            """),
        await Output("""[{"type":"convolution","Output Size":"8x8x16","params":"2K"},{"type":"max pool","output size":"4x4x16","remarks":""},{"type":"linear","remarks":"x"},{"output size":"1x1x2"}]"""));

    [Theory]
    [InlineData("""{ "name": "package",  "columns": [1,2], "rows": 3 }""")]
    [InlineData("""{ "rows": [["conv"],, ["conv"]], "columns": ["type"] }""")]
    [InlineData("""[[1,2],[3,4]]""")]
    public async Task Json_that_is_broken_or_not_a_table_stays_as_it_is(string json) => Assert.Equal((0, json), await Output(json));

    [Fact]
    public async Task Every_shipped_table_in_json_says_the_same_afterwards_and_twice_is_once()
    {
        using var folder = new TableFolderOnDisk();
        foreach (string file in Directory.GetFiles(TableFolderOnDisk.Tables, "*.csv"))
        {
            if (file.EndsWith(".names.csv", System.StringComparison.Ordinal)) folder.Copy(Path.GetFileName(file));
            else folder.Write(Path.GetFileNameWithoutExtension(file) + ".json", TableAsJson.Of(file));
        }

        Assert.Equal(1, (await ToolRun.Without("fmt", folder.ToString(), "--check")).Code);
        ToolRun before = await ToolRun.Without("summary", folder["googlenet.json"], "--format", "csv");
        ToolRun format = await ToolRun.Without("fmt", folder.ToString());
        ToolRun check = await ToolRun.Without("check", folder.ToString(), "--fail-on", "information");
        ToolRun again = await ToolRun.Without("fmt", folder.ToString(), "--check");

        Assert.Equal((0, ""), (check.Code, check.Output));
        Assert.Equal((0, 0, ""), (format.Code, again.Code, again.Output));
        Assert.Equal(before, await ToolRun.Without("summary", folder["googlenet.json"], "--format", "csv"));
        Assert.Contains("\n    [\"Inception-A (pool 32)\", \"Mixed_5b\",", folder.Read("inception_v3.json"));
    }

    private static async Task<(int Code, string Output)> Output(string table)
    {
        ToolRun run = await ToolRun.Of(table, "fmt", "-");
        return (run.Code, run.Output);
    }

    [Fact]
    public async Task Broken_tables_keep_their_mistakes()
    {
        using var folder = new TableFolderOnDisk();
        folder.Copy("googlenet.names.csv");
        folder.Copy("googlenet.csv", "14x14x528", "14x14x582");
        folder.Write("odd.csv", "# input: 8x8x4\ntype,output size\n\"conv,8x8x8\nconv, 8x8x9,7,7\n");

        string before = Ids(await ToolRun.Without("check", folder.ToString()));
        await ToolRun.Without("fmt", folder.ToString());

        Assert.NotEqual("", before);
        Assert.Equal(before, Ids(await ToolRun.Without("check", folder.ToString())));
    }

    private static string Ids(ToolRun run) => string.Join('\n', run.Output.Split('\n').Select(line => line.Split(": ").ElementAtOrDefault(1)));
}
