using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Tool.Summaries;
using InceptionGen.Tool.Tests.Harness;
using InceptionGen.Tool.Torch;
using InceptionGen.Tool.Torch.Text;
using InceptionGen.Tool.Torch.Training;

namespace InceptionGen.Tool.Tests.Torch;

/// <summary>The text of exported modules.</summary>
public sealed class TextTests
{
    // What machines compute differs in the last digits, so these are not computed.
    private static readonly Golden Known = new([(0, 0.5f), (4, -1.25f)], 2.5);

    private static string Pieces => Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Tool.Tests", "Torch", "pieces.csv");

    [Theory]
    [InlineData("pieces")]
    [InlineData("googlenet")]
    [InlineData("googlenet_torchvision")]
    [InlineData("inception_v3")]
    public void A_table_has_this_text(string name)
    {
        NetworkSummary summary = SummaryOf(name == "pieces" ? Pieces : Path.Combine(TableFolderOnDisk.Tables, name + ".csv"));
        var model = new TorchModel(summary);
        Snapshot.Verify(model.Text(name + ".csv", name, Known, weights: null), name, ".py");
        if (name is "pieces" or "inception_v3") Snapshot.Verify(TrainingScript.Of(summary.Network, model, name + ".csv", name), "train_" + name, ".py");
    }

    [Fact]
    public void Lines_are_short_enough_for_PEP_8()
    {
        foreach (string table in Directory.GetFiles(TableFolderOnDisk.Tables, "*.csv"))
        {
            if (table.Contains(".names.", StringComparison.Ordinal)) continue;
            NetworkSummary summary = SummaryOf(table);
            var model = new TorchModel(summary);
            string name = Path.GetFileNameWithoutExtension(table);
            string text = model.Text(Path.GetFileName(table), name, Known, weights: "weights.safetensors") + TrainingScript.Of(summary.Network, model, Path.GetFileName(table), name);

            // Names of weight files are as long as they are.
            IEnumerable<string> lines = text.Split('\n').Where(line => !line.StartsWith("    \"", StringComparison.Ordinal));
            Assert.All(lines, line => Assert.True(line.Length <= PythonWriter.Width && line == line.TrimEnd(), $"{name}: {line}"));
        }
    }

    [Theory]
    [InlineData("preprocess: bgr / 255 - 0.5 0.4 0.3", "x = x.flip(1)", "x = x / 255 ", "x = x - x.new_tensor([0.5, 0.4, 0.3]).view(-1, 1, 1)")]
    [InlineData("optimizer: sgd (learning rate 0.5, momentum 0.25, nesterov)", "LEARNING_RATE = 0.5 ", "torch.optim.SGD(groups, learning_rate, momentum=0.25, nesterov=True)")]
    [InlineData("optimizer: adam (learning rate 0.5, beta 1 0.8, beta 2 0.95, epsilon 1e-5)", "torch.optim.Adam(", "betas=(0.8, 0.95)", "eps=1e-05")]
    [InlineData("optimizer: adamw (learning rate 0.5, beta 1 0.8, beta 2 0.95, epsilon 1e-5)", "torch.optim.AdamW(", "betas=(0.8, 0.95)", "eps=1e-05")]
    [InlineData("optimizer: rmsprop (learning rate 0.5, decay 0.8, epsilon outside, centered)", "decay=0.8", "epsilon_outside=True", "centered=True")]
    [InlineData("learning rate: cosine", "return (1 + math.cos(math.pi * min(epoch / epochs, 1))) / 2")]
    [InlineData("initialization: he normal, bias (0.2)", "std = math.sqrt(2 / fan_in) / 0.87962566103423978", "LAST_LAYERS = [\"linear\"]", "first = 0.0 if path in LAST_LAYERS else 0.2")]
    [InlineData("initialization: xavier caffe", "limit = math.sqrt(3 / fan_in)")]
    [InlineData("frozen: until a", "FROZEN = [\"a\"]")]
    [InlineData("weight decay: 0.25", "WEIGHT_DECAY = 0.25 ")]
    [InlineData("gradient clipping: 1.5", "GRADIENT_CLIPPING = 1.5 ")]
    [InlineData("classes: cat, dog", "CLASS_NAMES = [\"cat\", \"dog\"]", "wanted = labels.float().unsqueeze(1)", "return F.binary_cross_entropy_with_logits(logits, wanted)")]
    public void What_a_table_says_of_training_is_in_the_script(string directive, params string[] lines)
    {
        string text = Trained("# " + directive + "\n");
        Assert.All(lines, line => Assert.Contains(line, text, StringComparison.Ordinal));
    }

    // PyTorch refuses to pad by more than half of a window.
    [Fact]
    public void Pools_with_wide_padding_are_padded_first()
    {
        string text = Written("");
        Assert.Contains("PaddedMaxPool2d(3, stride=1, pad=(2, 2, 2, 2))", text, StringComparison.Ordinal);
        Assert.Contains("nn.AvgPool2d( 3, stride=2, padding=1, ceil_mode=False, count_include_pad=False )", text, StringComparison.Ordinal);
        Assert.Contains("return torch.sigmoid(logits)", text, StringComparison.Ordinal);
    }

    private static string Trained(string directives) => Of(directives, (summary, model) => TrainingScript.Of(summary.Network, model, "n.csv", "n"));

    private static string Written(string directives) => Of(directives, (_, model) => model.Text("n.csv", "n", Known, weights: null));

    // On one line, wherever it is broken.
    private static string Of(string directives, Func<NetworkSummary, TorchModel, string> text)
    {
        using var folder = new TableFolderOnDisk();
        NetworkSummary summary = SummaryOf(folder.Write("n.csv", directives + RunTests.OneOutput));
        return string.Join(' ', text(summary, new TorchModel(summary)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("conv1", "conv1")]
    [InlineData("train", "train_2")]
    [InlineData("register_forward_hook", "register_forward_hook_2")]
    [InlineData("_modules", "modules_2")]
    [InlineData("__init__", "init__")]
    [InlineData("_1", "part_1")]
    [InlineData("__", "part")]
    public void A_layer_hides_nothing_of_PyTorch(string wanted, string attribute)
    {
        var names = NameSet.OfModule();
        Assert.Equal(wanted == attribute, names.IsFree(wanted));
        Assert.Equal(attribute, names.Take(wanted));
    }

    [Theory]
    [InlineData("NamedTuple", "NamedTuple2")]
    [InlineData("F", "F2")]
    [InlineData("INPUT", "INPUT2")]
    [InlineData("DataLoader", "DataLoader2")]
    [InlineData("Tiny", "Tiny")]
    public void A_network_hides_nothing_of_its_files(string network, string name)
    {
        using var folder = new TableFolderOnDisk();
        NetworkSummary summary = SummaryOf(folder.Write("n.csv", $"# network: {network}\n# input: 8x8x3\ntype,patch size/stride,output size\nconv,3x3/2,4x4x6\n"));
        Assert.Equal(name, new TorchModel(summary).ClassName);
    }

    private static NetworkSummary SummaryOf(string table)
    {
        var console = new ToolConsole(TextWriter.Null, TextWriter.Null, () => Stream.Null, () => Stream.Null, HasColour: false);
        return Commands.NetworkArgument.Read(console, table, default)!.Value.Summary;
    }
}
