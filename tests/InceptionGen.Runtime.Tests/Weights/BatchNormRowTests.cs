using System;
using System.Linq;
using InceptionGen.Execution;
using InceptionGen.Kernels.Layers;
using InceptionGen.Memory;
using InceptionGen.Runtime.Tests.Kernels;
using InceptionGen.Tests.Onnx;
using InceptionGen.Weights;

namespace InceptionGen.Tests;

/// <summary>Batch norm as a row of its own: loading folds it into a kernel of ones.</summary>
public class BatchNormRowTests
{
    [Theory]
    [InlineData(true, Activation.None, 3)]
    [InlineData(false, Activation.Relu, 3)]
    [InlineData(true, Activation.Relu, 1)]
    public void It_gives_what_its_definition_says_here_and_in_ONNX(bool gamma, Activation activation, int channels)
    {
        DescriptionBuilder table = new("Net", "", "", new(2, 3, channels), "rgb");
        table.Stage("bn1", "Bn1");
        table.BatchNorm("", -1, 0.001f, activation, gamma);
        NetworkDescription network = table.Build();
        Assert.Equal((0, (gamma ? 2L : 1) * channels, 2L * channels, 0), (network.Operations[0].Weights, network.Operations[0].Parameters, network.Operations[0].RunningStatistics, network.Operations[0].MultiplyAdds));
        EditableWeights weights = EditableWeights.Of(network);
        weights["bn1.running_var"].AsSpan().Fill(0.7f);

        GuardedMap x = new GuardedMap(2, 2, 3, channels).Fill(new Random(3)), y = new(2, 2, 3, channels);
        Layer layer = LayerSet.Load(network, weights).OfStage(0)[0];
        Frames.New(2, scratchFloats: layer.ScratchFloats(2)).Run(layer, x.View, y.View);
        double[] onnx = Interpreter.Run(ReadModel.Of(network, weights), ChannelsFirst(x, channels))["bn1"].Values;

        for (int i = 0; i < x.Count; i++)
        {
            int c = i % channels, pixel = i / channels % 6, image = i / channels / 6;
            double scale = (gamma ? weights["bn1.weight"][c] : 1) / Math.Sqrt(0.7f + 0.001);
            double expected = ((x[i] - weights["bn1.running_mean"][c]) * scale) + weights["bn1.bias"][c];
            if (activation == Activation.Relu) expected = Math.Max(expected, 0);
            Assert.Equal(expected, y[i], 1e-5);
            Assert.Equal(expected, onnx[(((image * channels) + c) * 6) + pixel], 1e-5);
        }
    }

    [Fact]
    public void Its_momentum_is_its_own_or_the_networks_or_that_of_Keras()
    {
        DescriptionBuilder table = new("Net", "", "", new(8, 8, 3), "rgb");
        table.Stage("bn1", "Bn1");
        table.BatchNorm("", -1, 0.001f);
        table.Momentum(0.9997f);
        table.Convolution("conv", 0, 8, new(3), epsilon: 0.001f);
        table.Linear("linear", 1, 8, epsilon: 0.001f, momentum: 0.5f);
        Assert.Equal([0.99f, 0.9997f, 0.5f], table.Build().Operations.Cast<ConvolutionInfo>().Select(layer => layer.BatchNorm!.Momentum));
    }

    [Fact]
    public void A_network_with_several_is_tuned_and_planned()
    {
        DescriptionBuilder table = new("Net", "", "", new(8, 8, 3), "rgb");
        table.Stage("bn1", "Bn1");
        table.BatchNorm("", -1, 0.001f);
        table.Stage("conv", "Conv");
        table.Convolution("", 0, 8, new(3), activation: Activation.None);
        table.Stage("bn2", "Bn2");
        table.BatchNorm("", 1, 0.001f, Activation.Relu, gamma: false);
        NetworkDescription network = table.Build();
        string plan = network.Plan;
        Assert.Contains("batch norm", plan, StringComparison.Ordinal);
        Assert.Equal(
            ["bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var", "conv.weight", "conv.bias", "bn2.bias", "bn2.running_mean", "bn2.running_var"],
            network.Operations.SelectMany(operation => operation.RequiredTensors()).Select(tensor => tensor.Name));
        Assert.Equal(3, network.Operations.OfType<ConvolutionInfo>().Select(layer => layer.TensorName).Distinct().Count());
    }

    private static OnnxTensor ChannelsFirst(GuardedMap map, int channels) => new(
        [2, channels, 2, 3],
        [.. from image in Enumerable.Range(0, 2) from c in Enumerable.Range(0, channels) from pixel in Enumerable.Range(0, 6) select (double)map[(((image * 6) + pixel) * channels) + c]]);
}
