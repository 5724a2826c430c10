using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Shipped;

namespace InceptionGen.Networks.Tests;

/// <summary>Every tap and every layer of the shipped tables has the shape that it has in the implementation's own graph, run once and written down
/// (References/*.shapes.csv: the stage or tensor, the graph's node, its output; Keras' network beside torchvision's graph).</summary>
public class TracedShapesTests
{
    [Theory]
    [InlineData("googlenet", true)]
    [InlineData("googlenet_torchvision", false)]
    [InlineData("bn_inception", false)]
    [InlineData("inception_v3", false)]
    [InlineData("inception_v3_keras", false)]
    [InlineData("inception_v4", false)]
    [InlineData("inception_resnet_v2", false)]
    public void Shapes_are_those_of_the_traced_graph(string name, bool isWhole)
    {
        // Caffe's training file is whole; PyTorch's graphs were run without auxiliary classifiers and end in the logits.
        IEnumerable<StageInfo> stages = ShippedNetworks.Find(name).Describe().Stages
            .Where(stage => isWhole || (stage.Head.Length == 0 && stage.Operations is not [.., SoftmaxInfo]));
        IEnumerable<string> layers = stages.SelectMany(stage => stage.Operations).OfType<ConvolutionInfo>()
            .Select(operation => Line(operation.WeightName, operation.Output));

        Assert.Equal(Traced(name), layers.Concat(stages.Select(stage => Line(stage.Name, stage.Output))).Order());
    }

    private static string Line(string name, MapShape shape) => $"{name}: {shape}";

    private static IEnumerable<string> Traced(string name) => File.ReadLines($"References/{name}.shapes.csv").Skip(1)
        .Select(line => line.Split(',') is [var ours, _, var shape] ? $"{ours}: {shape}" : throw new InvalidDataException(line)).Order();
}
