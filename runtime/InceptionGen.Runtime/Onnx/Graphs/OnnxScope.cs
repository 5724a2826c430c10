using System;
using System.Collections.Generic;

namespace InceptionGen.Onnx.Graphs;

/// <summary>What an operation needs to write itself down: the graph, its inputs and output, and names for what lies in between.</summary>
/// <param name="graph">Where the nodes go.</param>
/// <param name="operation">Index of the operation among the network's.</param>
/// <param name="within">A name of the whole graph for something within the operation.</param>
/// <param name="inputs">What it reads.</param>
/// <param name="result">Its output, as a map.</param>
internal sealed class OnnxScope(OnnxGraph graph, int operation, Func<string, string> within, IReadOnlyList<OnnxValue> inputs, OnnxValue result)
{
    /// <summary>What it reads.</summary>
    public IReadOnlyList<OnnxValue> Inputs => inputs;

    /// <summary>The first of what it reads, as a map.</summary>
    public OnnxValue Input => Map(inputs[0]);

    /// <summary>Its output, as a map.</summary>
    public OnnxValue Result => result;

    /// <summary>A name for something within it.</summary>
    public string Name(string what) => within(what);

    /// <summary>Adds a node.</summary>
    public OnnxValue Node(string type, IEnumerable<string> reads, OnnxValue writes, params ReadOnlySpan<ProtoMessage> attributes) =>
        graph.Node(type, reads, writes, attributes);

    /// <summary>Adds integers.</summary>
    public string Constant(string what, params ReadOnlySpan<int> values) => graph.Constant(within(what), values);

    /// <summary>Adds float32 numbers in row-major order; a single one without dimensions.</summary>
    public string Constant(string what, ReadOnlySpan<int> dimensions, ReadOnlySpan<float> values) => graph.Constant(within(what), dimensions, values);

    /// <summary>Adds the weights of a convolution: the names of its kernel and, if it has one, its bias.</summary>
    /// <param name="shape">The kernel's shape: (O, I, H, W) or (out, in).</param>
    /// <param name="hasBias">Whether there is a bias: one number per output.</param>
    public IEnumerable<string> Weights(TensorShape shape, bool hasBias)
    {
        OnnxLayer layer = new(operation, shape, within("weight"), hasBias ? within("bias") : null);
        graph.Weights(layer);
        return hasBias ? [layer.Kernel, layer.Bias!] : [layer.Kernel];
    }

    /// <summary>Adds an activation after the node that makes a sum, if there is an activation.</summary>
    /// <param name="activation">What is applied to the sum.</param>
    /// <param name="output">The output.</param>
    /// <param name="sum">Makes the sum in the tensor that it is given.</param>
    public OnnxValue Activated(Activation activation, OnnxValue output, Func<OnnxValue, OnnxValue> sum) => activation switch
    {
        Activation.Relu => Node("Relu", [sum(output with { Name = within("sum") }).Name], output),
        Activation.Relu6 => Node("Clip", [sum(output with { Name = within("sum") }).Name, Constant("least", [], [0]), Constant("most", [], [6])], output),
        Activation.Sigmoid => Node("Sigmoid", [sum(output with { Name = within("sum") }).Name], output),
        _ => sum(output),
    };

    /// <summary>A tensor as (N, C): a map's values in C, H, W order.</summary>
    /// <param name="value">The tensor.</param>
    /// <param name="what">What the vector is called within the operation; as the operation's output if null.</param>
    public OnnxValue Vector(OnnxValue value, string? what = null) => value.IsVector
        ? value
        : Node(
            "Flatten",
            [value.Name],
            new(what is null ? result.Name : within(what), new(1, 1, checked((int)value.Shape.Elements)), IsVector: true),
            OnnxMessages.Integer("axis", 1));

    /// <summary>A tensor as (N, C, H, W), for an operation that reads a map after a linear layer.</summary>
    public OnnxValue Map(OnnxValue value)
    {
        if (!value.IsVector) return value;
        string axes = Constant("axes", 2, 3);
        return Node("Unsqueeze", [value.Name, axes], value with { Name = within("map"), IsVector = false });
    }
}
