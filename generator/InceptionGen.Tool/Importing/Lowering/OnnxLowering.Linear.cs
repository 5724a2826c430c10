using System;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Onnx;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Lowering;

// Products with matrices.
internal sealed partial class OnnxLowering
{
    private MapValue Gemm(OnnxNode node, MapValue input, Constant? kernel, Constant? bias)
    {
        if (node.Integer("transA", 0) != 0) throw new UnsayableException("it turns its input round");

        (float alpha, float beta) = (node.Number("alpha", 1), node.Number("beta", 1));
        bool isTransposed = node.Integer("transB", 0) != 0;
        if (bias is not null && beta != 1) bias = Scaled(bias, beta);
        return Linear(node, input, kernel is null || alpha == 1 ? kernel : Scaled(kernel, alpha), isTransposed, bias);
    }

    private Value MatMul(OnnxNode node, MapValue input, Constant? matrix)
    {
        if (input.Axes == MapValue.ChannelsFirst && matrix is { Dimensions.Length: 2 } && input.Node.Output.Width > 1) return ColumnMeans(node, input, matrix);
        return Linear(node, input, matrix, isTransposed: false, bias: null);
    }

    /// <param name="kernel">(out, in) if it is transposed, else (in, out).</param>
    private MapValue Linear(OnnxNode node, MapValue input, Constant? kernel, bool isTransposed, Constant? bias)
    {
        if (input.Axes != "NC") throw new UnsayableException($"it reads a tensor with the dimensions {input.Axes}; a linear row reads a list of values, as flatten gives it");
        if (kernel is not { Dimensions.Length: 2 }) throw new UnsayableException("its weights are not a matrix");

        Constant filters = isTransposed ? kernel : kernel.Transposed([1, 0]);
        (int outputs, int inputs) = (filters.Dimensions[0], filters.Dimensions[1]);
        if (inputs != input.Node.Output.Channels || outputs == 0) throw new UnsayableException($"its weights are for {inputs} values, and it reads {input.Node.Output.Channels}");
        if (bias is not null && bias.Elements == 1 && outputs > 1) bias = Repeated(bias, outputs);
        if (bias is not null && bias.Elements != outputs) throw new UnsayableException($"it has {outputs} outputs and a bias of {bias.Elements}");
        return input with { Node = Node(node, new LinearOperation(filters, bias?.Reshaped([outputs])), input, new Spec.Shape(1, 1, outputs)) };
    }

    // InceptionGen writes an adaptive average as two products with matrices of means, first over columns, then over rows.
    private static MapValue ColumnMeans(OnnxNode node, MapValue input, Constant matrix)
    {
        Spec.Shape map = input.Node.Output;
        int windows = matrix.Dimensions[1];
        if (matrix.Dimensions[0] != map.Width || windows > map.Width || !AreMeans(matrix.Transposed([1, 0]))) throw new UnsayableException("it multiplies the rows of a map by a matrix; no row of a table does that");
        return input with { Node = Node(node, new ColumnMeansOperation(), input, map with { Width = windows }) };
    }

    private static MapValue RowMeans(OnnxNode node, Constant matrix, MapValue map)
    {
        bool isPool = map is { Axes: MapValue.ChannelsFirst, Node.Operation: ColumnMeansOperation } && matrix is { Dimensions.Length: 2 } && matrix.Dimensions[1] == map.Node.Output.Height && matrix.Dimensions[0] <= map.Node.Output.Height && AreMeans(matrix);
        if (!isPool) throw new UnsayableException("it multiplies a matrix by the columns of a map; no row of a table does that");
        return map with { Node = Node(node, new AdaptivePoolOperation(), [map.Node.Input], map.Node.Output with { Height = matrix.Dimensions[0] }) };
    }

    /// <summary>Whether each row of a matrix is the mean over a window, and the windows are PyTorch's: [floor(i s / n), ceil((i + 1) s / n)).</summary>
    private static bool AreMeans(Constant matrix)
    {
        (int windows, int length) = (matrix.Dimensions[0], matrix.Dimensions[1]);
        float[] numbers = matrix.Floats();
        for (int window = 0; window < windows; window++)
        {
            int start = (int)((long)window * length / windows), end = (int)((((window + 1L) * length) + windows - 1) / windows);
            for (int i = 0; i < length; i++)
            {
                float expected = i >= start && i < end ? 1f / (end - start) : 0;
                if (Math.Abs(numbers[(window * length) + i] - expected) > 1e-6f) return false;
            }
        }

        return windows > 0;
    }

    private static Constant Scaled(Constant constant, float factor) => Constant.Of(constant.Dimensions, () => Array.ConvertAll(constant.Floats(), value => value * factor));

    private static Constant Repeated(Constant constant, int times) => Constant.Of([times], () => [.. Enumerable.Repeat(constant.Floats()[0], times)]);
}
