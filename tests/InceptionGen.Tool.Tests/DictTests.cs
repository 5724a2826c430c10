using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using InceptionGen.Tests;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests;

/// <summary>Checkpoints of several dicts: which one is read is said, and can be chosen.</summary>
public sealed class DictTests : IDisposable
{
    private readonly TableFolderOnDisk _folder = new();

    private string Table => _folder.Write("tiny.csv", "# network: Tiny\n# input: 1x1x1\ntype,name,output size\nlinear,fc,1x1x2\n");

    [Fact]
    public async Task The_main_dict_is_listed_and_the_others_are_named()
    {
        string file = Checkpoint(("model", 2), ("model_ema", 4));
        ToolRun run = await ToolRun.Without("weights", file);
        Assert.Equal(("", ExitCode.Clean), (run.Error, run.Code));
        Assert.StartsWith("fc.bias    2    float32", run.Output, StringComparison.Ordinal);
        Assert.Contains("PyTorch: 2 tensors, 4 numbers, 16 B\nread from 'model'; the file also has 'model_ema' (2 tensors), which --dict reads\n", run.Output, StringComparison.Ordinal);

        using var json = JsonDocument.Parse((await ToolRun.Without("weights", file, "--table", Table, "--format", "json")).Output);
        Assert.Equal("model", json.RootElement.GetProperty("dict").GetString());
        Assert.Equal("""[{"name":"model_ema","tensors":2}]""", JsonSerializer.Serialize(json.RootElement.GetProperty("otherDicts")));
    }

    [Fact]
    public async Task A_file_of_one_dict_says_no_more()
    {
        ToolRun run = await ToolRun.Without("weights", Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Runtime.Tests", "Formats", "mini.pth"));
        Assert.DoesNotContain("read from", run.Output, StringComparison.Ordinal);
        Assert.Contains("read from 'model'\n", (await ToolRun.Without("weights", Checkpoint(("model", 2)))).Output, StringComparison.Ordinal);
    }

    // The largest dict is not the one that the table means.
    [Fact]
    public async Task The_dict_that_fits_the_table_is_listed()
    {
        var pickle = new PickleWriter().Op("}").Text("generator").Op("}").Item("up.weight").Item("up.bias").Item("out.bias").Op("s").Text("classifier").Op("}");
        string file = Write(pickle.Text("fc.weight").Tensor(6, 0, [2, 1], [1, 1]).Op("s").Item("fc.bias").Op("s"));
        ToolRun run = await ToolRun.Without("weights", file, "--table", Table);
        Assert.Equal(ExitCode.Clean, run.Code);
        Assert.Contains("read from 'classifier'; the file also has 'generator' (3 tensors)", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("up.bias", run.Output, StringComparison.Ordinal);
        Assert.Contains("up.bias", (await ToolRun.Without("weights", file)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 2, "from 'model'")]
    [InlineData("model", 2, "from 'model'")]
    [InlineData("model_ema", 4, "from 'model_ema'")]
    public async Task Another_dict_can_be_chosen(string? dict, float expected, string words)
    {
        string[] options = dict is null ? [] : ["--dict", dict];
        ToolRun run = await ToolRun.Without(["convert", Checkpoint(("model", 2), ("model_ema", 4)), _folder["out.safetensors"], "--table", Table, .. options]);
        Assert.Equal(("", ExitCode.Clean), (run.Output, run.Code));
        Assert.Contains(words, run.Error, StringComparison.Ordinal);

        using WeightFile written = WeightFile.Open(_folder["out.safetensors"]);
        float[] bias = new float[2];
        written.Read("fc.bias", bias);
        Assert.Equal([expected, expected + 1], bias);
    }

    [Fact]
    public async Task Of_two_that_fit_equally_one_is_to_be_chosen()
    {
        string file = Checkpoint(("left", 2), ("right", 4));
        ToolRun refused = await ToolRun.Without("convert", file, _folder["out.safetensors"], "--table", Table);
        Assert.Equal(ExitCode.Unusable, refused.Code);
        Assert.Contains("has several models that fit Tiny: 'left', 'right'. Take the one you mean", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--dict", refused.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, (await ToolRun.Without("convert", file, _folder["out.safetensors"], "--table", Table, "--dict", "right")).Code);
    }

    [Theory]
    [InlineData("modle_ema", "has no dict of this name; did you mean model_ema?")]
    [InlineData("xyz", "has no dict of this name; it has model, model_ema")]
    public async Task A_dict_that_is_not_there_is_said_with_those_that_are(string dict, string message)
    {
        foreach (string command in new[] { "weights", "convert" })
        {
            string[] output = command == "convert" ? [_folder["out.safetensors"]] : [];
            ToolRun run = await ToolRun.Without([command, Checkpoint(("model", 2), ("model_ema", 4)), .. output, "--dict", dict]);
            Assert.Equal(("", ExitCode.Unusable), (run.Output, run.Code));
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_without_dicts_has_none_to_choose()
    {
        ToolRun run = await ToolRun.Without("weights", Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Runtime.Tests", "Formats", "mini.safetensors"), "--dict", "model");
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains("it has one set of tensors, which has no name; leave --dict out", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, ExitCode.Findings)]
    [InlineData(true, ExitCode.Clean)]
    public async Task Surplus_is_a_finding_unless_it_is_accepted(bool isAccepted, int code)
    {
        string file = Write(new PickleWriter().Op("}").Text("fc.weight").Tensor(6, 0, [2, 1], [1, 1]).Op("s").Item("fc.bias").Item("head.bias"));
        ToolRun run = await ToolRun.Without(["weights", file, "--table", Table, .. isAccepted ? ["--ignore-surplus"] : Array.Empty<string>()]);
        Assert.Equal(code, run.Code);
        Assert.Contains("2 of 2 tensors fit, 1 surplus", run.Output, StringComparison.Ordinal);
        Assert.Equal(!isAccepted, run.Output.Contains("head.bias (2) is surplus", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    // Dicts of a linear layer, each with a bias of its own.
    private string Checkpoint(params (string Name, long First)[] dicts)
    {
        PickleWriter pickle = new PickleWriter().Op("}").Text("epoch").Number(3).Op("s");
        foreach ((string name, long first) in dicts) pickle.Text(name).Op("}").Text("module.fc.weight").Tensor(6, 0, [2, 1], [1, 1]).Op("s").Item("module.fc.bias", first).Op("s");
        return Write(pickle);
    }

    private string Write(PickleWriter pickle)
    {
        File.WriteAllBytes(_folder["checkpoint.pth"], pickle.Archive(24));
        return _folder["checkpoint.pth"];
    }
}
