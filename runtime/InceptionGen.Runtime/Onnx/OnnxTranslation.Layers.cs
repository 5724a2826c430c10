using System;
using System.Collections.Generic;

namespace InceptionGen.Onnx;

/// <content>Convolutions, linear layers, sums, and the two forms of a tensor.</content>
internal sealed partial class OnnxTranslation
{
    private OnnxValue Convolution(int index, OperationInfo convolution, OnnxValue input, OnnxValue result)
    {
        Padding pads = Reached(convolution);
        return Activated(index, convolution.Activation, result, sum => _graph.Node(
            "Conv",
            [input.Name, .. Weights(index, convolution)],
            sum,
            OnnxMessages.Integers("kernel_shape", convolution.Kernel.Height, convolution.Kernel.Width),
            OnnxMessages.Integers("strides", convolution.Stride.Height, convolution.Stride.Width),
            OnnxMessages.Integers("pads", pads.Top, pads.Left, pads.Bottom, pads.Right)));
    }

    // The inputs of a linear layer stand in C, H, W order, which is how Flatten numbers an (N, C, H, W) map.
    private OnnxValue Linear(int index, OperationInfo linear, OnnxValue input, OnnxValue result)
    {
        OnnxValue vector = Vector(input, input.IsVector ? "" : _names.Within(index, "flatten"));
        return Activated(index, linear.Activation, result, sum => _graph.Node(
            "Gemm", [vector.Name, .. Weights(index, linear)], sum, OnnxMessages.Integer("transB", 1)));
    }

    // Rounded as the runtime does it: the scaled body first.
    private OnnxValue Add(int index, OperationInfo add, OnnxValue input, OnnxValue body, OnnxValue result)
    {
        if (add.Alpha != 1)
        {
            string scale = _graph.Constant(_names.Within(index, "scale"), [], [add.Alpha]);
            body = _graph.Node("Mul", [body.Name, scale], body with { Name = _names.Within(index, "scaled") });
        }

        return Activated(index, add.Activation, result, sum => _graph.Node("Add", [input.Name, body.Name], sum));
    }

    private IEnumerable<string> Weights(int index, OperationInfo operation)
    {
        // Folding batch norm in leaves a bias.
        bool hasBias = operation.Tensors is { Bias: not null } or { Variance: not null };
        OnnxLayer layer = new(operation, _names.Within(index, "weight"), hasBias ? _names.Within(index, "bias") : null);
        _graph.Weights(layer);
        return hasBias ? [layer.Kernel, layer.Bias!] : [layer.Kernel];
    }

    private OnnxValue Activated(int index, Activation activation, OnnxValue result, Func<OnnxValue, OnnxValue> sum) => activation switch
    {
        Activation.Relu => _graph.Node("Relu", [sum(result with { Name = _names.Within(index, "sum") }).Name], result),
        _ => sum(result),
    };

    /// <summary>A tensor as (N, C): a map's values in C, H, W order.</summary>
    private OnnxValue Vector(OnnxValue value, string name) => value.IsVector
        ? value
        : _graph.Node("Flatten", [value.Name], new(name, new(1, 1, checked((int)value.Shape.Elements)), IsVector: true), OnnxMessages.Integer("axis", 1));

    /// <summary>A tensor as (N, C, H, W), for an operation that reads a map behind a linear layer.</summary>
    private OnnxValue Map(int index, OnnxValue value)
    {
        if (!value.IsVector) return value;
        string axes = _graph.Constant(_names.Within(index, "axes"), 2, 3);
        return _graph.Node("Unsqueeze", [value.Name, axes], value with { Name = _names.Within(index, "map"), IsVector = false });
    }
}
