using System;
using System.Collections.Generic;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Torch.Text;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Torch.Layers;

/// <summary>Strides and padding of convolutions and pools as PyTorch's arguments. Its layers pad both sides of a map alike; where the table does not, the map is padded first.</summary>
internal static class WindowArguments
{
    /// <summary>The arguments of a convolution after its kernel.</summary>
    /// <param name="isPadded">Whether it needs the argument pad, which PyTorch does not have.</param>
    public static IReadOnlyList<string> Of(ConvolutionSpec layer, out bool isPadded)
    {
        (Axis rows, Axis columns) = Axes(layer, layer.Kernel, layer.Stride, layer.Padding);
        var arguments = new List<string>();
        if (layer.Stride != new Spec.Extent(1, 1)) arguments.Add("stride=" + PythonText.Pair(layer.Stride.Height, layer.Stride.Width));

        // As many windows with the first side's padding on both sides are the same windows: zeros beyond the declared padding are zeros, too.
        isPadded = !rows.IsFloor(rows.Before) || !columns.IsFloor(columns.Before);
        if (isPadded) arguments.Add("pad=" + Sides(columns.Before, columns.Reached, rows.Before, rows.Reached));
        else if (rows.Before > 0 || columns.Before > 0) arguments.Add("padding=" + PythonText.Pair(rows.Before, columns.Before));
        return arguments;
    }

    /// <summary>PyTorch's class of a pool, or one that the file has, and its arguments.</summary>
    public static (string Class, IReadOnlyList<string> Arguments) Of(PoolSpec pool)
    {
        if (pool.Kind == Spec.PoolKind.AdaptiveAverage) return ("nn.AdaptiveAvgPool2d", [PythonText.Pair(pool.Output.Height, pool.Output.Width)]);

        bool isMax = pool.Kind == Spec.PoolKind.Max;
        (Axis rows, Axis columns) = Axes(pool, pool.Window, pool.Stride, pool.Padding);
        var arguments = new List<string> { PythonText.Pair(pool.Window.Height, pool.Window.Width), "stride=" + PythonText.Pair(pool.Stride.Height, pool.Stride.Width) };

        // PyTorch pads by at most half a window. The second side's padding matters to an average that counts it, and to nothing else.
        bool isEven = 2 * rows.Before <= rows.Window && 2 * columns.Before <= columns.Window
            && (!pool.CountsPadding || (rows.Before == rows.After && columns.Before == columns.After));
        bool isFloor = isEven && rows.IsFloor(rows.Before) && columns.IsFloor(columns.Before);
        bool isCeil = isEven && rows.IsCeil(rows.Before) && columns.IsCeil(columns.Before);
        if (isFloor || isCeil)
        {
            arguments.Add("padding=" + PythonText.Pair(rows.Before, columns.Before));
            arguments.Add("ceil_mode=" + PythonText.Of(!isFloor));
            if (!isMax) arguments.Add("count_include_pad=" + PythonText.Of(pool.CountsPadding));
            return (isMax ? "nn.MaxPool2d" : "nn.AvgPool2d", arguments);
        }

        arguments.Add("pad=" + Sides(columns.Before, columns.Reached, rows.Before, rows.Reached));
        if (isMax) return ("PaddedMaxPool2d", arguments);

        // What windows cover beyond the declared padding never counts.
        if (pool.CountsPadding)
        {
            arguments.Add("counted=" + Sides(
                columns.Before, Math.Min(columns.After, columns.Reached), rows.Before, Math.Min(rows.After, rows.Reached)));
        }

        return ("PaddedAvgPool2d", arguments);
    }

    private static (Axis Rows, Axis Columns) Axes(OperationSpec operation, Spec.Extent window, Spec.Extent stride, Spec.Padding padding) => (
        new(operation.Input.Height, operation.Output.Height, window.Height, stride.Height, padding.Top, padding.Bottom),
        new(operation.Input.Width, operation.Output.Width, window.Width, stride.Width, padding.Left, padding.Right));

    // The order of F.pad: the last dimension first.
    private static string Sides(int left, int right, int top, int bottom) =>
        $"({PythonText.Of(left)}, {PythonText.Of(right)}, {PythonText.Of(top)}, {PythonText.Of(bottom)})";
}
