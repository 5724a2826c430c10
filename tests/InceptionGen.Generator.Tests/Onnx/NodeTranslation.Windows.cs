using System;
using System.Linq;

namespace InceptionGen.Generator.Tests.Onnx;

/// <content>Convolutions and pools.</content>
internal static partial class NodeTranslation
{
    private static NodeTable Convolution(OnnxNode node, OnnxTensor?[] inputs, OnnxTensor expected)
    {
        (Maps input, Maps output) = (Maps.Of(inputs[0]!), Maps.Of(expected));
        OnnxTensor kernel = inputs[1]!;
        WindowPlace place = WindowPlace.Of(node, kernel.Dimensions[2..], input, output);
        float[] bias = new float[output.Channels * output.Depth];
        if (inputs.Length > 2)
        {
            for (int i = 0; i < bias.Length; i++) bias[i] = inputs[2]!.Values[i / output.Depth];
        }

        return new(
            Table(input.Size, output.Size, $"convolution,{place.Patch},OUTPUT,{place.Padding}", "activation: none"),
            input.Images, input.ToPixels(), output.ToPixels(), Layer(Dense(kernel, node.Integer("group", 1), place, input, output), bias));
    }

    // (O, I / groups, kernel) as (O, I, reach): nothing between groups and between the values of a dilated kernel, depths among the channels.
    private static float[] Dense(OnnxTensor kernel, int groups, WindowPlace place, Maps input, Maps output)
    {
        (int rows, int columns, int inputs) = (place.Reach(1), place.Reach(2), input.Channels * input.Depth);
        float[] dense = new float[output.Channels * output.Depth * inputs * rows * columns];
        int from = 0, perGroup = kernel.Dimensions[1];
        for (int o = 0; o < output.Channels; o++)
        {
            for (int i = 0; i < perGroup; i++)
            {
                int channel = (o / (output.Channels / groups) * perGroup) + i;
                for (int at = 0; at < place.Kernel[0] * place.Kernel[1] * place.Kernel[2]; at++, from++)
                {
                    (int d, int row, int column) = (at / place.Kernel[2] / place.Kernel[1], at / place.Kernel[2] % place.Kernel[1], at % place.Kernel[2]);
                    for (int made = 0; made < output.Depth; made++)
                    {
                        int depth = (made * place.Stride[0]) - place.Before[0] + (d * place.Dilation[0]);
                        if (depth < 0 || depth >= input.Depth) continue;
                        int target = ((((o * output.Depth) + made) * inputs) + (channel * input.Depth) + depth) * rows * columns;
                        dense[target + (row * place.Dilation[1] * columns) + (column * place.Dilation[2])] = kernel.Values[from];
                    }
                }
            }
        }

        return dense;
    }

    private static NodeTable Pool(OnnxNode node, OnnxTensor?[] inputs, OnnxTensor expected)
    {
        (Maps input, Maps output) = (Maps.Of(inputs[0]!), Maps.Of(expected));
        WindowPlace place = WindowPlace.Of(node, node.Integers("kernel_shape")!, input, output);
        if (place.Kernel[0] > 1) throw new NotExpressibleException("pools of three dimensions");
        if (place.Dilation.Any(step => step > 1)) throw new NotExpressibleException("dilated pools");

        string kind = node.Operator == "MaxPool" ? "max pool" : "avg pool";
        string ceil = node.Integer("ceil_mode", 0) == 1 ? " ceil" : "";
        string counted = node.Integer("count_include_pad", 0) == 1 ? "counts padding" : "excludes padding";
        return new(
            Table(input.Size, output.Size, $"{kind},{place.Patch},OUTPUT,{place.Padding}{ceil}", $"average pooling: {counted}"), input.Images, input.ToPixels(), output.ToPixels());
    }

    private static NodeTable GlobalPool(OnnxNode node, OnnxTensor?[] inputs, OnnxTensor expected)
    {
        (Maps input, Maps output) = (Maps.Of(inputs[0]!), Maps.Of(expected));
        string row = node.Operator == "GlobalMaxPool" ? $"max pool,{input.Height}x{input.Width},OUTPUT,valid" : "avg pool,,OUTPUT";
        return new(Table(input.Size, output.Size, row), input.Images, input.ToPixels(), output.ToPixels());
    }
}
