using System;
using System.Collections.Generic;
using System.Linq;
using Classify;
using InceptionGen.Execution;

namespace InceptionGen.Tests.Onnx;

/// <summary>What a written model is made of.</summary>
public class ModelTests
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
    public void Tensors_are_called_as_rows_and_columns()
    {
        ReadModel model = ReadModel.Of(TinyNetwork.Description, EditableWeights.Of(TinyNetwork.Description), new() { Outputs = [TinyNetwork.Softmax, TinyNetwork.Aux] });
        Assert.Equal(
            [
                "Conv conv1/sum", "Relu conv1", "Conv inception (a)/#1x1/sum", "Relu inception (a)/#1x1", "Conv inception (a)/#3x3 reduce/sum",
                "Relu inception (a)/#3x3 reduce", "Conv inception (a)/#3x3/sum", "Relu inception (a)/#3x3", "MaxPool inception (a)/max pool",
                "Conv inception (a)/pool proj/sum", "Relu inception (a)/pool proj", "Concat inception (a)", "LRN norm", "AveragePool avgpool",
                "Flatten linear/flatten", "Gemm linear", "Softmax softmax", "AveragePool aux pool", "Flatten aux/flatten", "Gemm aux",
            ],
            model.Nodes.Select(node => $"{node.Type} {node.Output}"));
        Assert.All(model.Nodes, node => Assert.Equal(node.Output, node.Name));
        Assert.Contains("inception (a)/#3x3: N 6 6 6", model.Values);
        Assert.Contains("linear/flatten: N 16", model.Values);
        Assert.Equal(["input", "conv1/weight", "conv1/bias"], model.Nodes[0].Inputs);
        Assert.Equal([8, 3, 3, 3], OnnxTensor.DimensionsOf(model.Constants["conv1/weight"]));
        Assert.Equal([4, 144], OnnxTensor.DimensionsOf(model.Constants["aux/weight"]));
    }

    [Fact]
    public void Every_inception_network_is_a_graph_without_loose_ends()
    {
        foreach (NetworkChoice choice in Networks.All.Where(choice => choice.Name is not ("alexnet" or "vgg16")))
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

    [Fact]
    public void What_no_output_needs_is_not_written()
    {
        ReadModel model = ReadModel.Of(TinyNetwork.Description, EditableWeights.Of(TinyNetwork.Description), new() { Outputs = [TinyNetwork.Conv1, TinyNetwork.Conv1] });
        Assert.Equal(["conv1/sum", "conv1"], model.Nodes.Select(node => node.Output));
        Assert.Equal(["conv1/weight", "conv1/bias"], model.Constants.Keys);
        Assert.Equal(["conv1: N 8 6 6"], model.Outputs);
    }

    [Fact]
    public void Dropout_is_there_only_as_an_output()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        Assert.DoesNotContain(ReadModel.Of(TinyNetwork.Description, weights).Nodes, node => node.Output == "dropout");
        ReadNode last = ReadModel.Of(TinyNetwork.Description, weights, new() { Outputs = [TinyNetwork.Dropout] }).Nodes[^1];
        Assert.Equal(("Identity", "dropout"), (last.Type, last.Output));
        Assert.Equal(["avgpool"], last.Inputs);
    }

    [Fact]
    public void Equal_names_are_numbered_and_the_input_keeps_its_own()
    {
        DescriptionBuilder table = new("Names", "", "", new(4, 4, 2), "rgb");
        table.Stage("input", "Input", new(4, 4, 2), new(4, 4, 4));
        table.MaxPool(-1, new(4, 4, 2), new(4, 4, 2), new(1, 1), new(1, 1), default);
        table.MaxPool(-1, new(4, 4, 2), new(4, 4, 2), new(1, 1), new(1, 1), default);
        table.Concat([0, 1], new(4, 4, 2), new(4, 4, 4));
        table.Stage("a", "A", new(4, 4, 4), new(4, 4, 4));
        table.Softmax(2, new(4, 4, 4));
        ReadModel model = ReadModel.Of(table.Build(), new EditableWeights());
        Assert.Equal(["input (2)/max pool", "input (2)/max pool (2)", "input (2)", "a"], model.Nodes.Select(node => node.Output));
        Assert.Equal(["a: N 4 4 4", "input (2): N 4 4 4"], model.Outputs);
    }

    [Fact]
    public void A_convolution_without_bias_has_none()
    {
        DescriptionBuilder table = new("Bare", "", "", new(4, 4, 2), "rgb");
        table.Stage("conv", "Conv", new(4, 4, 2), new(4, 4, 3));
        table.Convolution("", -1, new(4, 4, 2), new(4, 4, 3), new(1, 1), new(1, 1), default, new("conv.weight"), Activation.None);
        NetworkDescription network = table.Build();
        ReadModel model = ReadModel.Of(network, EditableWeights.Of(network));
        Assert.Equal(["input", "conv/weight"], Assert.Single(model.Nodes).Inputs);
        Assert.Equal(["conv/weight"], model.Constants.Keys);
    }

    [Fact]
    public void Outputs_are_stages_of_the_network()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        Assert.StartsWith(
            "conv1 is a tap of GoogLeNet; this is Tiny.",
            Assert.Throws<ArgumentException>(() => ReadModel.Of(TinyNetwork.Description, weights, new() { Outputs = [GoogLeNet.Conv1] })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ReadModel.Of(TinyNetwork.Description, weights, new() { Outputs = [] }));
        Assert.Throws<ArgumentNullException>(() => ReadModel.Of(TinyNetwork.Description, weights, new() { Outputs = [null!] }));
    }

    [Fact]
    public void Weights_that_do_not_fit_are_listed_as_in_loading()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description).Remove("aux.weight").Put("more", new(1));
        Assert.Equal(["more (1) is surplus: no row of the table needs it."], Assert.Throws<WeightException>(() => ReadModel.Of(TinyNetwork.Description, weights)).Problems);
        ReadModel.Of(TinyNetwork.Description, weights, new() { IgnoreSurplus = true });
        Assert.Equal(
            ["aux: aux.weight (4x144) is missing."],
            Assert.Throws<WeightException>(() => ReadModel.Of(TinyNetwork.Description, weights, new() { IgnoreSurplus = true, Outputs = [TinyNetwork.Aux] })).Problems);
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
