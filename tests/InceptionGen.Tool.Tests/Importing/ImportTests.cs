using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;
using static InceptionGen.Tool.Tests.Importing.ModelBuilder;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>The command: what it writes, and what it refuses.</summary>
public sealed class ImportTests
{
    [Fact]
    public async Task Modules_of_the_papers_form_are_rows_of_filters()
    {
        using var folder = new TableFolderOnDisk();
        ModelBuilder model = new();
        (string map, _) = HabitModels.Inception(model, model.Input("image", 0, 3, 32, 32));
        string pooled = model.Named("MaxPool", "/pool2/MaxPool", [map], Integers("kernel_shape", 3, 3), Integers("strides", 2, 2), Integer("ceil_mode", 1));
        model.Output(pooled);
        File.WriteAllBytes(folder["small-net.onnx"], model.ToBytes());

        ToolRun run = await ToolRun.Without("import", folder["small-net.onnx"], "-o", "-");
        Assert.Equal(ExitCode.Clean, run.Code);
        Assert.Equal(
            """
            # network: SmallNet
            # source: imported from small-net.onnx, written by hand, ONNX operator set 17
            # input: 32x32x3
            # padding: half
            # pooling: ceil
            # total depth: 3
            # total params: 810
            # total ops: 0.2M
            type,name,patch size/stride,output size,depth,#1x1,#3x3 reduce,#3x3,#5x5 reduce,#5x5,pool proj,params,ops
            convolution,conv1,3x3/2,16x16x8,1,,,,,,,216,55296
            inception (1a),,,16x16x21,2,5,4,6,2,5,5,594,0.2M
            max pool,pool2,3x3/2,8x8x21,0

            """,
            run.Output.ReplaceLineEndings("\n"));
        Assert.Contains("SmallNet, 3 stages, 1 of them a module", run.Error, StringComparison.Ordinal);
        Assert.Contains("--preprocess", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Modules_of_one_form_are_one_table_with_letters_and_copies_are_counted()
    {
        using var folder = new TableFolderOnDisk();
        ModelBuilder model = new();
        string map = model.Convolution(model.Input("image", 1, 3, 16, 16), 3, 8, 3);
        int channels = 8;
        foreach (int middle in new[] { 4, 6, 6 })
        {
            string wide = model.Node("Relu", [model.Node("Conv", [model.Convolution(map, channels, middle, 1), model.Weights(middle, middle, 1, 7)], Integers("pads", 0, 3, 0, 3))]);
            string high = model.Node("Relu", [model.Node("Conv", [wide, model.Weights(6, middle, 7, 1)], Integers("pads", 3, 0, 3, 0))]);
            string pool = model.Node("AveragePool", [map], Integers("kernel_shape", 3, 3), Integers("strides", 1, 1), Integers("pads", 1, 1, 1, 1));
            map = model.Node("Concat", [high, model.Convolution(pool, channels, 2, 1)], Integer("axis", 1));
            channels = 8;
        }

        model.Output(map);
        File.WriteAllBytes(folder["m.onnx"], model.ToBytes());
        ToolRun run = await ToolRun.Without("import", folder["m.onnx"], "-o", "-", "--name", "Wide", "--preprocess", "bgr - 104 117 123");

        string table = run.Output.ReplaceLineEndings("\n");
        Assert.Contains("# network: Wide\n", table, StringComparison.Ordinal);
        Assert.Contains("# preprocess: bgr - 104 117 123\n", table, StringComparison.Ordinal);
        Assert.Contains("Inception-A (c 4),", table, StringComparison.Ordinal);
        Assert.Contains("2xInception-A (c 6),", table, StringComparison.Ordinal);
        Assert.EndsWith("# module: Inception-A\n# parameters: c\ntype,patch size/stride,#1x1,#1x7,#7x1\nconv,,c,c,6\navg pool,3x3/1,2\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_table_cannot_say_is_listed_node_by_node_and_nothing_is_written()
    {
        using var folder = new TableFolderOnDisk();
        ModelBuilder model = new();
        string first = model.Convolution(model.Input("image", 1, 3, 16, 16), 3, 8, 3, relu: false);
        string leaky = model.Named("LeakyRelu", "/act", [first]);
        string dilated = model.Named("Conv", "/dilated", [first, model.Weights(8, 8, 3, 3)], Integers("dilations", 2, 2));
        model.Output(model.Node("Add", [leaky, dilated]));
        File.WriteAllBytes(folder["m.onnx"], model.ToBytes());

        ToolRun run = await ToolRun.Without("import", folder["m.onnx"], "-o", folder["m.csv"], "--weights", folder["m.safetensors"]);
        Assert.Equal((ExitCode.Findings, ""), (run.Code, run.Output));
        Assert.Contains("'/act' (LeakyRelu): tables have the activations", run.Error, StringComparison.Ordinal);
        Assert.Contains("'/dilated' (Conv): its kernel is dilated (2x2)", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Add", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.ToString(), "m.[cs]*"));
    }

    [Theory]
    [InlineData("it adds two maps, and neither is what the module reads")]
    public async Task A_shortcut_with_a_convolution_is_no_residual_module(string reason)
    {
        using var folder = new TableFolderOnDisk();
        ModelBuilder model = new();
        string first = model.Convolution(model.Input("image", 1, 3, 16, 16), 3, 8, 3);
        model.Output(model.Named("Add", "/shortcut", [model.Convolution(first, 8, 8, 3, relu: false), model.Convolution(first, 8, 8, 1, relu: false)]));
        File.WriteAllBytes(folder["m.onnx"], model.ToBytes());

        ToolRun run = await ToolRun.Without("import", folder["m.onnx"], "-o", "-");
        Assert.Equal((ExitCode.Findings, ""), (run.Code, run.Output));
        Assert.Contains("'/shortcut': " + reason, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("give it a name that ends in .safetensors", "--weights", "w.pth")]
    [InlineData("rows x columns x channels", "--input", "224")]
    [InlineData("begins with rgb or bgr", "--preprocess", "gray / 255")]
    public async Task Wrong_usage_is_said_before_anything_is_read(string message, params string[] options)
    {
        ToolRun run = await ToolRun.Without(["import", "nowhere.onnx", .. options]);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_stays_unless_it_is_forced()
    {
        using var folder = new TableFolderOnDisk();
        File.WriteAllBytes(folder["m.onnx"], HabitModels.All["automatic padding"]());
        folder.Write("m.csv", "mine");
        ToolRun run = await ToolRun.Without("import", folder["m.onnx"], "-o", folder["m.csv"]);
        Assert.Equal((ExitCode.Unusable, "mine"), (run.Code, folder.Read("m.csv")));
        Assert.Contains("--force", run.Error, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Clean, (await ToolRun.Without("import", folder["m.onnx"], "-o", folder["m.csv"], "--force")).Code);
        Assert.StartsWith("# network: M\n", folder.Read("m.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_of_any_size_needs_one()
    {
        using var folder = new TableFolderOnDisk();
        ModelBuilder model = new();
        model.Output(model.Convolution(model.Input("image", 0, 3, 0, 0), 3, 4, 3));
        File.WriteAllBytes(folder["m.onnx"], model.ToBytes());

        ToolRun without = await ToolRun.Without("import", folder["m.onnx"], "-o", "-");
        Assert.Equal(ExitCode.Unusable, without.Code);
        Assert.Contains("--input 224x224x3", without.Error, StringComparison.Ordinal);
        Assert.Contains("convolution,conv1,3x3/1,20x24x4", (await ToolRun.Without("import", folder["m.onnx"], "-o", "-", "--input", "20x24x3")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auxiliary_output_is_an_auxiliary_classifier()
    {
        using var folder = new TableFolderOnDisk();
        ModelBuilder model = new();
        string shared = model.Convolution(model.Input("image", 1, 3, 16, 16), 3, 8, 3, stride: 2);
        string end = model.Node("Flatten", [model.Node("GlobalAveragePool", [model.Convolution(shared, 8, 8, 3)])]);
        model.Output(model.Node("Gemm", [end, model.Weights(5, 8)], Integer("transB", 1)));
        string side = model.Node("Flatten", [model.Node("GlobalAveragePool", [shared])]);
        model.Output(model.Named("Gemm", "aux", [side, model.Weights(5, 8)], Integer("transB", 1)));
        File.WriteAllBytes(folder["m.onnx"], model.ToBytes());

        ToolRun run = await ToolRun.Without("import", folder["m.onnx"], "-o", folder["m.csv"]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains("auxiliary classifier (aux),,conv1\n", folder.Read("m.csv"), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, (await ToolRun.Without("check", folder["m.csv"])).Code);
    }

    [Fact]
    public async Task An_auxiliary_classifier_may_read_one_of_several_copies()
    {
        using var folder = new TableFolderOnDisk();
        ModelBuilder model = new();
        string map = model.Convolution(model.Input("image", 1, 3, 16, 16), 3, 8, 3), middle = "";
        for (int i = 0; i < 5; i++)
        {
            map = model.Node("Add", [map, model.Convolution(model.Convolution(map, 8, 8, 3), 8, 8, 1, relu: false)]);
            if (i == 2) middle = map;
        }

        model.Output(model.Node("Gemm", [model.Node("Flatten", [model.Node("GlobalAveragePool", [map])]), model.Weights(5, 8)], Integer("transB", 1)));
        model.Output(model.Named("Gemm", "aux", [model.Node("Flatten", [model.Node("GlobalAveragePool", [middle])]), model.Weights(5, 8)], Integer("transB", 1)));
        File.WriteAllBytes(folder["model.onnx"], model.ToBytes());

        ToolRun run = await ToolRun.Without("import", folder["model.onnx"], "-o", folder["imported.csv"], "--weights", folder["imported.safetensors"]);
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Matches(@"\n2xBlock-A,[^\n]*\nBlock-A,(\w+),[^\n]*\n2xBlock-A,[^#]*\nauxiliary classifier \(aux\),,\1\n", folder.Read("imported.csv"));
        Assert.InRange(Peer.Difference(folder, folder["model.onnx"]), 0, 1e-5);
    }

    [Theory]
    [InlineData("cat\ndog", "# classes: cat, dog\n")]
    [InlineData("cat,dog", "")]
    [InlineData("[\"cat\", \"dog\"]", "")]
    [InlineData("cat\n\t", "")]
    [InlineData("cat\ndog\nfox", "")]
    public async Task Names_of_classes_are_taken_over_where_there_is_one_for_each_output(string noted, string directive)
    {
        using var folder = new TableFolderOnDisk();
        ModelBuilder model = new();
        string map = model.Convolution(model.Input("image", 1, 3, 16, 16), 3, 2, 3);
        model.Output(model.Node("GlobalAveragePool", [map]));
        model.Model.Add(14, HabitTests.Entry("classes", noted));
        File.WriteAllBytes(folder["m.onnx"], model.ToBytes());

        ToolRun run = await ToolRun.Without("import", folder["m.onnx"], "-o", "-");
        Assert.Equal(ExitCode.Clean, run.Code);
        Assert.Equal(directive.Length > 0, run.Output.Contains("# classes", StringComparison.Ordinal));
        Assert.Contains(directive, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_beside_the_network_is_no_auxiliary_classifier()
    {
        using var folder = new TableFolderOnDisk();
        ModelBuilder model = new();
        string image = model.Input("image", 1, 3, 4, 4);
        model.Output(model.Node("GlobalAveragePool", [model.Convolution(model.Convolution(image, 3, 8, 3), 8, 8, 3)]));
        model.Output(model.Node("Gemm", [model.Node("Flatten", [image]), model.Weights(5, 48)], Integer("transB", 1)));
        File.WriteAllBytes(folder["m.onnx"], model.ToBytes());
        ToolRun run = await ToolRun.Without("import", folder["m.onnx"], "-o", "-");
        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.Contains("reads the image itself", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-o", "m.safetensors")]
    [InlineData("-o", "m.csv", "--weights", "m.safetensors")]
    public async Task The_model_that_is_read_is_not_written_over(params string[] written)
    {
        using var folder = new TableFolderOnDisk();
        byte[] model = HabitModels.All["automatic padding"]();
        File.WriteAllBytes(folder["m.safetensors"], model);
        ToolRun run = await ToolRun.Without(["import", folder["m.safetensors"], "--force", .. written.Select(word => word[0] == '-' ? word : folder[word])]);
        Assert.Equal((ExitCode.Unusable, $"{folder["m.safetensors"]}: this is the file that is read; give the new one another name\n"), (run.Code, run.Error));
        Assert.Equal(model, File.ReadAllBytes(folder["m.safetensors"]));
    }

    [Theory]
    [InlineData("nowhere/m.csv", "m.safetensors", "nowhere does not exist")]
    [InlineData("there", "m.safetensors", "this is a folder")]
    [InlineData("m.csv", "nowhere/m.safetensors", "nowhere does not exist")]
    public async Task What_cannot_be_written_leaves_no_half(string table, string weights, string message)
    {
        using var folder = new TableFolderOnDisk();
        File.WriteAllBytes(folder["m.onnx"], HabitModels.All["automatic padding"]());
        Directory.CreateDirectory(folder["there"]);
        ToolRun run = await ToolRun.Without("import", folder["m.onnx"], "-o", folder[table], "--weights", folder[weights], "--force");
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal([folder["m.onnx"]], Directory.GetFiles(folder.ToString()));
    }
}
