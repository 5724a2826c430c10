using System;
using System.IO;
using System.Threading.Tasks;
using InceptionGen.Tool.Tests.Harness;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>Descriptions of what tables cannot say, and files that describe nothing.</summary>
public sealed class KerasRefusalTests
{
    [Theory]
    [InlineData("LeakyReLU", "\"negative_slope\":0.3", "tables have the activations relu, relu6 and sigmoid")]
    [InlineData("Activation", "\"activation\":\"swish\"", "its activation is 'swish'")]
    [InlineData("ReLU", "\"max_value\":4", "it limits values to 4")]
    [InlineData("ReLU", "\"negative_slope\":0.1", "its slope below 0 or its threshold is not 0")]
    [InlineData("ReLU", "\"threshold\":1", "its slope below 0 or its threshold is not 0")]
    [InlineData("Conv2D", "\"filters\":4,\"kernel_size\":3,\"dilation_rate\":[2,2]", "its kernel is dilated (2x2)")]
    [InlineData("Conv2D", "\"filters\":4,\"kernel_size\":30", "its kernel of 30x30 is larger than the map, 16x16")]
    [InlineData("Conv2D", "\"filters\":4,\"kernel_size\":3,\"data_format\":\"channels_last\"", "another layer does not")]
    [InlineData("Conv2D", "\"filters\":2000000000,\"kernel_size\":3", "at most")]
    [InlineData("BatchNormalization", "\"axis\":1,\"center\":false", "it has no beta")]
    [InlineData("BatchNormalization", "\"axis\":[3]", "those of tables are for each channel")]
    [InlineData("Dense", "\"units\":4", "it reads a map")]
    [InlineData("Lambda", "\"function\":[\"4wE\",null,null],\"arguments\":{}", "what its function does")]
    [InlineData("UpSampling2D", "", "no row of a table makes a map larger")]
    [InlineData("TFOpLambda", "\"function\":\"math.multiply\"", "write it as a layer")]
    [InlineData("Wavelet", "", "tables have no such layer")]
    public async Task What_a_table_cannot_say_is_listed_layer_by_layer_and_nothing_is_written(string type, string config, string reason)
    {
        using var folder = new TableFolderOnDisk();
        KerasJson model = new(2);
        string map = model.Layer("MaxPooling2D", "\"pool_size\":2,\"data_format\":\"channels_first\"", model.Input(3, 32, 32));
        string bad = model.Named("bad", type, config, map), worse = model.Named("worse", "Cropping2D", "", map);
        folder.Write("m.json", model.Model(model.Layer("Add", "", bad, worse)));

        ToolRun run = await ToolRun.Without("import", folder["m.json"], "-o", folder["m.csv"]);
        Assert.Equal((ExitCode.Findings, ""), (run.Code, run.Output));
        Assert.Contains($"'bad' ({type}): ", run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Contains("'worse' (Cropping2D): no row of a table cuts", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("(Add)", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["m.csv"]));
    }

    [Theory]
    [InlineData("{\"class_name\":\"Sequential\",\"config\":{\"layers\":[", "is not a whole JSON file: line 1, byte")]
    [InlineData("", "is not a whole JSON file")]
    [InlineData("{\"class_name\":\"Sequential\",\"config\":{\"layers\":[{\"class_name\":\"Conv2D\",\"config\":{\"name\":\"\\ud800\",\"filters\":4}}]}}", "a text in it is damaged")]
    [InlineData("{\"class_name\":\"\\ud800\",\"config\":{\"layers\":[{\"class_name\":\"Flatten\",\"config\":{}}]}}", "a text in it is damaged")]
    [InlineData("\"\\ud800\"", "a text in it is damaged")]
    [InlineData("{\"class_name\":\"Sequential\",\"config\":{\"layers\":[{\"class_name\":\"Activation\",\"config\":{\"batch_input_shape\":[null,8,8,3],\"activation\":\"\\udc00\"}}]}}", "a text in it is damaged")]
    [InlineData("{\"a\":1}", "without a \"class_name\" and a \"config\"")]
    [InlineData("[1,2]", "without a \"class_name\" and a \"config\"")]
    [InlineData("{\"modelTopology\":{\"node\":[]}}", "it is a graph model of TensorFlow.js")]
    [InlineData("{\"class_name\":\"Sequential\",\"config\":{\"layers\":[]}}", "it has 0 layers")]
    [InlineData("{\"class_name\":\"Sequential\",\"config\":{\"layers\":[7]}}", "its layer 1 has no \"class_name\"")]
    [InlineData("{\"class_name\":\"Functional\",\"config\":{\"layers\":[{\"class_name\":\"InputLayer\",\"config\":{}}],\"output_layers\":[[\"a\",0,0]]}}", "does not say its \"input_layers\"")]
    [InlineData("{\"class_name\":\"Sequential\",\"config\":{\"layers\":[{\"class_name\":\"Conv2D\",\"config\":{\"name\":\"c\",\"batch_input_shape\":[null,8,8,3],\"filters\":\"many\",\"kernel_size\":3}}]}}", "layer 'c' (Conv2D) says \"filters\": \"many\", which is not a whole number from 1 on")]
    [InlineData("{\"class_name\":\"Sequential\",\"config\":{\"layers\":[{\"class_name\":\"Dense\",\"config\":{\"name\":\"d\",\"batch_input_shape\":[null,8],\"units\":3}}]}}", "reads an image of rows, columns and channels")]
    [InlineData("{\"class_name\":\"Sequential\",\"config\":{\"layers\":[{\"class_name\":\"Flatten\",\"config\":{\"batch_input_shape\":[null,null,null,3]}}]}}", "--input 224x224x3")]
    [InlineData("{\"class_name\":\"Sequential\",\"config\":{\"layers\":[{\"class_name\":\"Flatten\",\"config\":{\"name\":\"f\"}}]}}", "does not say the size of its image")]
    public async Task What_is_damaged_or_no_description_is_refused_by_name(string json, string message)
    {
        using var folder = new TableFolderOnDisk();
        folder.Write("m.json", json);
        ToolRun run = await ToolRun.Without("import", folder["m.json"], "-o", "-");
        Assert.Equal((ExitCode.Unusable, ""), (run.Code, run.Output));
        Assert.Contains(folder["m.json"], run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "a", "its layer 'a' reads what depends on its own result")]
    [InlineData("a", "nowhere", "it reads the layer 'nowhere', which it does not have")]
    public async Task Layers_that_cannot_be_put_in_order_are_refused(string name, string input, string message)
    {
        using var folder = new TableFolderOnDisk();
        KerasJson model = new(3);
        model.Input(8, 8, 3);
        folder.Write("m.json", model.Model(model.Named(name, "Flatten", "", input)));
        ToolRun run = await ToolRun.Without("import", folder["m.json"], "-o", "-");
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sum_of_three_maps_is_refused()
    {
        using var folder = new TableFolderOnDisk();
        KerasJson model = new(3);
        string map = model.Input(8, 8, 3);
        folder.Write("m.json", model.Model(model.Named("sum", "Add", "", map, map, map)));
        ToolRun run = await ToolRun.Without("import", folder["m.json"], "-o", "-");
        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.Contains("'sum' (Add): it adds 3 maps; tables add two", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_layers_of_one_name_are_refused()
    {
        using var folder = new TableFolderOnDisk();
        KerasJson model = new(2);
        string map = model.Input(8, 8, 3);
        model.Named("twice", "ReLU", "", map);
        folder.Write("m.json", model.Model(model.Named("twice", "Flatten", "", map)));
        ToolRun run = await ToolRun.Without("import", folder["m.json"], "-o", "-");
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains("'twice'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_with_weights_that_is_called_twice_is_no_row()
    {
        using var folder = new TableFolderOnDisk();
        KerasJson model = new(2);
        string map = model.Input(8, 8, 3);
        string json = model.Model(model.Named("shared", "Conv2D", "\"filters\":3,\"kernel_size\":1", map));
        folder.Write("m.json", json.Replace("\"inbound_nodes\":[[[\"image\",0,0,{}]]]", "\"inbound_nodes\":[[[\"image\",0,0,{}]],[[\"shared\",0,0,{}]]]", StringComparison.Ordinal)
            .Replace("\"output_layers\":[[\"shared\",0,0]]", "\"output_layers\":[[\"shared\",1,0]]", StringComparison.Ordinal));
        ToolRun run = await ToolRun.Without("import", folder["m.json"], "-o", "-");
        Assert.Equal(ExitCode.Findings, run.Code);
        Assert.Contains("'shared' (Conv2D): it is called 2 times with the same weights", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_that_are_not_there_are_not_written()
    {
        using var folder = new TableFolderOnDisk();
        KerasJson model = new(3);
        folder.Write("m.json", model.Model(model.Layer("Flatten", "", model.Input(8, 8, 3))));
        ToolRun run = await ToolRun.Without("import", folder["m.json"], "-o", folder["m.csv"], "--weights", folder["m.safetensors"]);
        Assert.Equal((ExitCode.Usage, ""), (run.Code, run.Output));
        Assert.Contains("inceptiongen convert WEIGHTS", run.Error, StringComparison.Ordinal);
        Assert.Contains("--table " + folder["m.csv"], run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["m.csv"]) || File.Exists(folder["m.safetensors"]));
    }
}
