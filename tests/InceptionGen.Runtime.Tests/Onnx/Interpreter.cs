using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace InceptionGen.Tests.Onnx;

/// <summary>Computes a model as the standard says, in float64 and number by number.</summary>
internal static class Interpreter
{
    /// <summary>Every tensor of the model by its name.</summary>
    public static IReadOnlyDictionary<string, OnnxTensor> Run(ReadModel model, OnnxTensor input)
    {
        Dictionary<string, OnnxTensor> values = model.Constants.ToDictionary(tensor => tensor.Key, tensor => OnnxTensor.Of(tensor.Value));
        values.Add("input", input);
        foreach (ReadNode node in model.Nodes) values.Add(node.Output, Compute(node, [.. node.Inputs.Select(name => values[name])]));
        return values;
    }

    private static OnnxTensor Compute(ReadNode node, OnnxTensor[] x) => node.Type switch
    {
        "Conv" => Windows.Convolve(node, x[0], x[1], x.ElementAtOrDefault(2)),
        "MaxPool" or "AveragePool" => Windows.Pool(node, x[0]),
        "GlobalAveragePool" => new([x[0].Dimensions[0], x[0].Dimensions[1], 1, 1], [.. Rows(x[0], from: 2).Select(map => map.Average())]),
        "Relu" => x[0] with { Values = [.. x[0].Values.Select(value => Math.Max(value, 0))] },
        "Clip" => x[0] with { Values = [.. x[0].Values.Select(value => Math.Min(Math.Max(value, x[1].Values[0]), x[2].Values[0]))] },
        "Sigmoid" => x[0] with { Values = [.. x[0].Values.Select(value => 1 / (1 + Math.Exp(-value)))] },
        "Transpose" => ChannelsLast(node, x[0]),
        "Identity" => x[0],
        "Add" => Elementwise(x[0], x[1], (a, b) => a + b),
        "Mul" => Elementwise(x[0], x[1], (a, b) => a * b),
        "Div" => Elementwise(x[0], x[1], (a, b) => a / b),
        "Pow" => Elementwise(x[0], x[1], Math.Pow),
        "Flatten" => new([x[0].Dimensions[0], x[0].Values.Length / x[0].Dimensions[0]], x[0].Values),
        "Unsqueeze" => new([.. x[0].Dimensions, .. x[1].Values.Select(_ => 1)], x[0].Values),
        "Gemm" => Gemm(node, x[0], x[1], x.ElementAtOrDefault(2)),
        "MatMul" => MatMul(x[0], x[1]),
        "Concat" => Concat(x),
        "Softmax" => Softmax(node, x[0]),
        "LRN" => Normalize(node, x[0]),
        "Pad" => Windows.Pad(x[0], [.. x[1].Values.Select(value => (int)value)]),
        _ => throw new InvalidDataException(node.Type),
    };

    private static IEnumerable<double[]> Rows(OnnxTensor x, int from) => x.Values.Chunk(x.Dimensions[from..].Aggregate(1, (product, dimension) => product * dimension));

    private static OnnxTensor Elementwise(OnnxTensor a, OnnxTensor b, Func<double, double, double> join)
    {
        bool isScalar = b.Dimensions.Length == 0;
        if (!isScalar) Assert.Equal(a.Dimensions, b.Dimensions);
        return a with { Values = [.. a.Values.Select((value, i) => join(value, b.Values[isScalar ? 0 : i]))] };
    }

    // (N, C, H, W) -> (N, H, W, C)
    private static OnnxTensor ChannelsLast(ReadNode node, OnnxTensor x)
    {
        Assert.Equal([0, 2, 3, 1], node.Integers("perm"));
        int channels = x.Dimensions[1], pixels = x.Dimensions[2] * x.Dimensions[3];
        return new(
            [x.Dimensions[0], x.Dimensions[2], x.Dimensions[3], channels],
            [.. Rows(x, from: 1).SelectMany(map => Enumerable.Range(0, map.Length).Select(i => map[(i % channels * pixels) + (i / channels)]))]);
    }

    private static OnnxTensor Gemm(ReadNode node, OnnxTensor x, OnnxTensor weight, OnnxTensor? bias)
    {
        Assert.Equal((2, 1), (x.Dimensions.Length, node.Integer("transB", 0)));
        double[][] filters = [.. Rows(weight, from: 1)];
        return new(
            [x.Dimensions[0], filters.Length],
            [.. Rows(x, from: 1).SelectMany(row => filters.Select((filter, o) => row.Zip(filter, (a, b) => a * b).Sum() + (bias?.Values[o] ?? 0)))]);
    }

    // Of stacks of matrices, or of one matrix by a stack.
    private static OnnxTensor MatMul(OnnxTensor a, OnnxTensor b)
    {
        int depth = a.Dimensions[^1], columns = b.Dimensions[^1];
        Assert.Equal(depth, b.Dimensions[^2]);
        double[][] left = [.. Rows(a, a.Dimensions.Length - 2)], right = [.. Rows(b, b.Dimensions.Length - 2)];
        int[] stack = (a.Dimensions.Length > b.Dimensions.Length ? a : b).Dimensions[..^2];
        double[] values = [.. Enumerable.Range(0, Math.Max(left.Length, right.Length)).SelectMany(i => Product(left[i % left.Length], right[i % right.Length]))];
        return new([.. stack, a.Dimensions[^2], columns], values);

        IEnumerable<double> Product(double[] m, double[] n) =>
            from row in Enumerable.Range(0, m.Length / depth)
            from column in Enumerable.Range(0, columns)
            select Enumerable.Range(0, depth).Sum(k => m[(row * depth) + k] * n[(k * columns) + column]);
    }

    private static OnnxTensor Concat(OnnxTensor[] parts)
    {
        double[][][] images = [.. parts.Select(part => Rows(part, from: 1).ToArray())];
        int[] first = parts[0].Dimensions;
        return new(
            [first[0], parts.Sum(part => part.Dimensions[1]), .. first[2..]],
            [.. Enumerable.Range(0, first[0]).SelectMany(image => images.SelectMany(part => part[image]))]);
    }

    private static OnnxTensor Softmax(ReadNode node, OnnxTensor x)
    {
        Assert.Equal(1, node.Integer("axis", -1));
        Assert.Equal(x.Dimensions[1], x.Values.Length / x.Dimensions[0]);
        return x with { Values = [.. Rows(x, from: 1).SelectMany(row => row.Select(value => Math.Exp(value) / row.Sum(Math.Exp)))] };
    }

    private static OnnxTensor Normalize(ReadNode node, OnnxTensor x)
    {
        long size = node.Integer("size", 0);
        int channels = x.Dimensions[1], pixels = x.Dimensions[2] * x.Dimensions[3];
        double Scale(int i)
        {
            int channel = i / pixels % channels;
            long first = Math.Max(0, channel - ((size - 1) / 2)), last = Math.Min(channels - 1, channel + (size / 2));
            double sum = 0;
            for (long near = first; near <= last; near++) sum += Math.Pow(x.Values[i + ((near - channel) * pixels)], 2);
            return Math.Pow(node.Number("bias") + (node.Number("alpha") / size * sum), node.Number("beta"));
        }

        return x with { Values = [.. x.Values.Select((value, i) => value / Scale(i))] };
    }
}
