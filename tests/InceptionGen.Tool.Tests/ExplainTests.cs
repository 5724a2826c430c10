using System.IO;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests;

public sealed class ExplainTests
{
    [Theory]
    [InlineData("ING204")]
    [InlineData("ing204")]
    [InlineData("204")]
    public async Task A_rule_is_explained_by_its_page(string rule)
    {
        ToolRun run = await ToolRun.Without("explain", rule);

        Assert.Equal((0, File.ReadAllText(Path.Combine(TableFolderOnDisk.Root, "generator", "docs", "ING204.md"))), (run.Code, run.Output));
    }

    [Fact]
    public async Task All_rules_are_listed()
    {
        ToolRun run = await ToolRun.Without("explain");

        int pages = Directory.GetFiles(Path.Combine(TableFolderOnDisk.Root, "generator", "docs"), "ING*.md").Length;
        Assert.Equal(pages, run.Output.Split('\n').Count(line => line.StartsWith("ING")));
    }

    [Fact]
    public async Task An_unknown_rule_is_said_to_be_unknown()
    {
        ToolRun run = await ToolRun.Without("explain", "ING999");

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("'ING999'", run.Error);
    }
}
