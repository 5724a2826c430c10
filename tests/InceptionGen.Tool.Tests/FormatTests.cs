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
