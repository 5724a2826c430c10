using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using InceptionGen.Weights.Keras;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Tests;

/// <summary>Keras 3's own formats.</summary>
public class Keras3Tests
{
    private static readonly (string, string)[] ByPlace = [("conv2d", "conv2d[0]"), ("batch_normalization", "batch_normalization[0]"), ("dense", "dense[0]")];
    private static readonly (string, string)[] ByNumber = [("conv2d", "conv2d#1"), ("batch_normalization", "batch_normalization#1"), ("dense", "dense#1")];
    private static readonly (string, string)[] Named = [("conv2d", "conv2d_94"), ("batch_normalization", "batch_normalization_94"), ("dense", "predictions")];

    [Theory]
    [InlineData("keras3.weights.h5")]
    [InlineData("keras3_latest.weights.h5")]
    [InlineData("keras3_2_13.weights.h5")]
    [InlineData("keras3_nested.weights.h5")]
    public void Weights_alone_are_called_by_class_and_number(string name)
    {
        using TemporaryFile file = new(Hdf5Kinds.Bytes(name));
        using WeightFile weights = WeightFile.Open(file.Path);
        Assert.Equal(8, weights.Tensors.Count); // nothing of the optimizer, the metrics and the random generators
        Assert.Equal(FlattenOrder.ChannelsLast, weights.FlattenOrder);
        Hdf5Kinds.AssertHeldBy(weights);
        Hdf5Kinds.AssertHeldBy(weights, ByPlace);
        Hdf5Kinds.AssertHeldBy(weights, ByNumber);
    }

    [Theory]
    [InlineData("keras3_named.weights.h5")] // Keras 3.10 and later keep the names beside the variables
    [InlineData("keras3.keras")] // and a whole model has them in its config.json
    public void Layers_have_their_own_names_where_the_file_has_them(string name)
    {
        using TemporaryFile file = new(Hdf5Kinds.Bytes(name));
        using WeightFile weights = WeightFile.Open(file.Path);
        Assert.Equal(8, weights.Tensors.Count);
        Hdf5Kinds.AssertHeldBy(weights, Named);
        Hdf5Kinds.AssertHeldBy(weights, ByPlace);
        Hdf5Kinds.AssertHeldBy(weights, [.. ByNumber[..2], ("dense", "dense[0]")]);
        Assert.Null(weights.Find("dense#1/kernel")); // "predictions" has no number
    }

    [Theory]
    [InlineData("layers_twice.weights.h5", "dense", "dense_1", "dense_2")]
    [InlineData("keras2_13.keras", "a", "b", "c")]
    public void TensorFlow_2_13_counted_each_layer_twice(string name, string first, string second, string third)
    {
        using TemporaryFile file = new(Hdf5Kinds.Bytes(name));
        using WeightFile weights = WeightFile.Open(file.Path);
        foreach ((int i, string layer) in new[] { first, second, third }.Index())
        {
            float[] values = new float[4];
            weights.Read($"{layer}/kernel", values);
            Assert.Equal([i, i, i, i], values);
            Assert.Equal($"{layer}/kernel", weights.Find($"dense[{i}]/kernel"));
        }
    }

    [Fact]
    public void The_folder_of_a_model_is_read_with_its_config()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            using (TemporaryFile archive = new(Hdf5Kinds.Bytes("keras3.keras"))) ZipFile.ExtractToDirectory(archive.Path, folder);
            using WeightFile weights = WeightFile.Open(folder);
            Hdf5Kinds.AssertHeldBy(weights, Named);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Bfloat16_is_read()
    {
        using TemporaryFile file = new(Hdf5Kinds.Bytes("keras3_bfloat16.weights.h5"));
        using WeightFile weights = WeightFile.Open(file.Path);
        float[] actual = new float[35];
        weights.Read("dense/kernel", actual);
        Assert.All(Hdf5Kinds.Expected("dense/kernel").Values.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, pair.First / 128));
    }

    [Fact]
    public void A_compressed_archive_is_refused_with_what_to_do()
    {
        using TemporaryFile file = new(Hdf5Kinds.Bytes("keras3_compressed.keras"));
        WeightException exception = Assert.Throws<WeightException>(() => WeightFile.Open(file.Path));
        Assert.Equal($"{file.Path} cannot be read as a Keras file: 'model.weights.h5' is compressed: unzip the archive, and open the file model.weights.h5.", exception.Message);
    }

    [Theory]
    [InlineData("Conv2D", "conv2d")]
    [InlineData("BatchNormalization", "batch_normalization")]
    [InlineData("Conv2DTranspose", "conv2d_transpose")]
    [InlineData("DepthwiseConv2D", "depthwise_conv2d")]
    [InlineData("PReLU", "p_re_lu")]
    [InlineData("GlobalAveragePooling2D", "global_average_pooling2d")]
    public void Classes_are_called_as_Keras_calls_them(string className, string expected) => Assert.Equal(expected, KerasConfig.SnakeCase(className));

    [Fact]
    public void A_config_says_which_layer_a_number_is()
    {
        KerasConfig config = KerasConfig.Read("""
            {"class_name": "Functional", "config": {"name": "outer", "layers": [
                {"class_name": "InputLayer", "config": {"name": "in"}},
                {"class_name": "Conv2D", "config": {"name": "conv2d_7"}},
                {"class_name": "Functional", "config": {"name": "base", "layers": [{"class_name": "Conv2D", "config": {"name": "stem"}}]}},
                {"class_name": "Conv2D", "config": {"name": "conv2d_3"}},
                {"class_name": "BatchNormalization", "config": {"name": "bn", "scale": true, "center": false}}]}}
            """u8.ToArray());
        Assert.Equal("conv2d_7", config.Layer("conv2d").Name);
        Assert.Equal("conv2d_3", config.Layer("conv2d_1").Name);
        Assert.Equal("stem", config.Layer("functional").Layer("conv2d").Name);
        Assert.Null(config.Layer("conv2d_2").Name);
        TensorShape vector = new(4);
        Assert.Equal(["gamma", "moving_mean", "moving_variance"], VariableNames.Of(config.Layer("batch_normalization"), "batch_normalization", [vector, vector, vector]));
        Assert.Equal(["beta", "moving_mean", "moving_variance"], VariableNames.Of(KerasConfig.None, "batch_normalization", [vector, vector, vector]));
        Assert.Equal(["moving_mean", "moving_variance"], VariableNames.Of(KerasConfig.None, "batch_normalization", [vector, vector]));
    }

    [Fact]
    public void Layers_of_classes_of_ones_own_are_known_by_what_they_have()
    {
        TensorShape kernel = new(3, 3, 4, 8), vector = new(8), other = new(5);
        Assert.Equal(["kernel", "bias"], VariableNames.Of(KerasConfig.None, null, [kernel, vector]));
        Assert.Equal(["kernel"], VariableNames.Of(KerasConfig.None, null, [kernel]));
        Assert.Equal(["0", "1"], VariableNames.Of(KerasConfig.None, null, [kernel, other]));
        Assert.Equal(["0", "1"], VariableNames.Of(KerasConfig.None, null, [vector, vector]));
        Assert.Equal(["gamma", "beta", "moving_mean", "moving_variance"], VariableNames.Of(KerasConfig.None, null, [vector, vector, vector, vector]));
    }

    [Fact]
    public void Numbers_that_count_a_class_in_the_models_order_say_nothing_of_which_was_made_first()
    {
        // conv2d_1 before conv2d, as two models inside a model may have it
        WeightContents contents = KerasTensors.Contents([Kernel("b/conv2d"), Kernel("a/conv2d_1"), Kernel("a/conv2d")], areNumberedAsMade: false);
        Assert.Equal(["b/conv2d/kernel", "a/conv2d_1/kernel", "a/conv2d/kernel"], Enumerable.Range(1, 3).Select(number => contents.Aliases[$"conv2d#{number}/kernel"]));

        static KerasTensor Kernel(string layer) => new($"{layer}/kernel", new TensorShape(1, 1, 4, 2), new UnreadableElements("is not there"));
    }
}
