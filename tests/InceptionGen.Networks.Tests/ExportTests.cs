using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Shipped;
using InceptionGen.Tests.Onnx;

namespace InceptionGen.Networks.Tests;

/// <summary>The shipped networks as ONNX models.</summary>
public class ExportTests
{
    [Fact]
    public void A_model_says_what_it_is_and_how_its_input_is_made()
    {
        NetworkDescription network = GoogLeNet.Description;
        ReadModel model = ReadModel.Of(network, SyntheticWeights.For(network));
        Assert.Equal(8, model.Model.Integer(1));
        Assert.Equal(("", 17L), (model.Model.Message(8).Text(1), model.Model.Message(8).Integer(2)));
        Assert.Equal("InceptionGen", model.Model.Text(2));
        Assert.Equal("GoogLeNet", model.Graph.Text(2));
        Assert.Contains(network.Source, model.Model.Text(6), StringComparison.Ordinal);
        Assert.Equal(
            [("preprocessing", "bgr - 104 117 123"), ("source", network.Source), ("lineage", network.Lineage)],
            model.Model.Messages(14).Select(entry => (entry.Text(1), entry.Text(2))));
        Assert.Equal(["input: N 3 224 224"], model.Inputs);
        Assert.Equal(["softmax: N 1000", "linear: N 1000"], model.Outputs);
    }

    [Fact]
    public void A_model_tells_what_its_classes_are_called_if_the_table_does()
    {
        NetworkDescription network = InceptionV3Nsfwjs.Description;
        ReadModel model = ReadModel.Of(network, new Ones(network), new() { Outputs = [network.Taps[0]] });
        ProtoFields entry = model.Model.Messages(14)[^1];
        Assert.Equal(("classes", string.Join('\n', network.ClassNames)), (entry.Text(1), entry.Text(2)));
        Assert.Equal(5, network.ClassNames.Count);
    }

    [Fact]
    public void Every_inception_network_is_a_graph_without_loose_ends()
    {
        foreach (ShippedNetwork choice in ShippedNetworks.All.Where(choice => choice.Name is not ("alexnet" or "vgg16")))
        {
            NetworkDescription network = choice.Describe();
            ReadModel model = ReadModel.Of(network, new Ones(network), new() { Outputs = network.Taps });
            string[] defined = ["input", .. model.Constants.Keys, .. model.Nodes.Select(node => node.Output)];
            Assert.Equal(defined.Length, defined.Distinct().Count());
            int before = defined.Length - model.Nodes.Count;
            Assert.All(model.Nodes.Index(), node => Assert.Subset(defined.Take(before + node.Index).ToHashSet(), node.Item.Inputs.ToHashSet()));
            Assert.All(network.Stages.Zip(model.Outputs), pair => Assert.StartsWith($"{pair.First.Name}: N {pair.First.Output.Channels}", pair.Second, StringComparison.Ordinal));
            Assert.Equal(model.Nodes.Count, model.Values.Count);
        }
    }

    /// <summary>Weights that cost no time.</summary>
    private sealed class Ones(NetworkDescription network) : IWeightSource
    {
        public string Description => "ones";

        public IReadOnlyDictionary<string, TensorShape> Tensors { get; } =
            network.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape);

        public void Read(string name, Span<float> destination) => destination.Fill(1);
    }
}
