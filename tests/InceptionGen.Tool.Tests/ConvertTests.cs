using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using InceptionGen.Shipped;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests;

public sealed class ConvertTests : IDisposable
{
    private const string Torch = """
        # names of: PyTorch
        # gamma: *.weight
        # beta: *.bias
        # mean: *.running_mean
        # variance: *.running_var
        row,column,weight,batch norm
        first,,conv1,bn1
        second,,branch.0
        third,,branch.2
        classifier,,fc
        """;

    private const string Keras = """
        # names of: Keras
        # convolution: */kernel
        # linear: */kernel
        # bias: */bias
        # beta: */beta
        # mean: */moving_mean
        # variance: */moving_variance
        row,column,weight,batch norm
        first,,conv2d[0],batch_normalization[0]
        second,,conv2d[1]
        third,,conv2d[2]
        classifier,,dense[0]
        """;

    private readonly TableFolderOnDisk _folder = new();

    private static string Formats => Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Runtime.Tests", "Formats");

    private string Out => _folder["out.safetensors"];

    [Theory]
    [InlineData("mini.pth", "F32", Torch, "")]
    [InlineData("mini_checkpoint.pth", "F32", Torch, "")]
    [InlineData("mini_half.pth", "F16", Torch, "")]
    [InlineData("mini_bf16.safetensors", "BF16", Torch, "")]
    [InlineData("mini_keras_model.h5", "F32", Keras, ", no gamma")]
    public async Task A_file_gets_the_names_of_a_table_and_stays_the_same_network(string file, string type, string names, string gamma)
    {
        string table = _folder.Write("mini.csv", Mini(gamma)), input = Path.Combine(Formats, file);
        _folder.Write("mini.names.csv", names);
        ToolRun run = await ToolRun.Without("convert", input, Out, "--table", table, "--names", _folder["mini.names.csv"]);
        Assert.Equal(("", ExitCode.Clean), (run.Output, run.Code));
        string from = file == "mini_checkpoint.pth" ? ", from 'state_dict'" : "";
        Assert.Equal($"wrote {Out}: {(gamma.Length == 0 ? 11 : 10)} tensors of Mini{from}, called as in {table}\n", run.Error);

        using WeightFile written = WeightFile.Open(Out);
        Assert.Contains("third.weight", written.Tensors.Keys);
        Assert.All(written.Tensors.Keys, name => Assert.Equal(type, written.TypeOf(name)));

        string byNames = _folder.Write("by_names.csv", "# names: mini.names.csv\n" + Mini(gamma));
        Assert.Equal(await Model(byNames, input), await Model(table, Out));
    }

    // Inputs that the file numbers H, W, C, and numbers rounded to bytes.
    [Fact]
    public async Task A_model_of_TensorFlow_js_stays_the_same_network()
    {
        string table = _folder.Write("flat.csv", "# network: Flat\n# input: 2x3x3\ntype,name,patch size/stride,output size\nconv,conv,1x1,2x3x4\nflatten,,,1x1x24\nlinear,dense,,1x1x2\n");
        const string names = "# names of: Keras\n# convolution: */kernel\n# linear: */kernel\n# bias: */bias\nrow,column,weight\nconv,,conv2d_7\ndense,,logits\n";
        _folder.Write("flat.names.csv", names);
        _folder.Write(
            "model.json",
            """
            {"weightsManifest":[{"paths":["a.bin"],"weights":[
              {"name":"conv2d_7/kernel","shape":[1,1,3,4],"dtype":"float32"}, {"name":"conv2d_7/bias","shape":[4],"dtype":"float32"},
              {"name":"logits/kernel","shape":[24,2],"dtype":"float32","quantization":{"dtype":"uint8","scale":0.3,"min":-0.7}}, {"name":"logits/bias","shape":[2],"dtype":"float32"}]}]}
            """);
        File.WriteAllBytes(_folder["a.bin"], [.. Floats(16), .. Enumerable.Range(0, 48).Select(i => (byte)i), .. Floats(2)]);

        for (int time = 0; time < 2; time++)
        {
            ToolRun run = await ToolRun.Without("convert", _folder.ToString(), Out, "--table", table, "--names", _folder["flat.names.csv"]);
            Assert.Equal(("", ExitCode.Clean), (run.Output, run.Code));
        }

        string byNames = _folder.Write("by_names.csv", "# names: flat.names.csv\n" + File.ReadAllText(table));
        Assert.Equal(await Model(byNames, _folder["model.json"]), await Model(table, Out));
    }

    [Fact]
    public async Task Without_a_table_the_shipped_one_that_fits_gives_the_names()
    {
        SyntheticWeights weights = SyntheticWeights.For(GoogLeNetTorchvision.Description);
        GoogLeNetTorchvision.Description.SaveSafetensors(weights, Out);
        File.WriteAllBytes(_folder["in.safetensors"], Prefixed(File.ReadAllBytes(Out), "state.module."));
        ToolRun run = await ToolRun.Without("convert", _folder["in.safetensors"], Out);

        Assert.Equal(("", ExitCode.Clean), (run.Output, run.Code));
        Assert.Contains("of GoogLeNetTorchvision, called as in googlenet_torchvision.csv", run.Error, StringComparison.Ordinal);
        using (WeightFile input = WeightFile.Open(_folder["in.safetensors"])) Assert.Contains("state.module.conv1.conv.weight", input.Tensors.Keys);
        using WeightFile written = WeightFile.Open(Out);
        Assert.Equal(GoogLeNetTorchvision.Description.Tensors.Count, written.Tensors.Count);
        Assert.Equal(Output(weights), Output(written));
    }

    [Fact]
    public async Task Where_nothing_fits_the_nearest_is_named_and_nothing_is_written()
    {
        byte[] header = Encoding.UTF8.GetBytes("""{"InceptionV3/Mixed_5b/Branch_0/Conv2d_0a_1x1/weights":{"dtype":"F32","shape":[64,192,1,1],"data_offsets":[0,49152]} }""");
        File.WriteAllBytes(_folder["one.safetensors"], [.. BitConverter.GetBytes((long)header.Length), .. header, .. new byte[49152]]);
        ToolRun run = await ToolRun.Without("convert", _folder["one.safetensors"], Out);

        Assert.Equal(("", ExitCode.Unusable), (run.Output, run.Code));
        Assert.Contains(
            "one.safetensors fits no shipped table. inception_v3_keras.csv with the names of inception_v3_keras.slim.names.csv comes nearest: 1 of ", run.Error, StringComparison.Ordinal);
        Assert.Contains("is missing", run.Error, StringComparison.Ordinal);
        Assert.Contains("--table", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Out));

        ToolRun nothing = await ToolRun.Without("convert", Path.Combine(Formats, "mini.pth"), Out);
        Assert.Equal(ExitCode.Unusable, nothing.Code);
        Assert.Contains("has no tensor of a shipped table's names and shapes. Name yours with --table.", nothing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Surplus_is_refused_with_names_or_left_out()
    {
        string table = _folder.Write("mini.csv", Mini("").Replace("linear,classifier,,1x1x5,\n", "", StringComparison.Ordinal));
        _folder.Write("mini.names.csv", Torch.Replace("classifier,,fc", "", StringComparison.Ordinal));
        string[] command = ["convert", Path.Combine(Formats, "mini.pth"), Out, "--table", table, "--names", _folder["mini.names.csv"]];
        ToolRun refused = await ToolRun.Without(command);
        Assert.Equal(ExitCode.Unusable, refused.Code);
        Assert.Contains("fc.weight (5x10) is surplus", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Out));

        Assert.Equal(ExitCode.Clean, (await ToolRun.Without([.. command, "--ignore-surplus"])).Code);
        using WeightFile written = WeightFile.Open(Out);
        Assert.Equal(9, written.Tensors.Count);
    }

    [Theory]
    [InlineData("give the new one another name", "in.safetensors", "in.safetensors")]
    [InlineData("this is the file that is read", "in.safetensors", "link.safetensors")]
    [InlineData("this is the file that is read", "in.safetensors", "elsewhere/in.safetensors")]
    [InlineData("lists a file of this name; give the new one another", "model.safetensors.index.json", "in.safetensors")]
    public async Task What_is_read_is_not_replaced(string message, string input, string output)
    {
        byte[] before = File.ReadAllBytes(Path.Combine(Formats, "mini.safetensors"));
        File.WriteAllBytes(_folder["in.safetensors"], before);
        File.CreateSymbolicLink(_folder["link.safetensors"], _folder["in.safetensors"]);
        Directory.CreateSymbolicLink(_folder["elsewhere"], _folder["."]);
        _folder.Write("model.safetensors.index.json", """{"weight_map":{"fc.weight":"in.safetensors"}}""");
        ToolRun run = await ToolRun.Without("convert", _folder[input], _folder[output]);

        Assert.Equal(("", ExitCode.Usage), (run.Output, run.Code));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder["in.safetensors"]));
    }

    [Theory]
    [InlineData("'out' missing", "x.pth")]
    [InlineData("give it a name that ends in .safetensors", "x.pth", "y.pth")]
    [InlineData("name the table with --table", "x.pth", "y.safetensors", "--names", "n.csv")]
    public async Task Wrong_usage_is_said_before_anything_is_read(string message, params string[] arguments)
    {
        ToolRun run = await ToolRun.Without(["convert", .. arguments]);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCode.Unusable, "nowhere.csv", null, "nowhere.csv: there is no such file or folder")]
    [InlineData(ExitCode.Unusable, "googlenet", "nowhere.names.csv", "no such names table comes with the package")]
    [InlineData(ExitCode.Findings, "wrong.csv", null, "error ING2")]
    [InlineData(ExitCode.Unusable, "googlenet", null, "does not fit GoogLeNet")]
    public async Task What_is_wrong_with_a_table_is_said(int code, string table, string? names, string message)
    {
        _folder.Copy("googlenet.csv", "28x28x256", "28x28x257");
        File.Move(_folder["googlenet.csv"], _folder["wrong.csv"]);
        string[] options = names is null ? [] : ["--names", names];
        ToolRun run = await ToolRun.Without(["convert", Path.Combine(Formats, "mini.pth"), Out, "--table", table == "wrong.csv" ? _folder[table] : table, .. options]);

        Assert.Equal(("", code), (run.Output, run.Code));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Out));
    }

    public void Dispose() => _folder.Dispose();

    private static string Mini(string gamma) => $"""
        # network: Mini
        # input: 8x8x3
        # padding: same
        type,name,patch size/stride,output size,normalization
        conv,first,3x3/2,4x4x8,"batch norm (epsilon 0.001{gamma})"
        conv,second,1x1,4x4x6,none
        conv,third,1x7,4x4x10,none
        global avg pool,pool,,1x1x10,
        linear,classifier,,1x1x5,

        """;

    private static byte[] Floats(int count) => [.. Enumerable.Range(0, count).SelectMany(i => BitConverter.GetBytes(i + 0.5f))];

    // What the network computes with, to the bit: the exported model has all its numbers.
    private async Task<byte[]> Model(string table, string weights)
    {
        ToolRun run = await ToolRun.Without("export", table, "--to", "onnx", "--weights", weights, "-o", _folder["model.onnx"]);
        Assert.Equal((ExitCode.Clean, ""), (run.Code, run.Output));
        return File.ReadAllBytes(_folder["model.onnx"]);
    }

    private static float[] Output(IWeightSource weights)
    {
        byte[] photo = new byte[224 * 224 * 3];
        new Random(1).NextBytes(photo);
        using var session = GoogLeNetTorchvision.Load(weights).CreateSession(new() { Threads = 1 });
        session.Run(photo);
        return session.Logits.ToArray();
    }

    // As training saves a model that it wraps.
    private static byte[] Prefixed(byte[] file, string prefix)
    {
        int length = BitConverter.ToInt32(file);
        byte[] header = Encoding.UTF8.GetBytes(Regex.Replace(Encoding.UTF8.GetString(file, 8, length), "\"([^\"]+\":{\"dtype\")", $"\"{prefix}$1"));
        return [.. BitConverter.GetBytes((long)header.Length), .. header, .. file.AsSpan(8 + length)];
    }
}
