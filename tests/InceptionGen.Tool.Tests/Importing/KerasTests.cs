using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Shipped;
using InceptionGen.Tool.Importing;
using InceptionGen.Tool.Importing.Keras;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>Layers that Keras describes, without weights, become tables.</summary>
public sealed class KerasTests
{
    private const string SequentialTable = """
        # input: 32x32x3
        convolution,first,3x3/2,16x16x8,1,216,55296
        convolution,second,3x3/1 0+1,15x15x16,1,1.1K,0.3M
        max pool,pool,2x2/2,7x7x16,0
        flatten (hwc),flatten,,1x1x784,0
        dropout (25%),drop,,1x1x784,0
        linear,classes,,1x1x10,1,7.7K,7840
        softmax,,,1x1x10,0
        """;

    [Theory]
    [InlineData("as it is")]
    [InlineData("of TensorFlow.js")]
    [InlineData("of TensorFlow.js itself")]
    [InlineData("quoted")]
    [InlineData("in a .keras file")]
    public async Task A_sequential_model_is_a_table_of_its_rows(string form)
    {
        using var folder = new TableFolderOnDisk();
        string path = folder["small-net.json"];
        if (form == "in a .keras file")
        {
            path = folder["small-net.keras"];
            using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
            using var entry = new StreamWriter(archive.CreateEntry("config.json").Open());
            entry.Write(KerasModels.Sequential);
        }
        else
        {
            File.WriteAllText(path, form switch
            {
                "of TensorFlow.js" => $$"""{"format":"layers-model","modelTopology":{"keras_version":"2.15.0","model_config":{{KerasModels.Sequential}}},"weightsManifest":[]}""",
                "of TensorFlow.js itself" => $$"""{"modelTopology":{{KerasModels.Sequential}},"weightsManifest":[]}""",
                "quoted" => System.Text.Json.JsonSerializer.Serialize(KerasModels.Sequential),
                _ => KerasModels.Sequential,
            });
        }

        ToolRun run = await ToolRun.Without("import", path, "-o", "-");
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains("# network: SmallNet\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"# source: imported from {Path.GetFileName(path)}, a description of layers by Keras 2.15.0\n", run.Output, StringComparison.Ordinal);
        Assert.All(SequentialTable.ReplaceLineEndings("\n").Split('\n'), line => Assert.Contains(line + "\n", run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_module_of_inception_v3_is_that_of_its_shipped_table(int version)
    {
        using var folder = new TableFolderOnDisk();
        KerasJson model = new(version);
        string map = model.Input(35, 35, 192);
        foreach ((int pool, string name) in new[] { (32, "mixed0"), (64, "mixed1") })
        {
            string one = model.Block(map, 64, 1, 1), five = model.Block(model.Block(map, 48, 1, 1), 64, 5, 5), three = model.Block(model.Block(model.Block(map, 64, 1, 1), 96, 3, 3), 96, 3, 3);
            string pooled = model.Block(model.Layer("AveragePooling2D", "\"pool_size\":[3,3],\"strides\":[1,1],\"padding\":\"same\"", map), pool, 1, 1);
            map = model.Named(name, "Concatenate", "\"axis\":3", one, five, three, pooled);
        }

        string valid = "\"strides\":[2,2],\"padding\":\"valid\"";
        string end = model.Block(model.Block(model.Block(map, 64, 1, 1), 96, 3, 3), 96, 3, 3, valid);
        map = model.Named("mixed3", "Concatenate", "\"axis\":3", model.Block(map, 384, 3, 3, valid), end, model.Layer("MaxPooling2D", "\"pool_size\":[3,3],\"strides\":[2,2]", map));
        folder.Write("m.json", model.Model(map));

        ToolRun run = await ToolRun.Without("import", folder["m.json"], "-o", "-");
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        string shipped = File.ReadAllText(Path.Combine(TableFolderOnDisk.Tables, "inception_v3_keras.csv")).ReplaceLineEndings("\n");
        Assert.All(Lines(shipped, "# normalization:", "# average pooling:"), line => Assert.Contains(line, Lines(run.Output, "#")));
        string[] rows = [.. Lines(shipped, "Inception-A", "Reduction-A").Where(row => !row.Contains("mixed2", StringComparison.Ordinal))];
        Assert.Equal(3, rows.Length);

        // No row has a cell for its patch size here, so that the column is left out.
        Assert.All(rows, row => Assert.Contains(row.Replace(",,", ",", StringComparison.Ordinal) + "\n", run.Output, StringComparison.Ordinal));
        Assert.Equal("# parameters: pool\ntype,patch size/stride,#1x1,#3x3,#3x3,#5x5\nconv,,64\nconv,,48,,,64\nconv,,64,96,96\navg pool,3x3/1 S,pool", Modules(run.Output)[0]);
        Assert.Equal(Modules(shipped)[1], Modules(run.Output)[1]);
    }

    [Theory]
    [InlineData("Lambda", "\"arguments\":{\"scale\":0.17},\"function\":[\"4wIAAAAAAAAA\",null,null]")]
    [InlineData("Custom>CustomScaleLayer", "\"scale\":0.17")]
    public async Task A_scaled_sum_is_a_residual_module(string type, string config)
    {
        using var folder = new TableFolderOnDisk();
        KerasJson model = new(3);
        string map = model.Block(model.Input(16, 16, 3), 8, 3, 3);
        string body = model.Layer("Concatenate", "\"axis\":-1", model.Block(map, 4, 1, 1), model.Block(model.Block(map, 4, 1, 1), 4, 3, 3));
        string up = model.Layer("Conv2D", "\"filters\":8,\"kernel_size\":[1,1],\"padding\":\"same\"", body);
        string sum = model.Named("block1", type, config, map, up);
        folder.Write("m.json", model.Model(model.Layer("Activation", "\"activation\":\"relu\"", sum)));

        ToolRun run = await ToolRun.Without("import", folder["m.json"], "-o", "-");
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains("Inception-ResNet-A,block1,,16x16x8,", run.Output, StringComparison.Ordinal);
        Assert.Contains("0.17", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_in_a_model_is_read_with_it_and_rescaling_is_preprocessing()
    {
        using var folder = new TableFolderOnDisk();
        KerasJson inner = new(2), outer = new(2);
        string inside = inner.Model(inner.Named("deep", "DepthwiseConv2D", "\"kernel_size\":[3,3],\"padding\":\"same\",\"use_bias\":false,\"activation\":\"relu6\"", inner.Input(0, 0, 3)));
        string scaled = outer.Layer("Rescaling", "\"scale\":0.00784313725490196,\"offset\":-1.0", outer.Input(24, 20, 3));
        string body = outer.Named("body", "Placeholder", "", scaled);
        string pooled = outer.Layer("GlobalAveragePooling2D", "", body);
        string json = outer.Model(outer.Layer("Dense", "\"units\":2,\"activation\":\"softmax\"", pooled));

        // A model that is called stands where any other layer does.
        string with = json.Replace("\"class_name\":\"Placeholder\",\"name\":\"body\",\"config\":{\"name\":\"body\"}", inside[1..^1].Replace(",\"keras_version\":\"2.1.0\"", ",\"name\":\"body\"", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("[\"body\",0,0,{}]", "[\"body\",1,0,{}]", StringComparison.Ordinal);
        Assert.NotEqual(json, with);
        folder.Write("m.json", with);

        ToolRun run = await ToolRun.Without("import", folder["m.json"], "-o", "-");
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains("# preprocess: rgb / 127.5 - 1\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("depthwise convolution,deep,3x3/1,24x20x3,1,", run.Output.Replace(" S,", ",", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("avg pool,", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("--preprocess", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_are_zeros_of_the_tables_shapes()
    {
        using var folder = new TableFolderOnDisk();
        string path = folder.Write("s.json", KerasModels.Sequential);
        ImportedNetwork network = ImportedNetwork.Of(KerasDescription.Find(path)!, path, new ImportOptions(), out _)!;
        NetworkDescription description = network.Describe();
        ImportedWeights weights = network.Weights(description, path);
        Assert.NotEmpty(description.Tensors);
        Assert.All(description.Tensors, tensor =>
        {
            float[] numbers = [.. Enumerable.Repeat(1f, (int)tensor.Shape.Elements)];
            weights.Read(tensor.Name, numbers);
            Assert.All(numbers, number => Assert.Equal(0, number));
        });
    }

    [Theory]
    [InlineData("AveragePooling2D", "\"pool_size\":[8,8]", "avg pool")]
    [InlineData("AveragePooling2D", "\"pool_size\":8,\"strides\":3", "avg pool")]
    [InlineData("MaxPooling2D", "\"pool_size\":[8,8]", "max pool")]
    public async Task A_pool_of_the_whole_map_is_written_as_in_shipped_tables(string type, string config, string row)
    {
        using var folder = new TableFolderOnDisk();
        KerasJson model = new(2);
        folder.Write("m.json", model.Model(model.Named("all", type, config, model.Layer("Conv2D", "\"filters\":4,\"kernel_size\":1", model.Input(8, 8, 3)))));

        // The stride decides how the runtime sums, and so the last bits.
        ToolRun run = await ToolRun.Without("import", folder["m.json"], "-o", "-");
        Assert.Contains($"\n{row},all,8x8/1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_name_that_classes_have_already_gives_the_network_another()
    {
        using var folder = new TableFolderOnDisk();
        folder.Write("layers.json", KerasModels.Sequential);
        ToolRun run = await ToolRun.Without("import", folder["layers.json"], "-o", "-");
        Assert.True(run.Code == ExitCode.Clean, run.Error);
        Assert.Contains("# network: LayersNetwork\n", run.Output, StringComparison.Ordinal);
    }

    private static string[] Lines(string table, params string[] starts) => [.. table.Split('\n').Where(line => starts.Any(start => line.StartsWith(start, StringComparison.Ordinal)))];

    /// <summary>Module tables without their names, which are numbered as they come.</summary>
    private static string[] Modules(string table) => [.. table.Split("# module: ").Skip(1).Select(module => module[(module.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim())];
}
