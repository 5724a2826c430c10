using System;
using System.IO;
using System.Threading.Tasks;
using InceptionGen.Shipped;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests;

public sealed class ExportTests
{
    [Fact]
    public async Task A_table_becomes_the_model_that_its_class_becomes()
    {
        using var folder = new TableFolderOnDisk();
        string table = folder.Write("transfer.csv", File.ReadAllText(Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Networks.Tests", "Training", "transfer.csv")));

        ToolRun run = await ToolRun.Without("export", table, "--to", "onnx", "--synthetic", "-o", folder["tool.onnx"]);
        Assert.Equal(("", ExitCode.Clean), (run.Output, run.Code));
        Assert.Contains("synthetic weights", run.Error, StringComparison.Ordinal);

        TransferHead.Description.ExportOnnx(SyntheticWeights.For(TransferHead.Description), folder["class.onnx"]);
        Assert.True(File.ReadAllBytes(folder["class.onnx"]).AsSpan().SequenceEqual(File.ReadAllBytes(folder["tool.onnx"])));
    }

    [Theory]
    [InlineData("A model needs weights", "--to", "onnx")]
    [InlineData("exclude each other", "--to", "onnx", "--synthetic", "--weights", "x.pth")]
    [InlineData("--to", "--synthetic")]
    [InlineData("'onnx'", "--to", "caffe", "--synthetic")]
    public async Task Wrong_usage_is_said_before_anything_is_read(string message, params string[] options)
    {
        ToolRun run = await ToolRun.Without(["export", "nowhere.csv", .. options]);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not weights at all, but a text", "is not a file of weights")]
    [InlineData("\u0080\u0002", "weights")]
    public async Task An_unusable_file_of_weights_is_named_and_nothing_is_written(string content, string message)
    {
        using var folder = new TableFolderOnDisk();
        string weights = folder.Write("w.pth", content);
        ToolRun run = await ToolRun.Without("export", folder.Copy("googlenet.csv"), "--to", "onnx", "--weights", weights, "-o", folder["x.onnx"]);

        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains(weights, run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["x.onnx"]));
    }

    [Fact]
    public async Task Weights_of_another_network_are_refused_with_rows()
    {
        using var folder = new TableFolderOnDisk();
        string weights = Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Runtime.Tests", "Formats", "mini.safetensors");
        ToolRun run = await ToolRun.Without("export", folder.Copy("googlenet.csv"), "--to", "onnx", "--weights", weights, "-o", folder["x.onnx"]);

        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains("does not fit GoogLeNet", run.Error, StringComparison.Ordinal);
        Assert.Contains("is missing", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["x.onnx"]));
    }

    [Fact]
    public async Task A_table_with_an_error_is_not_exported()
    {
        using var folder = new TableFolderOnDisk();
        string table = folder.Copy("googlenet.csv", "28x28x256", "28x28x257");
        ToolRun run = await ToolRun.Without("export", table, "--to", "onnx", "--synthetic", "-o", folder["x.onnx"]);

        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.Contains("error ING2", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["x.onnx"]));
    }
}
