using System;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Onnx;
using InceptionGen.Tool.Importing.Simplifying;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Lowering;

// What is computed number by number, and normalisation.
internal sealed partial class OnnxLowering
{
    private static MapValue Activation(OnnxNode node, MapValue input, Spec.Activation activation) => Same(node, new ActivationOperation(activation), input);

    // Exporters without Clip write the two limits one by one; what was limited to 0 and more by the one needs only the other.
    private static MapValue Limited(OnnxNode node, MapValue input, Constant? limit)
    {
        if (limit is not { Elements: 1 }) throw new UnsayableException("its limit is not a single number, as those of relu and relu6 are");
        float number = limit.Floats()[0];
        if (node.Type == "Max") return Limited(node, input, number, float.MaxValue);
        return Limited(node, input, Sign.IsNeverNegative(input.Node) ? 0 : float.MinValue, number);
    }

    private static MapValue Clip(OnnxNode node, MapValue input, Constant? least, Constant? most)
    {
        if (least is { Elements: not 1 } || most is { Elements: not 1 }) throw new UnsayableException("its limits are not single numbers");
        return Limited(node, input, least?.Floats()[0] ?? node.Number("min", float.MinValue), most?.Floats()[0] ?? node.Number("max", float.MaxValue));
    }

    private static MapValue Limited(OnnxNode node, MapValue input, float from, float to) => (from, to) switch
    {
        (0, 6) => Activation(node, input, Spec.Activation.Relu6),
        (0, >= float.MaxValue) => Activation(node, input, Spec.Activation.Relu),
        ( <= float.MinValue, >= float.MaxValue) => input,
        _ => throw new UnsayableException(FormattableString.Invariant($"it limits values to {from} to {to}; tables have relu, and relu6 for 0 to 6")),
    };

    private static Value Cast(OnnxNode node, MapValue input) => (TensorType)node.Integer("to", 0) is TensorType.Float32 or TensorType.Float64 or TensorType.Float16 or TensorType.BFloat16
        ? input
        : throw new UnsayableException("it rounds a map to whole numbers");

    private static Value Arithmetic(OnnxNode node, MapValue first, Value? second) => (node.Type, second) switch
    {
        (_, ConstantValue constant) => Step(node, first, SignOf(node), constant.Constant),
        ("Add", MapValue other) when other.Axes == first.Axes && other.Node.Output == first.Node.Output => first with { Node = Node(node, new AddOperation(), [first.Node, other.Node], first.Node.Output) },
        ("Add", MapValue other) => throw new UnsayableException($"it adds maps of {first.Node.Output} and {other.Node.Output}; tables add maps of one shape"),
        _ => throw new UnsayableException("it combines two maps; tables add maps and put them side by side, and nothing else"),
    };

    // c - x and c / x begin with the constant; of sums and products the order does not matter.
    private static MapValue ArithmeticWithConstantFirst(OnnxNode node, Constant constant, MapValue map) => node.Type switch
    {
        "Add" or "Mul" => Step(node, map, SignOf(node), constant),
        "Sub" => Step(node, map with { Node = new MapNode(node.Name, new StepOperation('*', [-1]), [map.Node], map.Node.Output) }, '+', constant),
        _ => throw new UnsayableException("it divides by a map"),
    };

    private static char SignOf(OnnxNode node) => node.Type switch { "Add" => '+', "Sub" => '-', "Mul" => '*', _ => '/' };

    /// <summary>A number for all channels, or one for each: any other constant has a number for each place of the map.</summary>
    private static MapValue Step(OnnxNode node, MapValue map, char sign, Constant constant)
    {
        if (constant.Elements == 1) return Same(node, new StepOperation(sign, constant.Floats()), map);

        int at = map.Axes.IndexOf('C', StringComparison.Ordinal) - (map.Axes.Length - constant.Dimensions.Length), channels = map.Node.Output.Channels;
        bool isPerChannel = at >= 0 && constant.Elements == channels && constant.Dimensions[at] == channels && constant.Dimensions.Length <= map.Axes.Length;
        if (!isPerChannel) throw new UnsayableException($"its constant is {string.Join('x', constant.Dimensions)}, and the map {map.Node.Output}; tables have one number for each channel");
        return Same(node, new StepOperation(sign, constant.Floats()), map);
    }

    private static MapValue BatchNorm(OnnxNode node, MapValue input, Constant?[] tensors)
    {
        if (node.Integer("training_mode", 0) != 0) throw new UnsayableException("it normalises by the batch it runs on; export the model in evaluation mode");
        if (node.Integer("spatial", 1) == 0) throw new UnsayableException("it has numbers for each place of the map; those of tables are for each channel");

        int channels = input.Node.Output.Channels;
        if (input.Axes is not (MapValue.ChannelsFirst or "NC") || tensors.Any(tensor => tensor is null || tensor.Elements != channels))
            throw new UnsayableException($"it needs four numbers for each of the {channels} channels");
        Constant[] lists = [.. tensors.Select(tensor => tensor!.Reshaped([channels]))];
        return Same(node, new NormOperation(new NormTensors(node.Number("epsilon", 1e-5f), lists[0], lists[1], lists[2], lists[3])), input);
    }

    private static MapValue LocalResponseNorm(OnnxNode node, MapValue input)
    {
        RequireChannelsFirst(input);
        long size = node.Integer("size", 0);
        if (size < 1 || size % 2 == 0) throw new UnsayableException($"it sums over {size} channels; in tables the number is odd, with as many channels on either side");
        return Same(node, new LocalResponseNormOperation(size, node.Number("alpha", 0.0001f), node.Number("beta", 0.75f), node.Number("bias", 1)), input);
    }

    private MapValue Softmax(OnnxNode node, MapValue input)
    {
        // Before version 13, all dimensions from the axis on were one.
        int rank = input.Axes.Length, axis = Axis(node.Integer("axis", _model.OperatorSet < 13 ? 1 : -1), rank);
        bool isOverChannels = input.Axes[axis] == 'C' && input.Node.Output.Size == new Spec.Extent(1, 1);
        return isOverChannels ? Same(node, new SoftmaxOperation(), input) : throw new UnsayableException("it is not over the channels of one pixel, as a softmax of tables is");
    }

    private static MapValue Dropout(OnnxNode node, MapValue input, Constant? ratio)
    {
        float? rate = ratio?.Floats() is [float given, ..] ? given : node.Attributes.TryGetValue("ratio", out OnnxAttribute? attribute) ? attribute.Number : null;
        return Same(node, new DropoutOperation(rate is > 0 and < 1 ? rate : null), input);
    }

    private static MapValue Concat(OnnxNode node, Value?[] inputs)
    {
        if (inputs.Any(input => input is not MapValue)) throw new UnsayableException("it puts constants beside a map");

        MapValue[] maps = [.. inputs.Cast<MapValue>()];
        MapValue first = maps[0];
        if (first.Axes[Axis(node.Integer("axis", 1), first.Axes.Length)] != 'C') throw new UnsayableException("it puts maps side by side along rows, columns or images; tables do it along channels");
        if (maps.Any(map => map.Axes != first.Axes || map.Node.Output.Size != first.Node.Output.Size))
            throw new UnsayableException($"it puts maps of different sizes side by side: {string.Join(", ", maps.Select(map => map.Node.Output))}");
        if (maps.Length == 1) return first;

        long channels = maps.Sum(map => (long)map.Node.Output.Channels);
        if (channels > int.MaxValue) throw new UnsayableException("it has too many channels");
        return first with { Node = Node(node, new ConcatOperation(), [.. maps.Select(map => map.Node)], first.Node.Output with { Channels = (int)channels }) };
    }

    // One channel of the image, with the number of the channel as a scalar or as a list of one.
    private static MapValue Gather(OnnxNode node, MapValue input, Constant? index)
    {
        bool isChannel = input.Node.Operation is ImageOperation && input.Axes[Axis(node.Integer("axis", 0), input.Axes.Length)] == 'C' && index is { Elements: 1, Dimensions.Length: <= 1 };
        if (!isChannel) throw new UnsayableException("it takes a part of a map; tables use all of it");

        long channel = index!.Listed()[0];
        int channels = input.Node.Output.Channels;
        if (channel < -channels || channel >= channels) throw new UnsayableException($"it takes channel {channel} of {channels}");
        var operation = new ChannelOperation((int)(channel < 0 ? channel + channels : channel));
        MapNode one = Node(node, operation, input, input.Node.Output with { Channels = 1 });
        return input with { Node = one, Axes = index.Dimensions.Length == 0 ? input.Axes.Replace("C", "", StringComparison.Ordinal) : input.Axes };
    }
}
