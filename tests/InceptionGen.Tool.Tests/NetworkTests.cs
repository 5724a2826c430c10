using System.IO;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests;

public sealed class NetworkTests
{
    [Fact]
    public async Task A_network_does_not_differ_from_itself()
    {
        string table = Path.Combine(TableFolderOnDisk.Tables, "googlenet.csv");

        ToolRun run = await ToolRun.Without("diff", table, table);

        Assert.Equal(0, run.Code);
        Assert.DoesNotContain("\n~", run.Output);
    }

    [Fact]
    public async Task Two_lineages_are_compared_row_by_row()
    {
        ToolRun run = await ToolRun.Without("diff", Path.Combine(TableFolderOnDisk.Tables, "googlenet.csv"), Path.Combine(TableFolderOnDisk.Tables, "googlenet_torchvision.csv"));

        Assert.Equal(1, run.Code);
        // torchvision's "5x5" branch is a 3x3, and it has no local response normalisation.
        Assert.Contains("- norm1: local response norm", run.Output);
        Assert.Contains("conv 5x5, 32, padding 2, bias, relu | conv 3x3, 32, padding 1, batch norm 0.001, relu", run.Output);
    }

    [Fact]
    public async Task A_new_head_continues_a_network_and_is_clean()
    {
        using var folder = new TableFolderOnDisk();

        ToolRun run = await ToolRun.Without("new", folder["CatsAndDogs"], "--from", "inception_v3_keras", "--until", "mixed7", "--classes", "2");

        Assert.Equal((0, "<ArchitectureTable Include=\"CatsAndDogs.csv\" />\n"), (run.Code, run.Output));
        Assert.Contains("# continues: inception_v3_keras.csv until mixed7\n", folder.Read("CatsAndDogs.csv"));
        Assert.Contains("global avg pool,1x1x768\n", folder.Read("CatsAndDogs.csv"));
        ToolRun check = await ToolRun.Without("check", folder["CatsAndDogs.csv"], "--fail-on", "warning");
        Assert.Equal((0, ""), (check.Code, check.Output));
    }

    [Theory]
    [InlineData("inception_v3_kears", "mixed7", "2", 3, "did you mean inception_v3_keras?")]
    [InlineData("inception_v3_keras", "mixed77", "2", 2, "mixed7")]
    [InlineData("inception_v3_keras", "mixed7", "cat", 2, "cat,dog")]
    public async Task What_cannot_be_continued_is_said(string from, string until, string classes, int code, string said)
    {
        using var folder = new TableFolderOnDisk();

        ToolRun run = await ToolRun.Without("new", folder["Net"], "--from", from, "--until", until, "--classes", classes);

        Assert.Equal(code, run.Code);
        Assert.Contains(said, run.Error);
        Assert.False(File.Exists(folder["Net.csv"]));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_replaced()
    {
        using var folder = new TableFolderOnDisk();
        folder.Write("Net.csv", "mine");

        ToolRun run = await ToolRun.Without("new", folder["Net"], "--from", "inception_v3_keras", "--classes", "2");

        Assert.Equal((3, "mine"), (run.Code, folder.Read("Net.csv")));
    }
}
