using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Execution;

namespace InceptionGen.Tests.Onnx;

/// <summary>What a written model is made of.</summary>
public class ModelTests
{
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
    public void Outputs_are_called_as_is_asked_for()
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        ReadModel model = ReadModel.Of(TinyNetwork.Description, weights, new() { Outputs = [TinyNetwork.Softmax, TinyNetwork.Linear], OutputNames = ["probabilities", "conv1"] });
        Assert.Equal(["probabilities: N 5", "conv1: N 5"], model.Outputs);
        Assert.Contains("Relu conv1 (2)", model.Nodes.Select(node => $"{node.Type} {node.Output}"));
    }

    [Theory]
    [InlineData("1 names for 2 outputs", "one")]
    [InlineData("'input'", "one", "input")]
    [InlineData("'one'", "one", "one")]
    [InlineData("''", "one", "")]
    public void Names_of_outputs_go_with_them(string message, params string[] names)
    {
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => ReadModel.Of(TinyNetwork.Description, weights, new() { OutputNames = names }));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_names_are_numbered_and_the_input_keeps_its_own()
    {
        DescriptionBuilder table = new("Names", "", "", new(4, 4, 2), "rgb");
        table.Stage("input", "Input");
        table.MaxPool(-1, new(1));
        table.MaxPool(-1, new(1));
        table.Concat(-1, 0, 1);
        table.Stage("a", "A");
        table.Add(new SoftmaxInfo(), 2);
        ReadModel model = ReadModel.Of(table.Build(), new EditableWeights());
        Assert.Equal(["input (2)/max pool", "input (2)/max pool (2)", "input (2)", "a"], model.Nodes.Select(node => node.Output));
        Assert.Equal(["a: N 4 4 4", "input (2): N 4 4 4"], model.Outputs);
    }

    [Fact]
    public void A_convolution_without_bias_has_none()
    {
        DescriptionBuilder table = new("Bare", "", "", new(4, 4, 2), "rgb");
        table.Stage("conv", "Conv");
        table.Convolution("", -1, 3, new(1), activation: Activation.None, bias: false);
        NetworkDescription network = table.Build();
        ReadModel model = ReadModel.Of(network, EditableWeights.Of(network));
        Assert.Equal(["input", "conv/weight"], Assert.Single(model.Nodes).Inputs);
        Assert.Equal(["conv/weight"], model.Constants.Keys);
    }

    [Fact]
    public void Outputs_are_stages_of_the_network()
    {
        DescriptionBuilder table = new("Other", "", "", new(4, 4, 2), "rgb");
        table.Stage("a", "A");
        table.Add(new SoftmaxInfo(), -1);
        NetworkDescription other = table.Build();
        EditableWeights weights = EditableWeights.Of(TinyNetwork.Description);
        Assert.StartsWith(
            "a is a tap of Other; this is Tiny.",
            Assert.Throws<ArgumentException>(() => ReadModel.Of(TinyNetwork.Description, weights, new() { Outputs = [other.Taps[0]] })).Message,
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
}
