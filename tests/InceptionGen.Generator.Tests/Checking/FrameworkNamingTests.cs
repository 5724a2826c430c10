using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Checking.Options;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>The shipped names tables against what the frameworks call the layers.</summary>
public sealed class FrameworkNamingTests
{
    /// <summary>One network under the names of three frameworks, as a list of its layers has them.</summary>
    [Theory]
    [InlineData("inception_v3_keras", "", "keras_conv", "conv2d_", "conv2d#", "/kernel")]
    [InlineData("inception_v3_keras", "slim", "slim_scope", "", "", "/weights")]
    [InlineData("inception_v3", "", "torchvision_conv", "", "", ".weight")]
    public void Inception_v3_has_every_frameworks_names(string table, string names, string column, string listed, string prefix, string suffix) => Assert.Equal(
        InceptionV3Layers(column).Select(layer => prefix + layer[listed.Length..] + suffix),
        Kernels(Shipped(table, names)).Take(94));

    /// <summary>The layers that Keras' InceptionResNetV2 gives a name are not among the numbered ones.</summary>
    [Fact]
    public void Named_layers_of_Keras_are_not_counted()
    {
        TensorNames[] layers = [.. TensorsOf.Network(Shipped("inception_resnet_v2_keras", ""))];
        IEnumerable<string> blocks = new[] { ("block35", 10), ("block17", 20), ("block8", 10) }.SelectMany(block => Enumerable.Range(1, block.Item2).Select(number => $"{block.Item1}_{number}_conv/kernel"));

        Assert.Equal(
            [.. Enumerable.Range(1, 203).Select(number => $"conv2d#{number}/kernel"), .. blocks, "conv_7b/kernel", "dense[0]/kernel"],
            layers.Select(layer => layer.Kernel).OrderBy(kernel => kernel.StartsWith("conv2d", System.StringComparison.Ordinal) ? 0 : 1));
        Assert.Equal(
            [.. Enumerable.Range(1, 203).Select(number => $"batch_normalization#{number}/beta"), "conv_7b_bn/beta"],
            layers.Select(layer => layer.Beta).OfType<string>());
        Assert.Equal([.. blocks.Select(kernel => kernel.Replace("kernel", "bias")), "dense[0]/bias"], layers.Select(layer => layer.Bias).OfType<string>());
        Assert.DoesNotContain(layers, layer => layer.Gamma is not null);
    }

    /// <summary>Keras sorts layers by their distance from the output, in the model as in its files.</summary>
    [Fact]
    public void The_order_of_Keras_files_is_the_order_of_their_layers()
    {
        int[] positions = [.. InceptionV3Layers("position_in_model.layers").Select(int.Parse)];
        IEnumerable<int> places = positions.Select(position => positions.Count(other => other < position));

        Assert.Equal(
            [.. places.Select(place => $"conv2d[{place}]/kernel"), "dense[0]/kernel"],
            Kernels(Shipped("inception_v3_keras", "by_order")));
    }

    private static IEnumerable<string> InceptionV3Layers(string column)
    {
        string[][] map = [.. Repository.Read("tests", "InceptionGen.Generator.Tests", "Tables", "inception_v3_name_map.csv").TrimEnd().Split('\n').Select(line => line.Split(','))];
        return map.Skip(1).Select(layer => layer[System.Array.IndexOf(map[0], column)]);
    }

    private static NetworkSpec Shipped(string table, string names)
    {
        string file = table + "." + names + ".names.csv";
        (string, string)[] files = [.. Tables.Shipped(table).Select(shipped => (shipped.Path, shipped.Text))];
        return names.Length == 0 ? Judging.Of(files).Clean() : Judging.Of([.. files, (file, Repository.Read("tables", file))]).Clean(new TableOptions(Names: file));
    }

    private static IEnumerable<string> Kernels(NetworkSpec spec) => TensorsOf.Network(spec).Select(layer => layer.Kernel);
}
