using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using InceptionGen.Tool.Importing;
using InceptionGen.Tool.Importing.Onnx;
using InceptionGen.Tool.Tests.Harness;
using static InceptionGen.Tool.Tests.Importing.ModelBuilder;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>Files of another kind, or cut off, or damaged.</summary>
public sealed class OnnxReaderTests
{
    [Fact]
    public void A_model_that_ends_too_early_is_refused_wherever_it_ends()
    {
        byte[] model = HabitModels.All["residual blocks of one branch"]();
        int refused = 0;
        for (int length = 0; length < model.Length; length += length < 400 ? 1 : 97)
        {
            try
            {
                ImportedNetwork.Of(OnnxModel.Read(model.AsMemory(0, length), "cut.onnx"), "cut.onnx", new ImportOptions(), out _);
            }
            catch (ImportException exception)
            {
                Assert.StartsWith("cut.onnx", exception.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.True(refused > 400);
    }

    [Theory]
    [InlineData("not a model at all", "m.onnx cannot be read as an ONNX model")]
    [InlineData("", "it has no graph")]
    public async Task Other_files_are_refused_by_name(string content, string message)
    {
        using var folder = new TableFolderOnDisk();
        ToolRun run = await ToolRun.Without("import", folder.Write("m.onnx", content), "-o", folder["m.csv"]);
        Assert.Equal(ExitCode.Unusable, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["m.csv"]));
    }

    public static TheoryData<string, string> Tensors => new()
    {
        { "too few bytes", "has 11 elements" },
        { "too many dimensions", "more than can be read" },
        { "huge", "more than can be read" },
        { "strings", "elements of type 8" },
        { "outside", "outside the model's folder" },
        { "absent", "is not beside the model" },
        { "beyond", "beyond the end of" },
        { "length", "its dimensions need 48" },
        { "other list", "in a list of another type" },
    };

    [Theory]
    [MemberData(nameof(Tensors))]
    public void A_tensor_that_cannot_be_is_named_with_its_fault(string kind, string message)
    {
        using var folder = new TableFolderOnDisk();
        folder.Write("short.bin", new string('x', 40));
        ModelBuilder model = new();
        string kernel = model.Initializer(kind switch
        {
            "too few bytes" => Tensor([4, 3, 1, 1], 1).Add(9, new byte[44]),
            "too many dimensions" => Tensor([1, 1, 1, 1, 1, 1, 1, 1, 1], 1).Add(9, new byte[4]),
            "huge" => Tensor([1 << 20, 1 << 20, 1, 1], 1).Add(9, new byte[4]),
            "strings" => Tensor([4, 3, 1, 1], 8).Add(6, "a"),
            "outside" => External("../other.bin", "48"),
            "absent" => External("gone.bin", "48"),
            "beyond" => External("short.bin", "48"),
            "length" => External("short.bin", "40"),
            _ => Tensor([2], 11).Add(4, 1f).Add(4, 2f),
        });
        model.Output(model.Node("Conv", [model.Input("image", 1, 3, 8, 8), kernel]));

        ImportException refused = Assert.Throws<ImportException>(() => OnnxModel.Read(model.ToBytes(), folder["m.onnx"]));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith(folder["m.onnx"], refused.Message, StringComparison.Ordinal);

        static ModelBuilder.Message External(string location, string length) =>
            Tensor([4, 3, 1, 1], 1).Add(13, HabitTests.Entry("location", location)).Add(13, HabitTests.Entry("length", length)).Add(14, 1);
    }

    [Fact]
    public void Constants_that_double_from_node_to_node_are_refused_in_time()
    {
        ModelBuilder model = new();
        string large = model.Node("ConstantOfShape", [model.List(1 << 14)]);
        for (int i = 0; i < 200; i++) large = model.Node("Add", [large, large]);
        string image = model.Input("image", 1, 3, 8, 8);
        model.Output(model.Node("Conv", [image, model.Node("Reshape", [large, model.List(-1, 3, 1, 1)])]));
        ImportedNetwork.Of(OnnxModel.Read(model.ToBytes(), "m.onnx"), "m.onnx", new ImportOptions(), out IReadOnlyList<Unsayable> unsayable);
        Assert.Contains("too many steps", Assert.Single(unsayable).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_reads_what_is_not_there_is_named()
    {
        ModelBuilder model = new();
        model.Output(model.Named("Relu", "/lost", ["nothing"]));
        model.Input("image", 1, 3, 8, 8);
        Assert.Null(ImportedNetwork.Of(OnnxModel.Read(model.ToBytes(), "m.onnx"), "m.onnx", new ImportOptions(), out IReadOnlyList<Unsayable> unsayable));
        Assert.Equal("'/lost' (Relu): it reads 'nothing', which nothing before it makes", Assert.Single(unsayable).ToString());
    }

    [Fact]
    public void A_node_that_reads_its_own_result_is_named()
    {
        ModelBuilder model = new();
        string image = model.Input("image", 1, 3, 8, 8);
        model.Named("Add", "/sum", [image, "/again_output_0"]);
        model.Output(model.Named("Relu", "/again", ["/sum_output_0"]));
        Assert.Null(ImportedNetwork.Of(OnnxModel.Read(model.ToBytes(), "m.onnx"), "m.onnx", new ImportOptions(), out IReadOnlyList<Unsayable> unsayable));
        Assert.Equal("'/sum' (Add): it reads '/again_output_0', which nothing before it makes", Assert.Single(unsayable).ToString());
    }

    [Theory]
    [InlineData("twice", "node '/c' (Relu) makes '/c_output_0', which is there already")]
    [InlineData("image", "node '/image' (Relu) makes '/image_output_0', which is there already")]
    [InlineData("weights", "node 'constant 1' (Relu) makes 'constant 1_output_0', which is there already")]
    [InlineData("lost", "its output 'nowhere' is made by no node")]
    public void What_is_made_twice_or_never_is_named(string fault, string message)
    {
        ModelBuilder model = new();
        string image = model.Input(fault == "image" ? "/image_output_0" : "image", 1, 3, 8, 8);
        if (fault == "weights") model.InitializerCalled("constant 1_output_0", Tensor([1], 1).Add(9, new byte[4]));
        model.Output(model.Named("Relu", "/c", [image]));
        if (fault == "lost") model.Output("nowhere");
        else model.Named("Relu", fault switch { "twice" => "/c", "image" => "/image", _ => "constant 1" }, [image]);
        ImportException refused = Assert.Throws<ImportException>(() => OnnxModel.Read(model.ToBytes(), "m.onnx"));
        Assert.Equal($"m.onnx cannot be read as an ONNX model: {message}.", refused.Message);
    }

    public static TheoryData<string, string> Nodes => new()
    {
        { "fill", "it fills a tensor with one number, and is given 0" },
        { "fill with integers", "it fills a tensor with one number, and is given 0" },
        { "pad", "it pads with one number, and is given 0" },
        { "limit", "its limits are not single numbers" },
        { "join", "it joins no constants at all" },
        { "turn weights", "into the order 0 1 1 2, which does not name each of them once" },
        { "turn a map", "into the order 0 1 1 2, which does not name each of them once" },
        { "half of an order", "it puts 4 dimensions into the order 1 0" },
        { "padding rule", "its padding goes by 'same', which ONNX does not have" },
        { "kernel", "its kernel is 3x3, and its kernel_shape says 5x5" },
        { "amounts", "it has 4 amounts of padding for 1 dimensions" },
        { "axes", "it has 4 amounts of padding for 2 dimensions" },
        { "flatten", "it names dimension 3 of 2" },
        { "sum", "tables add two maps, and it adds more" },
        { "no limit", "its limit is not a single number" },
        { "squeeze", "for one image that of the images, too" },
        { "order", "in the order WHCN" },
        { "columns of rows", "in the order NCWH" },
    };

    [Theory]
    [MemberData(nameof(Nodes))]
    public void A_node_that_cannot_be_is_named_with_its_fault(string kind, string message)
    {
        ModelBuilder model = new(18);
        string image = model.Input("image", 1, 3, 8, 8), nothing = model.Floats([0], []);
        model.Output(kind switch
        {
            "fill" => model.Node("Add", [image, model.Node("ConstantOfShape", [model.List(1)], TensorValue("value", Tensor([0], 1)))]),
            "fill with integers" => model.Node("Reshape", [image, model.Node("ConstantOfShape", [model.List(1)], TensorValue("value", Tensor([0], 7)))]),
            "pad" => model.Node("Pad", [image, model.List(0, 0, 1, 1, 0, 0, 1, 1), nothing]),
            "limit" => model.Node("Clip", [image, nothing]),
            "join" => model.Node("Add", [image, model.Node("Concat", [])]),
            "turn weights" => model.Node("Conv", [image, model.Node("Transpose", [model.Weights(3, 3, 3, 3)], Integers("perm", 0, 1, 1, 2))]),
            "turn a map" => model.Node("Transpose", [image], Integers("perm", 0, 1, 1, 2)),
            "half of an order" => model.Node("Conv", [image, model.Node("Transpose", [model.Weights(3, 3, 3, 3)], Integers("perm", 1, 0))]),
            "padding rule" => model.Node("Conv", [image, model.Weights(3, 3, 3, 3)], Word("auto_pad", "same")),
            "kernel" => model.Node("Conv", [image, model.Weights(3, 3, 3, 3)], Integers("kernel_shape", 5, 5)),
            "amounts" => model.Node("Pad", [image, model.List(1, 1, 1, 1), "", model.List(2)]),
            "axes" => model.Node("Pad", [image, model.List(1, 1, 1, 1), "", model.List(2, -2)]),
            "flatten" => model.Node("Add", [image, model.Node("Flatten", [model.Weights(3, 3)], Integer("axis", 3))]),
            "no limit" => model.Node("Max", [image, ""]),
            "squeeze" => model.Node("GlobalAveragePool", [model.Node("Squeeze", [image])]),
            "order" => model.Node("Transpose", [image]),
            "columns of rows" => model.Node("Transpose", [image], Integers("perm", 0, 1, 3, 2)),
            _ => model.Node("Sum", [image, image, image]),
        });
        Assert.Null(ImportedNetwork.Of(OnnxModel.Read(model.ToBytes(), "m.onnx"), "m.onnx", new ImportOptions(), out IReadOnlyList<Unsayable> unsayable));
        Assert.Contains(message, Assert.Single(unsayable).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_its_weights_says_what_to_do()
    {
        ModelBuilder model = new();
        string image = model.Input("image", 1, 3, 8, 8);
        model.Output(model.Node("Conv", [image, model.Input("weights", 4, 3, 3, 3), model.Input("a", 4), model.Input("b", 4), model.Input("c", 4)]));
        ImportException refused = Assert.Throws<ImportException>(() => ImportedNetwork.Of(OnnxModel.Read(model.ToBytes(), "m.onnx"), "m.onnx", new ImportOptions(), out _));
        Assert.Equal("m.onnx has 5 inputs ('image', 'weights', 'a', 'b', ...); a table's network reads one image. If some of them are weights, export the model with its weights.", refused.Message);
    }
}
