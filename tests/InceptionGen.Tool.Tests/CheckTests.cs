using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using System.Xml.Linq;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests;

public sealed class CheckTests
{
    private const string Message = "error ING204: Row 'inception (4d)', column 'output size': the branches give 14x14x528 (112 + 288 + 64 + 64), the cell says 14x14x582. Set the cell to 14x14x528, or change a branch.";

    [Fact]
    public async Task Shipped_tables_are_clean()
    {
        ToolRun run = await ToolRun.Without("check", TableFolderOnDisk.Tables);

        Assert.Equal((0, ""), (run.Code, run.Output));
        int tables = Directory.GetFiles(TableFolderOnDisk.Tables, "*.csv").Length;
        Assert.Equal($"{tables} tables: nothing wrong\n", run.Error);
    }

    [Fact]
    public async Task A_mistake_is_printed_as_msbuild_prints_it()
    {
        using TableFolderOnDisk folder = Broken();

        ToolRun run = await ToolRun.Without("check", folder["googlenet.csv"]);

        Assert.Equal(1, run.Code);
        Assert.Equal($"{folder["googlenet.csv"]}(35,19): {Message}\n", run.Output);
    }

    [Fact]
    public async Task Files_that_are_not_tables_are_skipped_in_a_folder_and_reported_when_named()
    {
        using TableFolderOnDisk folder = Broken();
        folder.Write("people.csv", "name,type,age\nAda,1,36\n");
        folder.Write("package.json", """{ "name": "x", "type": "module" }""");
        folder.Copy("googlenet.csv");

        ToolRun all = await ToolRun.Without("check", folder.ToString());
        ToolRun named = await ToolRun.Without("check", folder["people.csv"]);

        Assert.Equal((0, ""), (all.Code, all.Output));
        Assert.Equal(1, named.Code);
        Assert.Contains("people.csv(1,11): error ING003: 'age'", named.Output);
    }

    [Fact]
    public async Task A_file_is_checked_with_the_tables_beside_it_and_alone_reported()
    {
        using TableFolderOnDisk folder = Broken();
        folder.Write("copy.csv", File.ReadAllText(Path.Combine(TableFolderOnDisk.Tables, "googlenet.csv")));

        // The other table of the same class is broken too, and none of that is said.
        ToolRun run = await ToolRun.Without("check", folder["copy.csv"]);

        Assert.Equal((0, ""), (run.Code, run.Output));
    }

    [Fact]
    public async Task Every_folder_is_a_project_with_the_tables_of_the_others_at_hand()
    {
        using var folder = new TableFolderOnDisk();
        folder.Write("a/net.csv", "# input: 8x8x4\ntype,output size\nBlock,8x8x8\n");
        folder.Write("b/net.csv", "# input: 8x8x4\ntype,output size\nBlock,8x8x8\n");
        folder.Write("modules/block.csv", "# module: Block\ntype,#1x1\nconv,8\n");

        ToolRun run = await ToolRun.Without("check", folder.ToString());

        // Two classes of one name are in two projects.
        Assert.Equal((0, "", "3 tables: nothing wrong\n"), (run.Code, run.Output, run.Error));
    }

    [Fact]
    public async Task Standard_input_is_checked_beside_its_path()
    {
        using var folder = new TableFolderOnDisk();
        folder.Write("block.csv", "# module: Block\ntype,#1x1\nconv,8\n");
        string table = "# input: 8x8x4\ntype,output size\nBlock,8x8x8\n";

        ToolRun alone = await ToolRun.Of(table, "check", "-");
        ToolRun beside = await ToolRun.Of(table, "check", "-", "--stdin-path", folder["net.csv"]);

        Assert.Contains("stdin.csv(3,1): error ING404", alone.Output);
        Assert.Equal((0, ""), (beside.Code, beside.Output));
    }

    [Fact]
    public async Task Tables_of_the_package_are_there_without_being_in_the_folder()
    {
        using var folder = new TableFolderOnDisk();
        string head = folder.Write("head.csv", "# network: Head\n# continues: inception_v3_keras.csv until mixed7\ntype,output size\nglobal avg pool,1x1x768\nlinear,1x1x2\nsoftmax,1x1x2\n");

        ToolRun run = await ToolRun.Without("check", head);

        Assert.Equal((0, ""), (run.Code, run.Output));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check", "x.csv", "--format", "xml")]
    [InlineData("check", "-", "--watch")]
    [InlineData("chekc", "x.csv")]
    [InlineData("check", "-", "-")]
    public async Task A_wrong_command_line_ends_with_2(params string[] arguments)
    {
        ToolRun run = await ToolRun.Without(arguments);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("--help", run.Error);
    }

    [Fact]
    public async Task A_file_that_is_not_there_ends_with_3_and_the_others_are_checked()
    {
        using TableFolderOnDisk folder = Broken();

        ToolRun run = await ToolRun.Without("check", "nowhere.csv", folder["googlenet.csv"]);

        Assert.Equal(3, run.Code);
        Assert.StartsWith("nowhere.csv: there is no such file or folder\n", run.Error);
        Assert.Contains("ING204", run.Output);
    }

    [Theory]
    [InlineData("error", 0)]
    [InlineData("warning", 1)]
    public async Task Warnings_fail_where_they_are_asked_to(string severity, int code)
    {
        using var folder = new TableFolderOnDisk();
        folder.Copy("googlenet.names.csv");
        folder.Copy("googlenet.csv", "379K", "399K");

        ToolRun run = await ToolRun.Without("check", folder.ToString(), "--fail-on", severity);

        Assert.Equal(code, run.Code);
        Assert.Contains("warning ING302", run.Output);
    }

    [Fact]
    public async Task Json_has_every_finding_with_its_fixes()
    {
        using TableFolderOnDisk folder = Broken();

        ToolRun run = await ToolRun.Without("check", folder["googlenet.csv"], "--format", "json");

        JsonElement finding = Assert.Single(JsonDocument.Parse(run.Output).RootElement.EnumerateArray());
        Assert.Equal(["file", "line", "column", "endLine", "endColumn", "id", "severity", "message", "fixes"], finding.EnumerateObject().Select(member => member.Name));
        Assert.Equal((35, 19, 35, 28), (finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32(), finding.GetProperty("endLine").GetInt32(), finding.GetProperty("endColumn").GetInt32()));
        JsonElement edit = finding.GetProperty("fixes")[0].GetProperty("edits")[0];
        Assert.Equal(["line", "column", "endLine", "endColumn", "text"], edit.EnumerateObject().Select(member => member.Name));
        Assert.Equal("14x14x528", edit.GetProperty("text").GetString());
        Assert.Equal("[]\n", (await ToolRun.Without("check", TableFolderOnDisk.Tables, "--format", "json")).Output);
    }

    [Fact]
    public async Task Sarif_has_rules_places_and_replacements()
    {
        using TableFolderOnDisk folder = Broken();

        JsonElement run = JsonDocument.Parse((await ToolRun.Without("check", folder["googlenet.csv"], "--format", "sarif")).Output).RootElement.GetProperty("runs")[0];

        JsonElement rule = Assert.Single(run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray());
        Assert.EndsWith("/ING204.md", rule.GetProperty("helpUri").GetString());
        JsonElement result = Assert.Single(run.GetProperty("results").EnumerateArray());
        JsonElement replacement = result.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")[0];
        Assert.Equal(19, replacement.GetProperty("deletedRegion").GetProperty("startColumn").GetInt32());
        Assert.Equal("14x14x528", replacement.GetProperty("insertedContent").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Annotations_escape_what_ends_them()
    {
        using TableFolderOnDisk folder = Broken();
        File.Move(folder["googlenet.csv"], folder["a,b%.csv"]);

        ToolRun run = await ToolRun.Without("check", folder["a,b%.csv"], "--format", "github");

        Assert.StartsWith("::error file=", run.Output);
        Assert.Contains("a%2Cb%25.csv,line=35,endLine=35,col=19,endColumn=28,title=ING204::Row 'inception (4d)'", run.Output);
    }

    [Fact]
    public async Task Junit_has_a_suite_for_every_file()
    {
        using TableFolderOnDisk folder = Broken();

        var suites = XElement.Parse((await ToolRun.Without("check", folder.ToString(), "--format", "junit")).Output);

        Assert.Equal(["1", "0"], suites.Elements("testsuite").Select(suite => suite.Attribute("failures")!.Value));
        Assert.Equal("error", suites.Descendants("failure").Single().Attribute("type")!.Value);
    }

    private static TableFolderOnDisk Broken()
    {
        var folder = new TableFolderOnDisk();
        folder.Copy("googlenet.names.csv");
        folder.Copy("googlenet.csv", "14x14x528", "14x14x582");
        return folder;
    }
}
