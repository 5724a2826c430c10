using System;
using System.IO;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Keras;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Lowering;

// Linear layers, norms, activations, and what puts maps together.
internal sealed partial class KerasLowering
{
    private static readonly Spec.Extent Pixel = new(1, 1);

    private static MapValue Dense(KerasLayer layer, MapValue input)
    {
        if (input.Axes != "NC") throw new UnsayableException("it reads a map, and is computed at each pixel of it; a linear row reads a list of values, as Flatten and GlobalAveragePooling2D give it");

        (int outputs, int inputs) = (layer.Config.Count("units"), input.Node.Output.Channels);
        if (Spec.Limits.Excess(Pixel, new(1, 1, inputs), new(1, 1, outputs)) is { } excess) throw new UnsayableException(excess);
        Constant? bias = layer.Config.Flag("use_bias", true) ? Weight(layer.Path, KerasTensors.Bias, outputs) : null;
        return input with { Node = Node(layer, new LinearOperation(Weight(layer.Path, KerasTensors.Kernel, outputs, inputs), bias), [input.Node], new Spec.Shape(1, 1, outputs)) };
    }

    private static MapValue BatchNorm(KerasLayer layer, MapValue input)
    {
        if (!IsOfChannels(input, layer.Config.Axis("axis") ?? -1)) throw new UnsayableException("it has numbers for rows or columns; those of tables are for each channel");
        if (!layer.Config.Flag("center", true)) throw new UnsayableException("it has no beta (\"center\" is false), and batch norm of tables always has one");

        int channels = input.Node.Output.Channels;
        float epsilon = layer.Config.Number("epsilon") ?? 0.001f;
        Constant? gamma = layer.Config.Flag("scale", true) ? Of(KerasTensors.Gamma) : null;
        return Same(layer, new NormOperation(new NormTensors(epsilon, gamma, Of(KerasTensors.Beta), Of(KerasTensors.Mean), Of(KerasTensors.Variance))), input);

        Constant Of(string role) => Weight(layer.Path, role, channels);
    }

    private static MapValue Relu(KerasLayer layer, MapValue input)
    {
        float slope = layer.Config.Number("negative_slope") ?? 0, threshold = layer.Config.Number("threshold") ?? 0;
        if (slope != 0 || threshold != 0) throw new UnsayableException("its slope below 0 or its threshold is not 0; " + KerasWords.Activations);
        return layer.Config.Number("max_value") switch
        {
            null => Activated(layer, input, "relu"),
            6 => Activated(layer, input, "relu6"),
            { } most => throw new UnsayableException($"it limits values to {FormattableString.Invariant($"{most}")}; " + KerasWords.Activations),
        };
    }

    private static MapValue Softmax(KerasLayer layer, MapValue input)
    {
        bool isOverChannels = IsOfChannels(input, layer.Config.Axis("axis") ?? -1) && input.Node.Output.Size == Pixel;
        return isOverChannels ? Same(layer, new SoftmaxOperation(), input) : throw new UnsayableException("it is not over the channels of one pixel, as a softmax of tables is");
    }

    /// <summary>What a layer gives after its activation.</summary>
    private static MapValue Activated(KerasLayer layer, MapValue input, string activation) => activation switch
    {
        "" or "linear" => input,
        "relu" or "ReLU" => Same(layer, new ActivationOperation(Spec.Activation.Relu), input),
        "relu6" => Same(layer, new ActivationOperation(Spec.Activation.Relu6), input),
        "sigmoid" => Same(layer, new ActivationOperation(Spec.Activation.Sigmoid), input),
        "softmax" when input.Node.Output.Size == Pixel && input.Axes[^1] == 'C' => Same(layer, new SoftmaxOperation(), input),
        "softmax" => throw new UnsayableException("its softmax is not over the channels of one pixel, as that of tables is"),
        _ => throw new UnsayableException($"its activation is '{activation}'; {KerasWords.Activations}"),
    };

    private static MapValue Add(KerasLayer layer, MapValue[] inputs)
    {
        if (inputs.Length != 2) throw new UnsayableException($"it adds {inputs.Length} maps; tables add two");
        RequireSameShape(inputs);
        return inputs[0] with { Node = Node(layer, new AddOperation(), [inputs[0].Node, inputs[1].Node], inputs[0].Node.Output) };
    }

    private static MapValue Concatenate(KerasLayer layer, MapValue[] inputs)
    {
        MapValue first = inputs[0];
        if (!IsOfChannels(first, layer.Config.Axis("axis") ?? -1)) throw new UnsayableException("it puts maps side by side along rows, columns or images; tables do it along channels");
        if (inputs.Any(map => map.Axes != first.Axes || map.Node.Output.Size != first.Node.Output.Size))
            throw new UnsayableException($"it puts maps of different sizes side by side: {string.Join(", ", inputs.Select(map => map.Node.Output))}");
        if (inputs.Length == 1) return first;

        long channels = inputs.Sum(map => (long)map.Node.Output.Channels);
        if (channels > int.MaxValue) throw new UnsayableException("it has too many channels");
        return first with { Node = Node(layer, new ConcatOperation(), [.. inputs.Select(map => map.Node)], first.Node.Output with { Channels = (int)channels }) };
    }

    /// <summary>A map times a number, or one map and another times a number, as the residual modules of Inception-ResNet have them.</summary>
    private static MapValue Scale(KerasLayer layer, MapValue[] inputs)
    {
        float? scale = layer.Config.Number("scale");
        if (layer.Type == "Lambda")
        {
            // The function itself is Python's bytecode or a name; Keras' and FaceNet's networks give it one argument, the scale.
            bool isScale = layer.Config.Find("arguments") is { ValueKind: System.Text.Json.JsonValueKind.Object } arguments && arguments.EnumerateObject().Select(argument => argument.Name).SequenceEqual(["scale"]);
            scale = isScale ? new KerasConfig($"'{layer.Name}' (Lambda)", layer.Config.Find("arguments")!.Value).Number("scale") : null;
            if (scale is null) throw new UnsayableException("a description does not say what its function does; those with the one argument \"scale\" are taken for the scale of a residual module");
        }

        if (scale is not { } number) throw new InvalidDataException($"layer '{layer.Name}' ({layer.Type}) does not say \"scale\"");
        if (inputs.Length is not (1 or 2)) throw new UnsayableException($"it reads {inputs.Length} maps; a residual module adds two");
        RequireSameShape(inputs);
        MapValue scaled = Same(layer, new StepOperation('*', [number]), inputs[^1]);
        return inputs.Length == 1 ? scaled : scaled with { Node = Node(layer, new AddOperation(), [inputs[0].Node, scaled.Node], scaled.Node.Output) };
    }

    private static void RequireSameShape(MapValue[] inputs)
    {
        if (inputs.Any(map => map.Axes != inputs[0].Axes || map.Node.Output != inputs[0].Node.Output))
            throw new UnsayableException($"it adds maps of {string.Join(" and ", inputs.Select(map => map.Node.Output))}; tables add maps of one shape");
    }

    private static MapValue Rescaling(KerasLayer layer, MapValue input)
    {
        if (layer.Config.Find("scale") is { ValueKind: System.Text.Json.JsonValueKind.Array } || layer.Config.Find("offset") is { ValueKind: System.Text.Json.JsonValueKind.Array })
            throw new UnsayableException("it has a number for each channel; leave the layer out and say what it does with --preprocess");

        // JSON writes 1/127.5 as a long decimal that nobody recognises: dividing by 127.5 says the same.
        float scale = layer.Config.Number("scale") ?? 1, inverse = (float)Math.Round(1.0 / scale, 4);
        StepOperation factor = 1f / inverse == scale ? new StepOperation('/', [inverse]) : new StepOperation('*', [scale]);
        return Same(layer, new StepOperation('+', [layer.Config.Number("offset") ?? 0]), Same(layer, factor, input));
    }

    // Keras flattens maps whose channels come first as if they came last, if the layer says that they come first.
    private MapValue Flatten(KerasLayer layer, MapValue input) => Flattened(layer, input, !channelsFirst || layer.Config.Text("data_format", "") == "channels_first");

    private static MapValue Flattened(KerasLayer layer, MapValue input, bool channelsLast)
    {
        if (input.Axes == "NC") return input;
        Spec.Shape map = input.Node.Output;
        if (map.Elements > int.MaxValue) throw new UnsayableException("it makes a list that is too long");

        // Of one pixel, every order is the same.
        var flatten = new FlattenOperation(channelsLast && map.Size != Pixel);
        return new MapValue(Node(layer, flatten, [input.Node], new(1, 1, (int)map.Elements)), "NC", 1);
    }

    private MapValue Reshape(KerasLayer layer, MapValue input)
    {
        int?[] target = layer.Config.Shape("target_shape") ?? throw new InvalidDataException($"layer '{layer.Name}' (Reshape) does not say \"target_shape\"");
        Spec.Shape map = input.Node.Output;
        if (target is [int length] && (length == -1 || length == map.Elements)) return Flattened(layer, input, !channelsFirst);

        int[] pixel = channelsFirst ? [map.Channels, 1, 1] : [1, 1, map.Channels];
        bool isPixel = map.Size == Pixel && target.Length == 3 && target.Select((side, axis) => side == pixel[axis] || side == -1).All(fits => fits);
        return isPixel
            ? input with { Axes = channelsFirst ? MapValue.ChannelsFirst : "NHWC" }
            : throw new UnsayableException($"it makes {string.Join('x', target)} of {map}; tables flatten maps, and do nothing else to their shape");
    }
}
