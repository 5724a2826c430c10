using System;
using System.Linq;

namespace InceptionGen.Generator.Tests.Onnx;

/// <summary>Where a convolution or a pool puts its windows, for depth, rows and columns.</summary>
/// <param name="Kernel">Sizes.</param>
/// <param name="Stride">Steps.</param>
/// <param name="Dilation">From a value of a window to the next.</param>
/// <param name="Before">Padding before the first value.</param>
/// <param name="After">Padding after the last value.</param>
internal sealed record WindowPlace(int[] Kernel, int[] Stride, int[] Dilation, int[] Before, int[] After)
{
    /// <param name="node">A convolution or a pool.</param>
    /// <param name="kernel">Its kernel, all dimensions.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="output">What it makes.</param>
    public static WindowPlace Of(OnnxNode node, int[] kernel, Maps input, Maps output)
    {
        int missing = 3 - kernel.Length;
        int[] stride = Full(node.Integers("strides")), dilation = Full(node.Integers("dilations"));
        int[] pads = node.Integers("pads") ?? new int[2 * kernel.Length];
        int[] before = [.. new int[missing], .. pads[..kernel.Length]], after = [.. new int[missing], .. pads[kernel.Length..]];
        kernel = Full(kernel);

        string rule = node.Text("auto_pad", "NOTSET");
        if (rule is "SAME_UPPER" or "SAME_LOWER")
        {
            int[] sizes = [input.Depth, input.Height, input.Width], made = [output.Depth, output.Height, output.Width];
            for (int i = 0; i < 3; i++)
            {
                int total = Math.Max(0, ((made[i] - 1) * stride[i]) + ((kernel[i] - 1) * dilation[i]) + 1 - sizes[i]);
                (before[i], after[i]) = rule == "SAME_LOWER" ? (total - (total / 2), total / 2) : (total / 2, total - (total / 2));
            }
        }

        return new(kernel, stride, dilation, before, after);

        int[] Full(int[]? values) => [.. Enumerable.Repeat(1, missing), .. values ?? [.. Enumerable.Repeat(1, 3 - missing)]];
    }

    /// <summary>Kernel and stride as a table has them, the kernel as wide as it reaches.</summary>
    public string Patch => $"{Reach(1)}x{Reach(2)}" + (Stride[1] == Stride[2] ? $"/{Stride[1]}" : $"/{Stride[1]}x{Stride[2]}");

    /// <summary>Padding as a table has it.</summary>
    public string Padding => $"{Before[1]}+{After[1]}x{Before[2]}+{After[2]}";

    /// <summary>From the first value of a window to its last one.</summary>
    public int Reach(int dimension) => ((Kernel[dimension] - 1) * Dilation[dimension]) + 1;
}
