using System;
using System.IO;
using System.Threading.Tasks;
using InceptionGen.Compilation;
using InceptionGen.Tool.Tests.Harness;
using InceptionGen.Tool.Torch;

namespace InceptionGen.Tool.Tests.Torch;

public sealed class ExportTests : IDisposable
{
    private const string Small = "# network: Small\n# input: 8x8x3\ntype,patch size/stride,output size\nconv,3x3/2,4x4x6\navg pool,4x4/1,1x1x6\nlinear,,1x1x4\nsoftmax,,1x1x4\n";

    private readonly TableFolderOnDisk _folder = new();

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_if_that_is_said()
    {
        string table = _folder.Write("small.csv", Small), script = _folder.Write("train_small.py", "mine");
        string[] arguments = ["export", table, "--to", "torch", "-o", _folder["small.py"]];
        ToolRun run = await ToolRun.Without(arguments);
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Equal($"{script}: there is such a file already; --force replaces it, and -o writes another\n", run.Error);
        Assert.Equal("mine", _folder.Read("train_small.py"));
        Assert.False(File.Exists(_folder["small.py"]));

        run = await ToolRun.Without([.. arguments, "--force"]);
        Assert.Equal(("", ExitCode.Clean), (run.Output, run.Code));
        Assert.Contains($"wrote {_folder["small.py"]}, {script}: Small; ", run.Error, StringComparison.Ordinal);
        Assert.NotEqual("mine", _folder.Read("train_small.py"));
        Assert.False(File.Exists(_folder["small.safetensors"]));
    }

    [Fact]
    public async Task A_network_without_a_classifier_has_no_script_to_train_it()
    {
        string table = _folder.Write("base.csv", "# network: Base\n# input: 8x8x3\ntype,patch size/stride,output size\nconv,3x3/2,4x4x6\n");
        ToolRun run = await ToolRun.Without("export", table, "--to", "torch", "-o", _folder["base.py"]);
        Assert.Equal(ExitCode.Clean, run.Code);
        Assert.Contains("Images to maps (N, 6, 4, 4).", _folder.Read("base.py"), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["train_base.py"]));
    }

    [Theory]
    [InlineData("ends in .py", "-o", "net.onnx")]
    [InlineData("ends in .py", "-o", "-")]
    [InlineData("cannot be imported", "-o", "my-net.py")]
    [InlineData("where it needs its module json", "-o", "json.py")]
    [InlineData("exclude each other", "--synthetic", "--weights", "x.pth")]
    [InlineData("--forse", "--forse")]
    public async Task Wrong_usage_is_said_before_anything_is_read(string message, params string[] options)
    {
        ToolRun run = await ToolRun.Without(["export", "nowhere.csv", "--to", "torch", .. options]);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("googlenet", "googlenet.py")]
    [InlineData("my-net", "my_net.py")]
    [InlineData("class", "class_.py")]
    [InlineData("types", "types_.py")]
    [InlineData("torch", "torch_.py")]
    public void A_file_hides_no_module_of_Python(string table, string file) => Assert.Equal(file, TorchExport.DefaultOutput(table));

    [Fact]
    public async Task A_model_of_ONNX_takes_no_force()
    {
        ToolRun run = await ToolRun.Without("export", "nowhere.csv", "--to", "onnx", "--synthetic", "--force");
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("--force is for --to torch and triton", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auxiliary_classifier_that_divides_is_named()
    {
        string table = _folder.Write(
            "side.csv",
            """
            # network: Side
            # input: 8x8x3
            type,name,input,patch size/stride,output size
            conv,first,,3x3/1,8x8x4
            avg pool,,,8x8/1,1x1x4
            linear,,,,1x1x2
            auxiliary classifier (side),,first
            conv,one,,1x1/1,8x8x2
            avg pool,two,first,8x8/1,1x1x4
            linear,three,,,1x1x2

            """);
        ToolRun run = await ToolRun.Without("export", table, "--to", "torch", "-o", _folder["side.py"]);
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains("Row 'two': the rows of an auxiliary classifier are written to PyTorch in sequence", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["side.py"]));
    }

    [Fact]
    public async Task Weights_that_do_not_fit_leave_no_file()
    {
        string table = _folder.Write("small.csv", Small);
        string weights = Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Runtime.Tests", "Formats", "mini.safetensors");
        ToolRun run = await ToolRun.Without("export", table, "--to", "torch", "--weights", weights, "-o", _folder["small.py"]);
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains("does not fit Small", run.Error, StringComparison.Ordinal);
        Assert.Equal([table], Directory.GetFiles(_folder.ToString()));
    }

    [Fact]
    public async Task The_weights_that_are_read_are_not_written_over()
    {
        string table = _folder.Write("small.csv", Small), weights = _folder["small.safetensors"];
        NetworkDescription network = CompiledTable.Read(table).Description;
        network.SaveSafetensors(SyntheticWeights.For(network), weights);
        byte[] before = File.ReadAllBytes(weights);
        ToolRun run = await ToolRun.Without("export", table, "--to", "torch", "--weights", weights, "-o", _folder["small.py"], "--force");
        Assert.Equal((ExitCode.Unusable, $"{weights}: this is the file that is read; give the new one another name, or the module with -o\n"), (run.Code, run.Error));
        Assert.Equal(before, File.ReadAllBytes(weights));
        Assert.False(File.Exists(_folder["small.py"]));
        Assert.Equal(ExitCode.Clean, (await ToolRun.Without("export", table, "--to", "torch", "--weights", weights, "-o", _folder["other.py"])).Code);
    }

    [Fact]
    public async Task A_table_with_an_error_is_not_exported()
    {
        string table = _folder.Write("small.csv", Small.Replace("4x4x6", "5x5x6", StringComparison.Ordinal));
        ToolRun run = await ToolRun.Without("export", table, "--to", "torch", "-o", _folder["small.py"]);
        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.False(File.Exists(_folder["small.py"]));
    }

    public void Dispose() => _folder.Dispose();
}
