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
