using System.Linq;
using System.Text.Json;
using System.IO;
using System.Threading.Tasks;
using System.Xml.Linq;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests;

public sealed class SummaryTests
{
    [Fact]
    public async Task A_network_is_summed_up()
    {
        ToolRun run = await ToolRun.Without("summary", Path.Combine(TableFolderOnDisk.Tables, "vgg16.csv"), "--format", "json");

        JsonElement summary = JsonDocument.Parse(run.Output).RootElement;
        // The numbers of the paper's configuration D, and of its last pool (Araujo et al., Computing Receptive Fields, give 212 for VGG-16's).
        Assert.Equal(138_357_544, summary.GetProperty("totals").GetProperty("parameters").GetInt64());
        Assert.Equal(15_470_264_320, summary.GetProperty("totals").GetProperty("multiply-adds without auxiliary classifiers").GetInt64());
        Assert.Contains(summary.GetProperty("rows").EnumerateArray(), row => row.GetProperty("receptive field").GetString() == "212x212" && row.GetProperty("output").GetString() == "7x7x512");
    }

    [Theory]
    [InlineData("text", "inception (3a)")]
    [InlineData("markdown", "| inception (3a) | inception (3a) | 28x28x192 | 28x28x256 | 163,696 |")]
    [InlineData("csv", "inception (3a),inception (3a),28x28x192,28x28x256,163696,")]
    public async Task Every_format_has_its_rows(string format, string row)
    {
        ToolRun run = await ToolRun.Without("summary", Path.Combine(TableFolderOnDisk.Tables, "googlenet.csv"), "--format", format);

        Assert.Equal(0, run.Code);
        Assert.Contains(row, run.Output);
    }

    [Fact]
    public async Task What_the_paper_prints_is_shown_beside_what_is_computed()
    {
        ToolRun run = await ToolRun.Without("summary", Path.Combine(TableFolderOnDisk.Tables, "googlenet.csv"), "--paper", "--format", "csv");

        Assert.Contains("inception (3a),inception (3a),28x28x256,28x28x256,2,2,163328,160K,128049152,128M\n", run.Output);
    }

    [Theory]
    [InlineData("googlenet.csv")]
    [InlineData("inception_v3.csv")]
    [InlineData("inception_resnet_v2.csv")]
    public async Task Pictures_are_svg_with_every_stage(string table)
    {
        ToolRun run = await ToolRun.Without("draw", Path.Combine(TableFolderOnDisk.Tables, table));

        var svg = XElement.Parse(run.Output);
        string[] texts = [.. svg.Descendants().Where(one => one.Name.LocalName == "text").Select(one => one.Value)];
        Assert.Contains(texts, text => text.StartsWith("concat ", System.StringComparison.Ordinal));
        Assert.Contains("1x1x1000", texts);
        Assert.DoesNotContain("#c81e1e", run.Output);
    }

    [Fact]
    public async Task A_wrong_cell_is_red()
    {
        using var folder = new TableFolderOnDisk();
        folder.Copy("googlenet.names.csv");

        ToolRun run = await ToolRun.Without("draw", folder.Copy("googlenet.csv", "14x14x528", "14x14x582"));

        Assert.Contains("ING204: the cell says 14x14x582", run.Output);
        Assert.Contains("#c81e1e", run.Output);
    }

    [Fact]
    public async Task Mermaid_has_a_node_for_every_operation()
    {
        ToolRun run = await ToolRun.Without("draw", Path.Combine(TableFolderOnDisk.Tables, "inception_3a_naive.csv"), "--format", "mermaid");

        Assert.StartsWith("flowchart TD\n", run.Output);
        Assert.Contains("conv 5x5, 32", run.Output);
    }

    [Theory]
    [InlineData("nowhere.csv")]
    [InlineData("googlenet.names.csv")]
    public async Task What_is_not_a_network_ends_with_3(string file)
    {
        ToolRun run = await ToolRun.Without("summary", Path.Combine(TableFolderOnDisk.Tables, file));

        Assert.Equal((3, ""), (run.Code, run.Output));
        Assert.Contains(file, run.Error);
    }
}
