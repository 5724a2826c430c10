using System;
using System.Linq;

namespace InceptionGen.Tests.Onnx;

/// <summary>The operators that slide a window over maps, as the standard defines them.</summary>
internal static class Windows
{
    public static OnnxTensor Convolve(ReadNode node, OnnxTensor x, OnnxTensor weight, OnnxTensor? bias)
    {
        int[] kernel = weight.Dimensions[2..];
        int groups = (int)node.Integer("group", 1), channels = weight.Dimensions[1];
        Assert.Equal(x.Dimensions[1], groups * channels);
        Assert.Equal(kernel, node.Integers("kernel_shape", kernel[0], kernel[1]).Select(size => (int)size));
        return Slide(node, x, kernel, outputs: weight.Dimensions[0], (image, output, top, left) =>
        {
            double sum = bias?.Values[output] ?? 0;
            int first = output / (weight.Dimensions[0] / groups) * channels;
            for (int channel = 0; channel < channels; channel++)
            {
                for (int row = 0; row < kernel[0]; row++)
                {
                    for (int column = 0; column < kernel[1]; column++)
                        sum += At(x, image, first + channel, top + row, left + column) * At(weight, output, channel, row, column);
                }
            }

            return sum;
        });
    }

    public static OnnxTensor Pool(ReadNode node, OnnxTensor x)
    {
        int[] kernel = [.. node.Integers("kernel_shape").Select(size => (int)size)];
        bool countsPadding = node.Integer("count_include_pad", 0) == 1;
        return Slide(node, x, kernel, outputs: x.Dimensions[1], (image, channel, top, left) =>
        {
            double[] inside = [.. from row in Enumerable.Range(top, kernel[0])
                                  from column in Enumerable.Range(left, kernel[1])
                                  where row >= 0 && row < x.Dimensions[2] && column >= 0 && column < x.Dimensions[3]
                                  select At(x, image, channel, row, column)];
            if (node.Type == "MaxPool") return inside.Aggregate(Math.Max);
            return inside.Sum() / (countsPadding ? kernel[0] * kernel[1] : inside.Length);
        });
    }

    public static OnnxTensor Pad(OnnxTensor x, int[] pads)
    {
        int[] shape = [.. x.Dimensions.Select((length, axis) => length + pads[axis] + pads[axis + 4])];
        return Fill(shape, (image, channel, row, column) => At(x, image - pads[0], channel - pads[1], row - pads[2], column - pads[3]));
    }

    private static OnnxTensor Slide(ReadNode node, OnnxTensor x, int[] kernel, int outputs, Func<int, int, int, int, double> window)
    {
        long[] strides = node.Integers("strides", 1, 1), pads = node.Integers("pads", 0, 0, 0, 0);
        Assert.Equal(0, node.Integer("ceil_mode", 0));
        Assert.All(Enumerable.Range(0, 4), side => Assert.InRange(pads[side], 0, kernel[side % 2] - 1));
        int Places(int axis) => (int)((x.Dimensions[axis + 2] + pads[axis] + pads[axis + 2] - kernel[axis]) / strides[axis]) + 1;
        return Fill(
            [x.Dimensions[0], outputs, Places(0), Places(1)],
            (image, output, row, column) => window(image, output, (int)((row * strides[0]) - pads[0]), (int)((column * strides[1]) - pads[1])));
    }

    private static OnnxTensor Fill(int[] shape, Func<int, int, int, int, double> value) => new(
        shape,
        [.. from image in Enumerable.Range(0, shape[0])
            from channel in Enumerable.Range(0, shape[1])
            from row in Enumerable.Range(0, shape[2])
            from column in Enumerable.Range(0, shape[3])
            select value(image, channel, row, column)]);

    /// <summary>A value; zero beyond the border.</summary>
    private static double At(OnnxTensor x, int image, int channel, int row, int column)
    {
        int[] shape = x.Dimensions;
        bool isInside = row >= 0 && row < shape[2] && column >= 0 && column < shape[3];
        return isInside ? x.Values[(((((image * shape[1]) + channel) * shape[2]) + row) * shape[3]) + column] : 0;
    }
}
