using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests;

public sealed class WeightsTests
{
    private static string Formats => Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Runtime.Tests", "Formats");

    [Theory]
    [InlineData("mini.safetensors", "safetensors", "F32")]
    [InlineData("mini_half.pth", "PyTorch", "float16")]
    public async Task A_file_is_listed(string file, string format, string type)
    {
        ToolRun run = await ToolRun.Without("weights", Path.Combine(Formats, file), "--format", "json");
        Assert.Equal(("", ExitCode.Clean), (run.Error, run.Code));

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(format, json.RootElement.GetProperty("format").GetString());
        JsonElement kernel = json.RootElement.GetProperty("tensors").EnumerateArray().Single(tensor => tensor.GetProperty("name").GetString() == "branch.2.weight");
        Assert.Equal([10, 6, 1, 7], kernel.GetProperty("shape").EnumerateArray().Select(dimension => dimension.GetInt32()));
        Assert.Equal(type, kernel.GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_table_that_does_not_fit_is_a_finding_with_rows()
    {
        using var folder = new TableFolderOnDisk();
        ToolRun run = await ToolRun.Without("weights", Path.Combine(Formats, "mini.safetensors"), "--table", folder.Copy("googlenet.csv"));

        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.Contains("conv1/7x7_s2.weight (64x3x7x7) is missing", run.Output, StringComparison.Ordinal);
        Assert.Contains("branch.0.weight (6x8x1x1) is surplus", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("fits best", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inception3a.branch1.conv.weight", "fits best: googlenet_torchvision.csv: 1 of ")]
    [InlineData("InceptionV3/Mixed_5b/Branch_0/Conv2d_0a_1x1/weights", "fits best: inception_v3_keras.csv with the names of inception_v3_keras.slim.names.csv: 1 of ")]
    [InlineData("nobody.calls.a.tensor.this", "no shipped table")]
    public async Task Without_a_table_the_shipped_one_that_fits_best_is_named(string tensor, string line)
    {
        using var folder = new TableFolderOnDisk();
        byte[] header = Encoding.UTF8.GetBytes($$"""{"{{tensor}}":{"dtype":"F32","shape":[64,192,1,1],"data_offsets":[0,49152]} }""");
        File.WriteAllBytes(folder["one.safetensors"], [.. BitConverter.GetBytes((long)header.Length), .. header, .. new byte[49152]]);
        ToolRun run = await ToolRun.Without("weights", folder["one.safetensors"]);

        Assert.Equal(("", ExitCode.Clean), (run.Error, run.Code));
        Assert.Contains(line, run.Output, StringComparison.Ordinal);
        Assert.Contains("1 tensors, 12,288 numbers, 49.2 KB", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unusable_file_is_named()
    {
        using var folder = new TableFolderOnDisk();
        string file = folder.Write("w.pth", "not weights at all, but a text");
        ToolRun run = await ToolRun.Without("weights", file);

        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains(file, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }
}
