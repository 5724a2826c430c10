using System;
using InceptionGen.Onnx.Graphs;

namespace InceptionGen;

/// <summary>Writes a pool. ONNX counts windows as the floor of what fits into the padded map, so the pads are those that the windows reach into: a pool that
/// rounds its output size up has none of the attribute ceil_mode, on which implementations disagree.</summary>
internal readonly struct OnnxPool(PoolInfo pool, OnnxScope onnx)
{
    private Padding Reached => Windows.Reached(pool, pool.Window, pool.Stride, pool.Padding);

    public OnnxValue Write() => pool.Pool switch
    {
        PoolKind.Max => Pool("MaxPool", onnx.Input, Reached),
        PoolKind.Average => Average(onnx.Input),
        _ => Adaptive(onnx.Input),
    };

    private OnnxValue Average(OnnxValue input)
    {
        Padding reached = Reached, padding = pool.CountsPadding ? pool.Padding : default;
        Padding counted = new(reached.Top, Math.Min(reached.Bottom, padding.Bottom), reached.Left, Math.Min(reached.Right, padding.Right));
        if (!pool.CountsPadding || counted == default) return Pool("AveragePool", input, reached, OnnxMessages.Integer("count_include_pad", 0));
        if (counted == reached) return Pool("AveragePool", input, reached, OnnxMessages.Integer("count_include_pad", 1));

        // Padding counts, but not what windows cover beyond it: the former becomes part of the map.
        string pads = onnx.Constant("pads", 0, 0, counted.Top, counted.Left, 0, 0, counted.Bottom, counted.Right);
        OnnxValue padded = onnx.Node("Pad", [input.Name, pads], new(
            onnx.Name("padded"),
            new(input.Shape.Height + counted.Top + counted.Bottom, input.Shape.Width + counted.Left + counted.Right, input.Shape.Channels)));
        Padding beyond = new(0, reached.Bottom - counted.Bottom, 0, reached.Right - counted.Right);
        return Pool("AveragePool", padded, beyond, OnnxMessages.Integer("count_include_pad", 0));
    }

    private OnnxValue Pool(string type, OnnxValue input, Padding pads, params ReadOnlySpan<ProtoMessage> attributes) => onnx.Node(
        type,
        [input.Name],
        onnx.Result,
        [
            OnnxMessages.Integers("kernel_shape", pool.Window.Height, pool.Window.Width),
            OnnxMessages.Integers("strides", pool.Stride.Height, pool.Stride.Width),
            OnnxMessages.Integers("pads", pads.Top, pads.Left, pads.Bottom, pads.Right),
            .. attributes,
        ]);

    private OnnxValue Adaptive(OnnxValue input)
    {
        (MapShape from, MapShape to) = (input.Shape, onnx.Result.Shape);
        if (from == to) return input;
        if ((to.Height, to.Width) == (1, 1)) return onnx.Node("GlobalAveragePool", [input.Name], onnx.Result);

        // ONNX has no windows of varying size. A mean over a rectangle is a mean over rows and one over columns, each a product with a matrix.
        string columns = onnx.Constant("columns", [from.Width, to.Width], Means(from.Width, to.Width, (column, window) => (column * to.Width) + window));
        string rows = onnx.Constant("rows", [to.Height, from.Height], Means(from.Height, to.Height, (row, window) => (window * from.Height) + row));
        OnnxValue means = onnx.Node("MatMul", [input.Name, columns], new(onnx.Name("means of columns"), new(from.Height, to.Width, from.Channels)));
        return onnx.Node("MatMul", [rows, means.Name], onnx.Result);
    }

    // Window i of n over a side of length s is [floor(i s / n), ceil((i + 1) s / n)), as the runtime has it.
    private static float[] Means(int length, int windows, Func<int, int, int> place)
    {
        float[] matrix = new float[length * windows];
        for (int window = 0; window < windows; window++)
        {
            int start = (int)((long)window * length / windows), end = (int)((((window + 1L) * length) + windows - 1) / windows);
            for (int i = start; i < end; i++) matrix[place(i, window)] = 1f / (end - start);
        }

        return matrix;
    }
}
