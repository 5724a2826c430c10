using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>The names table beside an imported table: weights of the described model become the table's.</summary>
public sealed class KerasNamesTests
{
    public static TheoryData<string, int> Models
    {
        get
        {
            TheoryData<string, int> models = [];
            foreach (string name in KerasModels.All.Keys)
            {
                models.Add(name, 2);
                models.Add(name, 3);
            }

            return models;
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Weights_of_the_model_become_those_of_the_table(string name, int version)
    {
        using var folder = new TableFolderOnDisk();
        IReadOnlyDictionary<string, float> numbers = TensorFlowJsFolder.Write(folder["net"], KerasModels.All[name](version));
        ToolRun run = await ToolRun.Without("import", folder["net"], "-o", folder["mine.csv"], "--weights", folder["direct.safetensors"]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains("# network: Net\n", folder.Read("mine.csv"), StringComparison.Ordinal);
        Assert.Contains($"wrote {folder["mine.names.csv"]}: how {folder["net"]}", run.Error, StringComparison.Ordinal);

        ToolRun convert = await ToolRun.Without("convert", folder["net"], folder["mine.safetensors"], "--table", folder["mine.csv"], "--names", folder["mine.names.csv"]);
        Assert.True(convert.Code == ExitCode.Clean, convert.Error);
        Assert.Equal(File.ReadAllBytes(folder["mine.safetensors"]), File.ReadAllBytes(folder["direct.safetensors"]));

        // Every tensor of the model is in the file once.
        using WeightFile file = WeightFile.Open(folder["mine.safetensors"]);
        Assert.Equal(numbers.Values.Order(), file.Tensors.Keys.Select(tensor => NumberOf(file, tensor)).Order());
    }

    [Fact]
    public async Task Copies_of_a_counted_module_have_the_names_of_their_own_layers()
    {
        using var folder = new TableFolderOnDisk();
        IReadOnlyDictionary<string, float> numbers = TensorFlowJsFolder.Write(folder["net"], KerasModels.Modules(2));
        Assert.Equal(ExitCode.Clean, (await ToolRun.Without("import", folder["net"], "-o", folder["mine.csv"], "--weights", folder["mine.safetensors"])).Code);
        Assert.Contains("\n2xInception-A (pool 8),", folder.Read("mine.csv"), StringComparison.Ordinal);

        string names = folder.Read("mine.names.csv");
        Assert.All(
            [
                "# names of: the layers of model.json\n", "\nconv2d_1,,conv2d_1,batch_normalization_2\n", "\nmixed0,conv/#1x1,conv2d_4,batch_normalization_5\n", "\nInception-A 1,conv/#1x1,conv2d_26,batch_normalization_27\n",
                "\nInception-A 2,conv 2/#3x3,conv2d_54,batch_normalization_55\n", "\nInception-A 2,avg pool/#1x1,conv2d_61,batch_normalization_62\n", "\ndense_71,,dense_71\n",
            ],
            line => Assert.Contains(line, names, StringComparison.Ordinal));

        using WeightFile file = WeightFile.Open(folder["mine.safetensors"]);
        Assert.Equal(numbers["conv2d_26/kernel"], NumberOf(file, "Inception-A_1/conv/1x1.weight"));
        Assert.Equal(numbers["conv2d_54/kernel"], NumberOf(file, "Inception-A_2/conv_2/3x3.weight"));
        Assert.Equal(numbers["batch_normalization_62/moving_variance"], NumberOf(file, "Inception-A_2/avg_pool/1x1.bn.running_var"));
    }

    [Fact]
    public async Task Weights_of_other_names_go_by_the_order_of_layers()
    {
        using var folder = new TableFolderOnDisk();
        Dictionary<string, string> others = [];
        TensorFlowJsFolder.Write(folder["net"], KerasModels.Plain(2), layer => others[layer] = others.GetValueOrDefault(layer) ?? $"x{others.Count}");
        ToolRun run = await ToolRun.Without("import", folder["net"], "-o", folder["mine.csv"], "--weights", folder["mine.safetensors"]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        string names = folder.Read("mine.names.csv");
        Assert.All(["\nfirst,,conv2d[0]\n", "\ndeep,,depthwise_conv2d[0]\n", "\napart,,separable_conv2d[0]/depthwise\n", "\nbare,,conv2d[1]\n", "\nscores,,dense[0]\n"], line => Assert.Contains(line, names, StringComparison.Ordinal));
        using WeightFile file = WeightFile.Open(folder["mine.safetensors"]);
        Assert.Equal([3, 4, 5], new[] { "deep.weight", "deep.bias", "apart.weight" }.Select(tensor => NumberOf(file, tensor)));
    }

    [Fact]
    public async Task A_description_alone_says_the_names_of_its_layers_or_their_order()
    {
        using var folder = new TableFolderOnDisk();
        folder.Write("m.json", KerasModels.Modules(3));
        ToolRun run = await ToolRun.Without("import", folder["m.json"], "-o", folder["m.csv"]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains($"inceptiongen convert WEIGHTS m.safetensors --table {folder["m.csv"]} --names {folder["m.names.csv"]}", run.Error, StringComparison.Ordinal);
        Assert.Contains("The model ends in 5 logits, and so does the table", run.Error, StringComparison.Ordinal);
        Assert.Contains(",conv2d_26,batch_normalization_27\n", folder.Read("m.names.csv"), StringComparison.Ordinal);

        run = await ToolRun.Without("import", folder["m.json"], "-o", "-", "--names", folder["o.csv"], "--by-order");
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains("\nInception-A 1,conv/#1x1,conv2d[8],batch_normalization[8]\n", folder.Read("o.csv"), StringComparison.Ordinal);

        // What is there stays.
        string before = folder.Read("m.names.csv");
        File.Delete(folder["m.csv"]);
        run = await ToolRun.Without("import", folder["m.json"], "-o", folder["m.csv"], "--by-order");
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains(folder["m.names.csv"] + ": there is such a file already", run.Error, StringComparison.Ordinal);
        Assert.Equal((before, false), (folder.Read("m.names.csv"), File.Exists(folder["m.csv"])));
    }

    [Theory]
    [InlineData("a*b")]
    [InlineData("a{n}b")]
    [InlineData("{")]
    [InlineData("a\\nb")]
    [InlineData("a [sic: b]")]
    [InlineData(" a")]
    public async Task A_name_that_no_names_table_can_say_is_reported(string layer)
    {
        using var folder = new TableFolderOnDisk();
        folder.Write("m.json", KerasModels.Sequential.Replace("\"first\"", $"\"{layer}\"", StringComparison.Ordinal));
        ToolRun run = await ToolRun.Without("import", folder["m.json"], "-o", folder["m.csv"]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains("there is no names table", run.Error, StringComparison.Ordinal);
        Assert.Equal((true, false), (File.Exists(folder["m.csv"]), File.Exists(folder["m.names.csv"])));

        // Who asks for the names gets nothing without them.
        run = await ToolRun.Without("import", folder["m.json"], "-o", folder["n.csv"], "--names", folder["n.names.csv"]);
        Assert.Equal((ExitCode.Findings, false), (run.Code, File.Exists(folder["n.csv"])));
    }

    [Fact]
    public async Task Numbers_that_no_file_has_are_reported_with_their_layer()
    {
        using var folder = new TableFolderOnDisk();
        KerasJson model = new(2);
        string map = model.Input(8, 8, 3);
        string one = model.Named("bare", "Conv2D", "\"filters\":4,\"kernel_size\":1,\"use_bias\":false,\"activation\":\"relu\"", map);
        string three = model.Named("biased", "Conv2D", "\"filters\":4,\"kernel_size\":3,\"padding\":\"same\",\"activation\":\"relu\"", one);
        string other = model.Named("side", "Conv2D", "\"filters\":4,\"kernel_size\":1,\"activation\":\"relu\"", map);
        folder.Write("m.json", model.Model(model.Layer("Concatenate", "", three, other)));
        ToolRun run = await ToolRun.Without("import", folder["m.json"], "-o", folder["m.csv"]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains("'bare': its bias in the table is made of", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("'biased'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_that_are_listed_and_not_there_are_said_to_be_missing()
    {
        using var folder = new TableFolderOnDisk();
        TensorFlowJsFolder.Write(folder["net"], KerasModels.Plain(3));
        File.Delete(Path.Combine(folder["net"], "s.bin"));
        ToolRun run = await ToolRun.Without("import", folder["net"], "-o", folder["mine.csv"]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains("The weights that belong to it cannot be read", run.Error, StringComparison.Ordinal);
        run = await ToolRun.Without("import", folder["net"], "-o", folder["other.csv"], "--weights", folder["other.safetensors"]);
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains("s.bin", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["other.csv"]));
    }

    [Fact]
    public async Task Names_are_not_for_weights_alone()
    {
        string file = Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Runtime.Tests", "Formats", "mini.safetensors");
        using var folder = new TableFolderOnDisk();
        ToolRun run = await ToolRun.Without("import", file, "-o", "-", "--names", folder["n.csv"]);
        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Output));
    }

    [Fact]
    public async Task A_whole_model_in_hdf5_is_read_with_its_weights()
    {
        using var folder = new TableFolderOnDisk();
        string file = WholeModel;
        ToolRun run = await ToolRun.Without("import", file, "-o", folder["w.csv"], "--weights", folder["w.safetensors"]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains("\ndeep,,deep,norm\n", folder.Read("w.names.csv"), StringComparison.Ordinal);

        // The numbers of make_whole_model.py.
        using WeightFile weights = WeightFile.Open(folder["w.safetensors"]);
        (string, float)[] expected = [("first.weight", 1), ("first.bias", 2), ("deep.weight", 3), ("deep.bn.weight", 4), ("deep.bn.bias", 5), ("deep.bn.running_mean", 6), ("deep.bn.running_var", 7), ("scores.weight", 8), ("scores.bias", 9)];
        Assert.Equal(expected.Order(), weights.Tensors.Keys.Select(tensor => (tensor, NumberOf(weights, tensor))).Order());
    }

    [Fact]
    public async Task The_folder_of_an_unpacked_keras_file_is_read_with_its_weights()
    {
        using var folder = new TableFolderOnDisk();
        using (WeightFile whole = WeightFile.Open(WholeModel)) folder.Write(Path.Combine("whole", "config.json"), whole.ReadModelConfig()!);
        File.Copy(WholeModel, folder[Path.Combine("whole", "model.weights.h5")]);
        ToolRun run = await ToolRun.Without("import", folder["whole"], "-o", folder["w.csv"], "--weights", folder["w.safetensors"]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains($"how {folder["whole"]} calls its layers", run.Error, StringComparison.Ordinal);
        Assert.Contains("# network: Whole\n", folder.Read("w.csv"), StringComparison.Ordinal);
        Assert.True(File.Exists(folder["w.safetensors"]));
    }

    private static string WholeModel => Path.Combine(TableFolderOnDisk.Root, "tests", "InceptionGen.Tool.Tests", "Importing", "whole_model.h5");

    private static float NumberOf(WeightFile file, string tensor)
    {
        float[] numbers = new float[file.Tensors[tensor].Elements];
        file.Read(tensor, numbers);
        return Assert.Single(numbers.Distinct());
    }
}
