using System;

namespace InceptionGen.Onnx;

/// <content>Pools. ONNX counts windows as the floor of what fits into the padded map, so the pads are those that the windows reach into: a pool that
/// rounds its output size up has none of the attribute ceil_mode, on which implementations disagree.</content>
internal sealed partial class OnnxTranslation
{
    private OnnxValue Pool(int index, OperationInfo pool, OnnxValue input, OnnxValue result) => pool.Pool switch
    {
        PoolKind.Max => Windows("MaxPool", pool, input, result, Reached(pool)),
        PoolKind.Average => Average(index, pool, input, result),
        _ => Adaptive(index, pool, input, result),
    };

    private OnnxValue Average(int index, OperationInfo pool, OnnxValue input, OnnxValue result)
    {
        Padding reached = Reached(pool), padding = pool.CountsPadding ? pool.Padding : default;
        Padding counted = new(reached.Top, Math.Min(reached.Bottom, padding.Bottom), reached.Left, Math.Min(reached.Right, padding.Right));
        if (!pool.CountsPadding || counted == default) return Windows("AveragePool", pool, input, result, reached, OnnxMessages.Integer("count_include_pad", 0));
        if (counted == reached) return Windows("AveragePool", pool, input, result, reached, OnnxMessages.Integer("count_include_pad", 1));

        // Padding counts, but not what windows cover beyond it: the former becomes part of the map.
        string pads = _graph.Constant(_names.Within(index, "pads"), 0, 0, counted.Top, counted.Left, 0, 0, counted.Bottom, counted.Right);
        OnnxValue padded = _graph.Node("Pad", [input.Name, pads], new(
            _names.Within(index, "padded"),
            new(input.Shape.Height + counted.Top + counted.Bottom, input.Shape.Width + counted.Left + counted.Right, input.Shape.Channels)));
        Padding beyond = new(0, reached.Bottom - counted.Bottom, 0, reached.Right - counted.Right);
        return Windows("AveragePool", pool, padded, result, beyond, OnnxMessages.Integer("count_include_pad", 0));
    }

    private OnnxValue Windows(string type, OperationInfo pool, OnnxValue input, OnnxValue result, Padding pads, params ReadOnlySpan<ProtoMessage> attributes) =>
        _graph.Node(
            type,
            [input.Name],
            result,
            [
                OnnxMessages.Integers("kernel_shape", pool.Kernel.Height, pool.Kernel.Width),
                OnnxMessages.Integers("strides", pool.Stride.Height, pool.Stride.Width),
                OnnxMessages.Integers("pads", pads.Top, pads.Left, pads.Bottom, pads.Right),
                .. attributes,
            ]);

    private OnnxValue Adaptive(int index, OperationInfo pool, OnnxValue input, OnnxValue result)
    {
        (MapShape from, MapShape to) = (input.Shape, result.Shape);
        if (from == to) return input;
        if ((to.Height, to.Width) == (1, 1)) return _graph.Node("GlobalAveragePool", [input.Name], result);

        // ONNX has no windows of varying size. A mean over a rectangle is a mean over rows and one over columns, each a product with a matrix.
        string columns = _graph.Constant(_names.Within(index, "columns"), [from.Width, to.Width], Means(from.Width, to.Width, (column, window) => (column * to.Width) + window));
        string rows = _graph.Constant(_names.Within(index, "rows"), [to.Height, from.Height], Means(from.Height, to.Height, (row, window) => (window * from.Height) + row));
        OnnxValue means = _graph.Node("MatMul", [input.Name, columns], new(_names.Within(index, "means of columns"), new(from.Height, to.Width, from.Channels)));
        return _graph.Node("MatMul", [rows, means.Name], result);
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

    /// <summary>How far windows reach over the map's borders.</summary>
    private static Padding Reached(OperationInfo operation)
    {
        (Padding padding, Extent kernel, Extent stride) = (operation.Padding, operation.Kernel, operation.Stride);
        return new(
            padding.Top,
            Math.Max(0, ((operation.Output.Height - 1) * stride.Height) + kernel.Height - operation.Input.Height - padding.Top),
            padding.Left,
            Math.Max(0, ((operation.Output.Width - 1) * stride.Width) + kernel.Width - operation.Input.Width - padding.Left));
    }
}
