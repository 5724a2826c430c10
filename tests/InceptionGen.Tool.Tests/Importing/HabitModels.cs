using System;
using System.Collections.Generic;
using System.Linq;
using static InceptionGen.Tool.Tests.Importing.ModelBuilder;

namespace InceptionGen.Tool.Tests.Importing;

/// <summary>Small networks, each written as some exporter writes it.</summary>
internal static class HabitModels
{
    private const int Side = 16;

    /// <summary>Models by what is special in them.</summary>
    public static IReadOnlyDictionary<string, Func<byte[]>> All { get; } = new Dictionary<string, Func<byte[]>>
    {
        ["an inception module and a free batch"] = () => Built(17, (model, image) => Inception(model, image), batch: 0),
        ["batch norm as a node of its own"] = () => Built(13, BatchNorm),
        ["batch norm as factors and sums"] = () => Built(13, (model, image) =>
        {
            string sum = model.Convolution(image, 3, 8, 3, relu: false);
            string scaled = model.Node("Mul", [sum, model.Weights(1, 8, 1, 1)]);
            return (model.Node("Relu", [model.Node("Add", [model.Floats([8, 1, 1], [.. Enumerable.Range(0, 8).Select(i => i * 0.1f)]), scaled])]), 8);
        }),
        ["batch norm before the convolution"] = () => Built(17, (model, image) =>
        {
            string first = model.Convolution(image, 3, 8, 3);
            string norm = model.Node("BatchNormalization", [first, model.Positive(8), model.Weights(8), model.Weights(8), model.Positive(8)], Number("epsilon", 0.001f));
            return (model.Convolution(model.Node("Relu", [norm]), 8, 6, 1), 6);
        }),
        ["a scale of its own"] = () => Built(17, (model, image) =>
        {
            string pooled = model.Node("AveragePool", [model.Convolution(image, 3, 8, 3)], Integers("kernel_shape", 2, 2), Integers("strides", 2, 2));
            return (model.Node("Sub", [model.Node("Div", [pooled, model.Floats([8, 1, 1], [.. Enumerable.Range(1, 8).Select(i => i * 0.3f)])]), model.Floats([], [0.25f])]), 8);
        }),
        ["padding apart from its convolution and pools"] = () => Built(11, (model, image) =>
        {
            string pads = model.List(0, 0, 1, 2, 0, 0, 1, 2);
            string convolved = model.Node("Relu", [model.Node("Conv", [model.Node("Pad", [image, pads]), model.Weights(8, 3, 3, 5)])]);
            string largest = model.Node("MaxPool", [model.Node("Pad", [convolved, model.List(0, 0, 0, 0, 0, 0, 1, 1), model.Floats([], [0])])], Integers("kernel_shape", 3, 3), Integers("strides", 2, 2));
            return (model.Node("AveragePool", [model.Node("Pad", [largest, model.List(0, 0, 1, 1, 0, 0, 1, 1)])], Integers("kernel_shape", 3, 3), Integers("strides", 1, 1)), 8);
        }),
        ["padding as attributes"] = () => Built(9, (model, image) =>
            (model.Node("Relu", [model.Node("Conv", [model.Node("Pad", [image], Integers("pads", 0, 0, 1, 1, 0, 0, 1, 1), Number("value", 0)), model.Weights(4, 3, 3, 3)])]), 4)),
        ["sizes rounded up, and averages that count padding"] = () => Built(17, (model, image) =>
        {
            string pooled = model.Node("MaxPool", [model.Convolution(image, 3, 8, 3)], Integers("kernel_shape", 3, 3), Integers("strides", 2, 2), Integer("ceil_mode", 1));
            return (model.Node("AveragePool", [pooled], Integers("kernel_shape", 3, 3), Integers("strides", 1, 1), Integers("pads", 1, 1, 1, 1), Integer("count_include_pad", 1)), 8);
        }),
        ["averages that leave padding out"] = () => Built(17, (model, image) =>
            (model.Node("AveragePool", [model.Convolution(image, 3, 8, 3)], Integers("kernel_shape", 3, 3), Integers("strides", 2, 2), Integers("pads", 1, 1, 1, 1)), 8)),
        ["automatic padding"] = () => Built(17, (model, image) =>
        {
            string upper = model.Node("Relu", [model.Node("Conv", [image, model.Weights(8, 3, 3, 3)], Word("auto_pad", "SAME_UPPER"), Integers("strides", 2, 2))]);
            string lower = model.Node("Relu", [model.Node("Conv", [upper, model.Weights(8, 8, 2, 2)], Word("auto_pad", "SAME_LOWER"))]);
            return (model.Node("MaxPool", [lower], Integers("kernel_shape", 2, 2), Word("auto_pad", "VALID"), Integers("strides", 2, 2)), 8);
        }),
        ["kernels, strides and padding that are not square"] = () => Built(17, (model, image) =>
        {
            string wide = model.Node("Relu", [model.Node("Conv", [image, model.Weights(8, 3, 1, 7)], Integers("pads", 0, 3, 0, 3))]);
            return (model.Node("Relu", [model.Node("Conv", [wide, model.Weights(8, 8, 7, 1)], Integers("pads", 3, 0, 3, 0), Integers("strides", 2, 1))]), 8);
        }),
        ["depthwise and grouped convolutions"] = () => Built(17, (model, image) =>
        {
            string first = model.Convolution(image, 3, 8, 3);
            string depthwise = model.Node("Clip", [model.Node("Conv", [first, model.Weights(8, 1, 3, 3)], Integer("group", 8), Integers("pads", 1, 1, 1, 1)), model.Floats([], [0]), model.Floats([], [6])]);
            return (model.Node("Relu", [model.Node("Conv", [depthwise, model.Weights(12, 4, 1, 1)], Integer("group", 2))]), 12);
        }),
        ["activations as limits before version 11"] = () => Built(9, (model, image) => (model.Node("Clip", [model.Convolution(image, 3, 4, 3, relu: false)], Number("min", 0), Number("max", 6)), 4)),
        ["an activation after the concatenation"] = () => Built(17, (model, image) =>
        {
            string first = model.Convolution(image, 3, 8, 3);
            return (model.Node("Relu", [model.Node("Concat", [model.Convolution(first, 8, 4, 1, relu: false), model.Convolution(first, 8, 6, 3, relu: false)], Integer("axis", 1))]), 10);
        }),
        ["concatenations within each other, and a split"] = () => Built(17, (model, image) =>
        {
            string first = model.Convolution(image, 3, 8, 3), shared = model.Convolution(first, 8, 6, 1);
            string wide = model.Node("Relu", [model.Node("Conv", [shared, model.Weights(4, 6, 1, 3)], Integers("pads", 0, 1, 0, 1))]);
            string high = model.Node("Relu", [model.Node("Conv", [shared, model.Weights(5, 6, 3, 1)], Integers("pads", 1, 0, 1, 0))]);
            string inner = model.Node("Concat", [wide, high], Integer("axis", -3));
            return (model.Node("Concat", [model.Convolution(first, 8, 4, 1), inner, Pool(model, first)], Integer("axis", 1)), 21);
        }),
        ["a module within a branch"] = () => Built(17, (model, image) =>
        {
            string first = model.Convolution(image, 3, 8, 3);
            string inner = model.Node("Concat", [model.Convolution(first, 8, 4, 1), model.Convolution(first, 8, 4, 3)], Integer("axis", 1));
            return (model.Node("Concat", [model.Convolution(inner, 8, 5, 1), model.Convolution(first, 8, 6, 1), first], Integer("axis", 1)), 19);
        }),
        ["residual modules"] = () => Built(17, (model, image) =>
        {
            string map = model.Convolution(image, 3, 8, 3);
            foreach (bool isLast in new[] { false, false, true })
            {
                string body = model.Node("Concat", [model.Convolution(map, 8, 4, 1), model.Convolution(model.Convolution(map, 8, 4, 1), 4, 4, 3)], Integer("axis", 1));
                string scaled = model.Node("Mul", [model.Convolution(body, 8, 8, 1, relu: false), model.Floats([], [0.17f])]);
                map = model.Node("Add", isLast ? [map, scaled] : [scaled, map]);
                if (!isLast) map = model.Node("Relu", [map]);
            }

            return (map, 8);
        }),
        ["residual blocks of one branch"] = () => Built(17, (model, image) =>
        {
            string map = model.Convolution(image, 3, 8, 3);
            string body = model.Node("Conv", [model.Convolution(map, 8, 8, 3), model.Weights(8, 8, 3, 3)], Integers("pads", 1, 1, 1, 1));
            string norm = model.Node("BatchNormalization", [body, model.Positive(8), model.Weights(8), model.Weights(8), model.Positive(8)]);
            return (model.Node("Relu", [model.Node("Add", [norm, map])]), 8);
        }),
        ["local response normalisation and dropout"] = () => Built(17, (model, image) =>
        {
            string norm = model.Node("LRN", [model.Convolution(image, 3, 8, 3)], Integer("size", 5), Number("alpha", 0.1f), Number("beta", 0.75f), Number("bias", 2));
            return (model.Node("Dropout", [norm, model.Floats([], [0.4f])]), 8);
        }),
        ["a mean instead of a pool"] = () => Headed(13, (model, map, channels) => model.Node("ReduceMean", [map], Integers("axes", 2, 3), Integer("keepdims", 0))),
        ["a mean over places in one dimension"] = () => Headed(18, (model, map, channels) =>
            model.Node("ReduceMean", [model.Node("Reshape", [map, model.List(0, 0, -1)]), model.List(-1)], Integer("keepdims", 0))),
        ["squeezed instead of flattened"] = () => Headed(11, (model, map, channels) => model.Node("Squeeze", [model.Node("GlobalAveragePool", [map])], Integers("axes", 2, 3))),
        ["a shape that is computed in the graph"] = () => Headed(17, (model, map, channels) =>
        {
            string pooled = model.Node("GlobalAveragePool", [map]);
            string batch = model.Node("Unsqueeze", [model.Node("Gather", [model.Node("Shape", [pooled]), model.Initializer(Tensor([], 7).Add(9, new byte[8]))], Integer("axis", 0)), model.List(0)]);
            return model.Node("Reshape", [pooled, model.Node("Concat", [batch, model.List(-1)], Integer("axis", 0))]);
        }),
        ["a map flattened before a matrix and a sum"] = () => Built(17, (model, image) =>
        {
            string flat = model.Node("Reshape", [model.Node("MaxPool", [model.Convolution(image, 3, 4, 3)], Integers("kernel_shape", 4, 4), Integers("strides", 4, 4)), model.List(0, -1)]);
            return (model.Node("Add", [model.Node("MatMul", [flat, model.Weights(64, 10)]), model.Weights(10)]), 10);
        }),
        ["a matrix turned round in the graph, and factors of it"] = () => Headed(17, (model, map, channels) => model.Node("GlobalAveragePool", [map]), (model, flat, channels) =>
            model.Node("Gemm", [flat, model.Node("Transpose", [model.Weights(10, channels)], Integers("perm", 1, 0)), model.Weights(1, 10)], Number("alpha", 0.5f), Number("beta", 2))),
        ["probabilities of one output"] = () => Headed(17, (model, map, channels) => model.Node("GlobalMaxPool", [map]), (model, flat, channels) =>
            model.Node("Sigmoid", [model.Node("Gemm", [flat, model.Weights(3, channels)], Integer("transB", 1))])),
        ["softmax before version 13"] = () => Headed(11, (model, map, channels) => model.Node("GlobalAveragePool", [map]), (model, flat, channels) =>
            model.Node("Softmax", [model.Node("Gemm", [flat, model.Weights(9, channels), model.Weights(9)], Integer("transB", 1))])),
        ["channels last, turned round at both ends"] = () =>
        {
            ModelBuilder model = new(15);
            string image = model.Node("Transpose", [model.Input("image", 0, Side, Side, 3)], Integers("perm", 0, 3, 1, 2));
            string map = model.Node("MaxPool", [model.Convolution(image, 3, 4, 3)], Integers("kernel_shape", 4, 4), Integers("strides", 4, 4));
            string flat = model.Node("Reshape", [model.Node("Transpose", [map], Integers("perm", 0, 2, 3, 1)), model.List(-1, 64)]);
            model.Output(model.Node("MatMul", [flat, model.Weights(64, 7)]));
            return model.ToBytes();
        },
        ["weights in lists of numbers"] = () => Built(17, (model, image) =>
        {
            var listed = Tensor([4, 3, 1, 1], 1);
            for (int i = 0; i < 12; i++) listed.Add(4, (i * 0.1f) - 0.5f);
            string bias = model.Initializer(Tensor([4], 1).Add(4, Bytes([0.1f, 0.2f, -0.1f, 0])));
            return (model.Node("Relu", [model.Node("Conv", [image, model.Initializer(listed), bias])]), 4);
        }),
        ["weights in double precision, converted in the graph"] = () => Built(17, (model, image) =>
        {
            string weights = model.Initializer(Tensor([4, 3, 1, 1], 11).Add(9, [.. Enumerable.Range(0, 12).SelectMany(i => BitConverter.GetBytes((i * 0.1) - 0.5))]));
            return (model.Node("Relu", [model.Node("Conv", [image, model.Node("Cast", [weights], Integer("to", 1))])]), 4);
        }),
        ["weights as constants of the graph"] = () => Built(13, (model, image) =>
        {
            string weights = model.Node("Constant", [], TensorValue("value", Tensor([4, 3, 1, 1], 1).Add(9, Bytes([.. Enumerable.Range(0, 12).Select(i => (i * 0.1f) - 0.5f)]))));
            return (model.Node("Identity", [model.Node("Relu", [model.Node("Conv", [image, weights])])]), 4);
        }),
        ["many weights as constants of the graph, and what does nothing to them"] = () => Built(13, (model, image) =>
        {
            float[] numbers = [.. Enumerable.Range(0, 64 * 3 * 5 * 5).Select(i => (i * 37 % 101 * 0.002f) - 0.1f)];
            string weights = model.Node("Constant", [], TensorValue("value", Tensor([64, 3, 5, 5], 1).Add(9, Bytes(numbers))));
            for (int i = 0; i < 20; i++) weights = model.Node(i % 2 == 0 ? "Identity" : "Dropout", [weights]);
            return (model.Node("Relu", [model.Node("Conv", [image, weights])]), 64);
        }),
        ["a bias that is a matrix of one row, and factors after it"] = () => Headed(13, (model, map, channels) => model.Node("GlobalAveragePool", [map]), (model, flat, channels) =>
            model.Node("Mul", [model.Node("Gemm", [flat, model.Weights(10, channels), model.Weights(1, 10)], Integer("transB", 1)), model.Positive(10)])),
        ["averages that count padding, around others that do not"] = () => Built(17, (model, image) =>
        {
            string map = model.Convolution(image, 3, 8, 3);
            for (int i = 0; i < 3; i++) map = model.Convolution(Average(model, map, 0), 8, 8, 1);
            string inner = model.Node("Concat", [model.Convolution(map, 8, 4, 1), model.Convolution(Average(model, map, 0), 8, 4, 1)], Integer("axis", 1));
            return (model.Node("Concat", [model.Convolution(inner, 8, 5, 1), model.Convolution(Average(model, map, 1), 8, 3, 1)], Integer("axis", 1)), 8);
        }),
        ["rows called as modules are"] = () => Built(17, (model, image) =>
        {
            string first = model.Named("Conv", "inception (1a)", [image, model.Weights(8, 3, 1, 1)]);
            string second = model.Named("MaxPool", "Inception_2A", [Module(first)], Integers("kernel_shape", 2, 2), Integers("strides", 2, 2));
            return (Module(second), 8);

            string Module(string map) => model.Node("Concat", [model.Convolution(map, 8, 4, 1), model.Convolution(map, 8, 4, 3)], Integer("axis", 1));
        }),
        ["nodes in any order, and some that nothing needs"] = () => Built(17, (model, image) =>
        {
            string result = model.Named("Relu", "/last", ["/sum_output_0"]);
            model.Node("Tanh", ["/sum_output_0"]);
            model.Named("Conv", "/sum", [image, model.Weights(4, 3, 3, 3)]);
            model.Node("Erf", [model.Weights(3)]);
            return (result, 4);
        }),
        ["padding of some dimensions, in another order"] = () => Built(18, (model, image) =>
            (model.Node("Conv", [model.Node("Pad", [image, model.List(3, 1, 0, 2), model.Floats([], [0]), model.List(-1, 2)]), model.Weights(4, 3, 3, 3)]), 4)),
        ["limits one by one"] = () => Built(17, (model, image) =>
        {
            string large = model.Node("Mul", [model.Convolution(image, 3, 8, 3, relu: false), model.Floats([], [9])]);
            string limited = model.Node("Min", [model.Node("Max", [model.Floats([], [0]), large]), model.Floats([1], [6])]);
            return (model.Node("Min", [model.Convolution(limited, 8, 8, 3), model.Floats([], [6])]), 8);
        }),
        ["a sum of one"] = () => Built(13, (model, image) => (model.Node("Sum", [model.Convolution(image, 3, 4, 3)]), 4)),
        ["a matrix flattened from its end"] = () => Headed(13, (model, map, channels) => model.Node("GlobalAveragePool", [map]), (model, flat, channels) =>
            model.Node("Gemm", [flat, model.Node("Flatten", [model.Weights(10, channels)], Integer("axis", -1))], Integer("transB", 1))),
    };

    /// <summary>Models that change their image first, which tables say as preprocessing.</summary>
    public static IReadOnlyDictionary<string, (string Formula, Func<byte[]> Model)> OfBytes { get; } = new Dictionary<string, (string, Func<byte[]>)>
    {
        ["one mean and one deviation"] = ("rgb - 127.5 / 127.5", () => Built(17, (model, image) =>
            (model.Convolution(model.Node("Div", [model.Node("Sub", [image, model.Floats([], [127.5f])]), model.Floats([], [127.5f])]), 3, 4, 3), 4))),
        ["means and deviations of channels"] = ("rgb / 255 - 0.485 0.456 0.406 / 0.229 0.224 0.225", () => Built(17, (model, image) =>
        {
            string unit = model.Node("Div", [image, model.Floats([], [255])]), moved = model.Node("Sub", [unit, model.Floats([1, 3, 1, 1], [0.485f, 0.456f, 0.406f])]);
            return (model.Convolution(model.Node("Div", [moved, model.Floats([1, 3, 1, 1], [0.229f, 0.224f, 0.225f])]), 3, 4, 3), 4);
        })),
        ["channel by channel"] = ("rgb * 0.5 0.25 0.125 + 0 0 1 - 3 2 0", () => Built(17, (model, image) => (model.Convolution(ByChannel(model, image, [0, 1, 2]), 3, 4, 3), 4))),
        ["channel by channel, in the opposite order"] = ("bgr * 0.5 0.25 0.125 + 0 0 1 - 3 2 0", () => Built(17, (model, image) => (model.Convolution(ByChannel(model, image, [2, 1, 0]), 3, 4, 3), 4))),
    };

    private static string ByChannel(ModelBuilder model, string image, long[] channels)
    {
        (float Factor, float Sum)[] steps = [(0.5f, -3), (0.25f, -2), (0.125f, 1)];
        return model.Node("Concat", channels.Zip(steps, (channel, step) =>
        {
            string one = model.Node("Gather", [image, model.Initializer(Tensor([], 7).Add(9, BitConverter.GetBytes(channel)))], Integer("axis", 1));
            return model.Node("Add", [model.Node("Mul", [model.Node("Unsqueeze", [one, model.List(1)]), model.Floats([], [step.Factor])]), model.Floats([], [step.Sum])]);
        }), Integer("axis", 1));
    }

    /// <summary>A module as GoogLeNet's: 21 channels.</summary>
    public static (string Result, int Channels) Inception(ModelBuilder model, string image)
    {
        string first = model.Convolution(image, 3, 8, 3, stride: 2);
        string middle = model.Convolution(model.Convolution(first, 8, 4, 1), 4, 6, 3), large = model.Convolution(model.Convolution(first, 8, 2, 1), 2, 5, 5);
        string pool = model.Convolution(Pool(model, first), 8, 5, 1);
        return (model.Node("Concat", [model.Convolution(first, 8, 5, 1), middle, large, pool], Integer("axis", 1)), 21);
    }

    private static (string Result, int Channels) BatchNorm(ModelBuilder model, string image)
    {
        string sum = model.Node("Conv", [image, model.Weights(8, 3, 3, 3)], Integers("pads", 1, 1, 1, 1));
        return (model.Node("Relu", [model.Node("BatchNormalization", [sum, model.Positive(8), model.Weights(8), model.Weights(8), model.Positive(8)], Number("epsilon", 0.001f))]), 8);
    }

    private static string Pool(ModelBuilder model, string map) => model.Node("MaxPool", [map], Integers("kernel_shape", 3, 3), Integers("pads", 1, 1, 1, 1), Integers("strides", 1, 1));

    private static string Average(ModelBuilder model, string map, int counts) => model.Node("AveragePool", [map], Integers("kernel_shape", 3, 3), Integers("pads", 1, 1, 1, 1), Integer("count_include_pad", counts));

    private static byte[] Built(int operatorSet, Func<ModelBuilder, string, (string Result, int Channels)> body, int batch = 1)
    {
        ModelBuilder model = new(operatorSet);
        model.Output(body(model, model.Input("image", batch, 3, Side, Side)).Result);
        return model.ToBytes();
    }

    private static byte[] Headed(int operatorSet, Func<ModelBuilder, string, int, string> pool, Func<ModelBuilder, string, int, string>? head = null)
    {
        ModelBuilder model = new(operatorSet);
        (string map, int channels) = Inception(model, model.Input("image", 0, 3, Side, Side));
        string pooled = pool(model, map, channels);
        head ??= (builder, flat, inputs) => builder.Node("Gemm", [flat, builder.Weights(10, inputs), builder.Weights(10)], Integer("transB", 1));
        model.Output(head(model, pooled.Contains("global", StringComparison.Ordinal) ? model.Node("Flatten", [pooled]) : pooled, channels));
        return model.ToBytes();
    }
}
