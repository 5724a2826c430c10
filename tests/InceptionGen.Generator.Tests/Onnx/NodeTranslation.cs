extern alias runtime;

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using R = runtime::InceptionGen;

namespace InceptionGen.Generator.Tests.Onnx;

/// <summary>Writes the cases that a table can express as one.</summary>
internal static partial class NodeTranslation
{
    private static readonly Dictionary<string, Func<OnnxNode, OnnxTensor?[], OnnxTensor, NodeTable>> Operators = new(StringComparer.Ordinal)
    {
        ["Conv"] = Convolution,
        ["AveragePool"] = Pool,
        ["MaxPool"] = Pool,
        ["GlobalAveragePool"] = GlobalPool,
        ["GlobalMaxPool"] = GlobalPool,
        ["LRN"] = LocalResponseNorm,
        ["BatchNormalization"] = BatchNorm,
        ["Softmax"] = Softmax,
        ["Gemm"] = Linear,
        ["MatMul"] = Linear,
        ["Concat"] = Concat,
        ["Add"] = Add,
        ["Sum"] = Add,
        ["Relu"] = Relu,
        ["Flatten"] = Flatten,
        ["Dropout"] = Dropout,
    };

    // They change no value, and dimensions of one mean nothing here.
    private static readonly string[] Reshapes = ["Unsqueeze", "Squeeze"];

    /// <summary>Whether the case is about something that networks have.</summary>
    public static bool IsKnown(OnnxCase test) => test.Nodes.Any(node => Operators.ContainsKey(node.Operator)) && !test.Nodes.Any(node => node.Operator == "Gradient");

    /// <summary>The case as a table.</summary>
    /// <exception cref="NotExpressibleException">It cannot be written as one.</exception>
    public static NodeTable Translate(OnnxCase test)
    {
        if (test.Nodes.Where(node => !Reshapes.Contains(node.Operator)).ToArray() is not [var node]) throw new NotExpressibleException("several operations");

        Dictionary<string, OnnxTensor> tensors = test.Inputs();
        if (test.Nodes.Count > 1) return Reshaped(node, tensors.Values.Single(), test.Expected());
        OnnxTensor?[] inputs = [.. node.Inputs.Select(name => name.Length == 0 ? null : tensors[name])];
        return Operators[node.Operator](node, inputs, test.Expected());
    }

    // A pool of one dimension that has been given a second one: (N, C, W) as (N, C, W, 1).
    private static NodeTable Reshaped(OnnxNode node, OnnxTensor input, OnnxTensor expected) =>
        Operators[node.Operator](node, [WithColumn(input)], WithColumn(expected));

    private static OnnxTensor WithColumn(OnnxTensor tensor) => tensor with { Dimensions = [.. tensor.Dimensions, 1] };

    private static string Table(string input, string output, string row, params string[] directives) =>
        string.Join('\n', [$"# input: {input}", .. directives.Select(directive => $"# {directive}"), "type,patch size/stride,output size,padding", row.Replace("OUTPUT", output, StringComparison.Ordinal), ""]);

    private static string Text(float value) => value.ToString("0.#########", CultureInfo.InvariantCulture);

    private static Dictionary<R.TensorRole, float[]> Layer(float[] kernel, float[]? bias = null) =>
        new() { [R.TensorRole.Kernel] = kernel, [R.TensorRole.Bias] = bias ?? [] };

    // (O, I): input first + o is output o.
    private static float[] Picking(int outputs, int inputs, int first)
    {
        float[] kernel = new float[outputs * inputs];
        for (int output = 0; output < outputs; output++) kernel[(output * inputs) + ((first + output) % inputs)] = 1;
        return kernel;
    }
}
