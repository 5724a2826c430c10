using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Execution;
using InceptionGen.Weights;
using InceptionGen.Weights.Keras;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Tests;

public class KerasTests
{
    private static readonly Dictionary<string, string> Convolutions = new()
    {
        ["conv2d_1/kernel"] = "conv1.weight",
        ["batch_normalization_1/beta"] = "bn1.bias",
        ["batch_normalization_1/moving_mean"] = "bn1.running_mean",
        ["batch_normalization_1/moving_variance"] = "bn1.running_var",
        ["conv2d_2/kernel"] = "branch.0.weight",
        ["conv2d_2/bias"] = "branch.0.bias",
        ["conv2d_3/kernel"] = "branch.2.weight",
        ["conv2d_3/bias"] = "branch.2.bias",
    };

    private static readonly Dictionary<string, string> All = new(Convolutions) { ["predictions/kernel"] = "fc.weight", ["predictions/bias"] = "fc.bias" };

    [Theory]
    [InlineData("mini_keras_notop.h5", false)]
    [InlineData("mini_keras_top.h5", true)]
    [InlineData("mini_keras_model.h5", true)]
    public void A_file_of_the_real_library_is_read_by_name(string name, bool hasTop)
    {
        using WeightFile file = WeightFile.Open($"Formats/{name}");
        Dictionary<string, string> names = hasTop ? All : Convolutions;
        Assert.Equal(names.Keys.Order(StringComparer.Ordinal), file.Tensors.Keys.Order(StringComparer.Ordinal));
        MiniTensors.AssertHeldBy(file, names);
        Assert.Equal(FlattenOrder.ChannelsLast, file.FlattenOrder);
    }

    [Fact]
    public void Or_by_the_place_of_its_layers()
    {
        using WeightFile file = WeightFile.Open("Formats/mini_keras_model.h5");
        MiniTensors.AssertHeldBy(file, new Dictionary<string, string>
        {
            ["conv2d[0]/kernel"] = "conv1.weight",
            ["batch_normalization[0]/beta"] = "bn1.bias",
            ["batch_normalization[0]/moving_mean"] = "bn1.running_mean",
            ["batch_normalization[0]/moving_variance"] = "bn1.running_var",
            ["conv2d[1]/kernel"] = "branch.0.weight",
            ["conv2d[1]/bias"] = "branch.0.bias",
            ["conv2d[2]/kernel"] = "branch.2.weight",
            ["conv2d[2]/bias"] = "branch.2.bias",
            ["dense[0]/kernel"] = "fc.weight",
            ["dense[0]/bias"] = "fc.bias",
        });
        Assert.Null(file.Find("conv2d[3]/kernel"));
        Assert.Null(file.Find("predictions[0]/kernel"));
    }

    [Theory]
    [InlineData("mini_keras_top.h5", "conv2d#1/kernel", "conv2d_1/kernel")]
    [InlineData("mini_keras_top.h5", "conv2d#3/bias", "conv2d_3/bias")]
    [InlineData("mini_keras_top.h5", "batch_normalization#1/moving_mean", "batch_normalization_1/moving_mean")]
    [InlineData("mini_keras_top.h5", "conv2d#4/kernel", null)]
    [InlineData("mini_keras_top.h5", "dense#1/kernel", null)] // "predictions" has no number
    public void Or_by_the_order_in_which_its_layers_were_made(string file, string name, string? expected)
    {
        using WeightFile weights = WeightFile.Open($"Formats/{file}");
        Assert.Equal(expected, weights.Find(name));
    }

    [Fact]
    public void Layers_are_numbered_by_what_their_names_say_and_not_by_where_they_stand()
    {
        string[] layers = ["model/conv2d_104", "conv2d_99", "conv2d", "stem", "conv2d_7a", "conv2d_100", "dense_3"];
        WeightContents contents = KerasTensors.Contents([.. layers.Select(layer => new KerasTensor(
            $"{layer}/kernel", layer.StartsWith("dense", StringComparison.Ordinal) ? new TensorShape(4, 2) : new TensorShape(1, 1, 4, 2), new Unread()))]);

        Assert.Equal(
            ["conv2d", "conv2d_99", "conv2d_100", "model/conv2d_104"],
            Enumerable.Range(1, 4).Select(number => contents.Aliases[$"conv2d#{number}/kernel"].Replace("/kernel", "", StringComparison.Ordinal)));
        Assert.Equal("dense_3/kernel", contents.Aliases["dense#1/kernel"]);
        Assert.Equal("stem/kernel", contents.Aliases["conv2d[3]/kernel"]);
        Assert.DoesNotContain("conv2d#5/kernel", contents.Aliases.Keys);
    }

    [Fact]
    public void Convolutions_in_depthwise_and_separable_layers_are_asked_for_as_any_other()
    {
        KerasTensor[] tensors =
        [
            new("deep/depthwise_kernel", new TensorShape(3, 3, 4, 1), new Counted()), new("deep/bias", new TensorShape(4), new Counted()),
            new("apart/depthwise_kernel", new TensorShape(3, 3, 4, 1), new Counted()), new("apart/pointwise_kernel", new TensorShape(1, 1, 4, 8), new Counted()), new("apart/bias", new TensorShape(8), new Counted()),
        ];
        IReadOnlyDictionary<string, string> names = KerasTensors.Contents(tensors).Aliases;
        Assert.Equal(
            [
                ("apart/depthwise/kernel", "apart/depthwise_kernel"), ("apart/pointwise/bias", "apart/bias"), ("apart/pointwise/kernel", "apart/pointwise_kernel"), ("deep/kernel", "deep/depthwise_kernel"),
            ],
            names.Where(name => !name.Key.Contains('[', StringComparison.Ordinal)).Select(name => (name.Key, name.Value)).Order());
        Assert.Equal("deep/depthwise_kernel", names["depthwise_conv2d[0]/kernel"]);
        Assert.Equal("apart/bias", names["separable_conv2d[0]/pointwise/bias"]);

        // A tensor of that name is itself.
        Assert.DoesNotContain("deep/kernel", KerasTensors.Contents([.. tensors, new("deep/kernel", new TensorShape(2, 2), new Counted())]).Aliases.Keys);
    }

    [Theory]
    [InlineData("depthwise_kernel", null)]
    [InlineData("kernel", "depthwise_conv2d")]
    public void Filters_of_a_depthwise_layer_come_channel_by_channel(string role, string? layerClass)
    {
        // (H, W, C, M) = (2, 1, 3, 2): filter m of channel c is output 2c + m.
        KerasTensor kernel = new($"depthwise/{role}", new TensorShape(2, 1, 3, 2), new Counted()) { LayerClass = layerClass };
        StoredTensor tensor = Assert.Single(KerasTensors.Contents([kernel]).Tensors);
        float[] numbers = new float[12];
        tensor.Read(numbers);

        Assert.Equal(new TensorShape(6, 1, 2, 1), tensor.Shape);
        Assert.Equal([0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11], numbers);
    }

    [Fact]
    public void It_holds_what_the_same_networks_other_files_hold()
    {
        using WeightFile keras = WeightFile.Open("Formats/mini_keras_top.h5");
        using WeightFile torch = WeightFile.Open("Formats/mini.pth");
        foreach ((string name, string expected) in All) Assert.Equal(MiniTensors.Read(torch, expected), MiniTensors.Read(keras, name));
    }

    [Theory]
    [InlineData("conv2d_1", "batch_normalization_1", "conv2d_2", "conv2d_3", "predictions")]
    [InlineData("conv2d#1", "batch_normalization#1", "conv2d#2", "conv2d#3", "dense[0]")]
    [InlineData("conv2d[0]", "batch_normalization[0]", "conv2d[1]", "conv2d[2]", "dense[0]")]
    public void A_network_loads_from_it_by_names_or_places(string conv1, string norm, string conv2, string conv3, string linear)
    {
        NetworkDescription table = Mini(
            new($"{conv1}/kernel", Beta: $"{norm}/beta", Mean: $"{norm}/moving_mean", Variance: $"{norm}/moving_variance"),
            new($"{conv2}/kernel", $"{conv2}/bias"), new($"{conv3}/kernel", $"{conv3}/bias"), new($"{linear}/kernel", $"{linear}/bias"));
        NetworkDescription torchTable = Mini(
            new("conv1.weight", Beta: "bn1.bias", Mean: "bn1.running_mean", Variance: "bn1.running_var"),
            new("branch.0.weight", "branch.0.bias"), new("branch.2.weight", "branch.2.bias"), new("fc.weight", "fc.bias"));
        using WeightFile keras = WeightFile.Open("Formats/mini_keras_model.h5");
        using WeightFile torch = WeightFile.Open("Formats/mini_legacy.pth");

        LayerSet.Load(table, keras); // nothing is missing, and nothing left over
        foreach ((ConvolutionInfo operation, ConvolutionInfo torchOperation) in table.Operations.OfType<ConvolutionInfo>().Zip(torchTable.Operations.OfType<ConvolutionInfo>()))
        {
            var actual = FoldedTensors.Read(table, operation, keras, new(), []);
            var expected = FoldedTensors.Read(torchTable, torchOperation, torch, new(), []);
            Assert.Equal<float>(expected.Kernel, actual.Kernel);
            Assert.Equal(expected.Bias, actual.Bias);
        }
    }

    /// <summary>0, 1, 2 and so on.</summary>
    private sealed class Counted : IElements
    {
        public string? Defect => null;

        public (string Name, int Size) Type => ("float32", 4);

        public void Read(long first, Span<float> destination)
        {
            for (int i = 0; i < destination.Length; i++) destination[i] = first + i;
        }
    }

    private sealed class Unread : IElements
    {
        public string? Defect => null;

        public (string Name, int Size) Type => ("float32", 4);

        public void Read(long first, Span<float> destination) => throw new NotSupportedException();
    }

    private static NetworkDescription Mini(TensorNames conv1, TensorNames conv2, TensorNames conv3, TensorNames linear)
    {
        DescriptionBuilder table = new("Mini", "", "", new(8, 8, 3), "rgb / 127.5 - 1");
        table.Stage("all", "All");
        table.Convolution("", -1, 8, new(3), new(2), epsilon: 1e-3f, tensors: conv1);
        table.Convolution("", 0, 6, new(1), padding: new(0, 0, 2, 2), tensors: conv2);
        table.Convolution("", 1, 10, new(1, 7), tensors: conv3, output: new(1, 1, 10));
        table.Linear("", 2, 5, tensors: linear);
        return table.Build();
    }
}
