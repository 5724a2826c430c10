extern alias runtime;

using System;
using System.Linq;
using R = runtime::InceptionGen;

namespace InceptionGen.Generator.Tests.Onnx;

/// <content>Normalisation, linear layers, merges and what changes no number.</content>
internal static partial class NodeTranslation
{
    private static NodeTable LocalResponseNorm(OnnxNode node, OnnxTensor?[] inputs, OnnxTensor expected)
    {
        (Maps input, Maps output) = (Maps.Of(inputs[0]!), Maps.Of(expected));
        string constants = $"size {node.Integer("size", 0)}, alpha {Text(node.Number("alpha", 0.0001f))}, beta {Text(node.Number("beta", 0.75f))}, k {Text(node.Number("bias", 1))}";
        return new(Table(input.Size, output.Size, $"\"local response norm ({constants})\",,OUTPUT"), input.Images, input.ToPixels(), output.ToPixels());
    }

    // A table has batch norm after a convolution: here after one that changes nothing.
    private static NodeTable BatchNorm(OnnxNode node, OnnxTensor?[] inputs, OnnxTensor expected)
    {
        if (node.Integer("training_mode", 0) == 1) throw new NotExpressibleException("training");
        (Maps input, Maps output) = (Maps.Along(inputs[0]!, 1), Maps.Along(expected, 1));
        var layer = Layer(Picking(input.Channels, input.Channels, first: 0));
        (layer[R.TensorRole.Gamma], layer[R.TensorRole.Beta]) = (inputs[1]!.Values, inputs[2]!.Values);
        (layer[R.TensorRole.Mean], layer[R.TensorRole.Variance]) = (inputs[3]!.Values, inputs[4]!.Values);
        return new(
            Table(input.Size, output.Size, "convolution,1x1/1,OUTPUT", "activation: none", $"normalization: batch norm (epsilon {Text(node.Number("epsilon", 1e-5f))})"),
            input.Images, input.ToPixels(), output.ToPixels(), layer);
    }

    private static NodeTable Softmax(OnnxNode node, OnnxTensor?[] inputs, OnnxTensor expected)
    {
        int axis = node.Integer("axis", -1);
        (Maps input, Maps output) = (Maps.Along(inputs[0]!, axis).AsPixels(), Maps.Along(expected, axis).AsPixels());
        return new(Table(input.Size, output.Size, "softmax,,OUTPUT"), input.Images, input.ToPixels(), output.ToPixels());
    }

    // alpha * A * B + beta * C: the rows of A are images, B is the kernel, C the bias.
    private static NodeTable Linear(OnnxNode node, OnnxTensor?[] inputs, OnnxTensor expected)
    {
        if (inputs.Any(input => input!.Dimensions.Length > 2)) throw new NotExpressibleException("products of several matrices");
        OnnxTensor rows = node.Integer("transA", 0) == 1 ? Transposed(inputs[0]!) : inputs[0]!, kernel = node.Integer("transB", 0) == 1 ? inputs[1]! : Transposed(inputs[1]!);
        (int images, int outputs) = (expected.Dimensions[0], expected.Dimensions[1]);
        float[] bias = inputs.Length > 2 ? Scaled(Broadcast(inputs[2]!, images, outputs), node.Number("beta", 1)) : new float[outputs];
        return new(
            Table($"1x1x{rows.Dimensions[1]}", $"1x1x{outputs}", "linear,,OUTPUT"), images, rows.Values, expected.Values, Layer(Scaled(kernel.Values, node.Number("alpha", 1)), bias));
    }

    private static NodeTable Concat(OnnxNode node, OnnxTensor?[] inputs, OnnxTensor expected)
    {
        int axis = node.Integer("axis", 1);
        (Maps[] parts, Maps output) = ([.. inputs.Select(input => Maps.Along(input!, axis))], Maps.Along(expected, axis));
        int[] firsts = [.. parts.Select((_, index) => parts.Take(index).Sum(part => part.Channels))];
        string branches = string.Concat(parts.Select(part => $"conv,{part.Channels}\n"));
        return new(
            $"# input: {output.Size}\n# activation: none\ntype,output size\nParts,{output.Size}\n# module: Parts\ntype,#1x1\n{branches}",
            output.Images, Joined(parts), output.ToPixels(),
            [.. parts.Select((part, index) => Layer(Picking(part.Channels, output.Channels, firsts[index]), new float[part.Channels]))]);
    }

    // x + y is the first half of a residual module that reads both: (x, y) + (y, x).
    private static NodeTable Add(OnnxNode node, OnnxTensor?[] inputs, OnnxTensor expected)
    {
        if (inputs is not [{ } x, { } y]) throw new NotExpressibleException("sums of other than two");
        if (!x.Dimensions.SequenceEqual(y.Dimensions)) throw new NotExpressibleException("sums of different shapes");
        if (x.Values.Zip(y.Values, (a, b) => a + b).Any(sum => sum > byte.MaxValue)) throw new NotExpressibleException("bytes that overflow");
        (Maps a, Maps b, Maps output) = (Maps.Along(x, 0), Maps.Along(y, 0), Maps.Along(expected, 0));
        int both = 2 * a.Channels;
        string size = $"1x{a.Width}x{both}";
        return new(
            $"# input: {size}\n# activation: none\ntype,output size\nSwap,{size}\n# module: Swap\ntype,#1x1\nconv,{both}\nresidual (scale 1),{both}\n",
            a.Images, Joined(a, b), Joined(output, output),
            Layer(Picking(both, both, first: 0), new float[both]), Layer(Picking(both, both, first: a.Channels), new float[both]));
    }

    private static NodeTable Relu(OnnxNode node, OnnxTensor?[] inputs, OnnxTensor expected)
    {
        (Maps input, Maps output) = (Maps.Along(inputs[0]!, 1), Maps.Along(expected, 1));
        return new(
            Table(input.Size, output.Size, "convolution,1x1/1,OUTPUT"), input.Images, input.ToPixels(), output.ToPixels(),
            Layer(Picking(input.Channels, input.Channels, first: 0), new float[input.Channels]));
    }

    private static NodeTable Flatten(OnnxNode node, OnnxTensor?[] inputs, OnnxTensor expected)
    {
        OnnxTensor tensor = inputs[0]!;
        int rank = tensor.Dimensions.Length, axis = node.Integer("axis", 1);
        axis = axis < 0 ? axis + rank : axis;
        int[] inner = [.. tensor.Dimensions[axis..], 1, 1];
        Maps input = new(tensor.Product(0, axis), inner[0], 1, inner[1], tensor.Product(Math.Min(axis + 2, rank), rank), tensor.Values);
        return new(Table(input.Size, $"1x1x{expected.Dimensions[1]}", "flatten,,OUTPUT"), input.Images, input.ToPixels(), expected.Values);
    }

    private static NodeTable Dropout(OnnxNode node, OnnxTensor?[] inputs, OnnxTensor expected)
    {
        if (inputs is [_, { Values: [not 0] }, { Values: [1] }]) throw new NotExpressibleException("training");
        (Maps input, Maps output) = (Maps.Along(inputs[0]!, 0), Maps.Along(expected, 0));
        return new(Table(input.Size, output.Size, "dropout (50%),,OUTPUT"), input.Images, input.ToPixels(), output.ToPixels());
    }

    private static OnnxTensor Transposed(OnnxTensor matrix)
    {
        (int rows, int columns) = (matrix.Dimensions[0], matrix.Dimensions[1]);
        return new([columns, rows], [.. Enumerable.Range(0, rows * columns).Select(index => matrix.Values[(index % rows * columns) + (index / rows)])]);
    }

    private static float[] Scaled(float[] values, float factor) => [.. values.Select(value => value * factor)];

    private static float[] Broadcast(OnnxTensor bias, int images, int outputs)
    {
        if (bias.Values.Length > outputs && images > 1) throw new NotExpressibleException("a bias of its own for every image");
        return [.. Enumerable.Range(0, outputs).Select(output => bias.Values[output % bias.Values.Length])];
    }

    // The channels of all parts, part by part.
    private static float[] Joined(params Maps[] parts)
    {
        float[][] pixels = [.. parts.Select(part => part.ToPixels())];
        int count = parts[0].Images * parts[0].Height * parts[0].Width;
        return [.. Enumerable.Range(0, count).SelectMany(pixel => parts.SelectMany((part, index) => pixels[index].AsSpan(pixel * part.Channels, part.Channels).ToArray()))];
    }
}
