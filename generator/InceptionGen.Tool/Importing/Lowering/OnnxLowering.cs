using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Onnx;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Lowering;

/// <summary>Reads the nodes of an ONNX graph that its outputs need, and says of each tensor what it is: a constant, which is computed, or a map.</summary>
internal sealed partial class OnnxLowering
{
    private readonly OnnxModel _model;
    private readonly Dictionary<string, Value> _values = new(StringComparer.Ordinal);
    private readonly List<Unsayable> _unsayable = [];
    private readonly int _batch;

    private OnnxLowering(OnnxModel model, int batch)
    {
        (_model, _batch) = (model, batch);
        foreach ((string name, OnnxTensor tensor) in model.Constants) _values[name] = new ConstantValue(tensor.Value);
    }

    /// <summary>The network of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">What messages call it.</param>
    /// <param name="input">The image's size; null for the one that the model has.</param>
    /// <param name="unsayable">What of it a table cannot say. With anything in it, the network is not whole.</param>
    /// <returns>Null if no output depends on the image in a way that is understood.</returns>
    /// <exception cref="ImportException">The model's image is not one, or its size is not said.</exception>
    public static MapGraph? Lower(OnnxModel model, string path, Spec.Shape? input, out IReadOnlyList<Unsayable> unsayable)
    {
        (OnnxValue value, Spec.Shape shape, string axes, int batch) = OnnxImage.Of(model, path, input);
        var lowering = new OnnxLowering(model, batch);
        var image = new MapNode(value.Name, new ImageOperation(), [], shape);
        lowering._values[value.Name] = new MapValue(image, axes, batch);
        foreach (OnnxNode node in OnnxOrder.Of(model)) lowering.Lower(node);

        foreach (OnnxValue output in model.Outputs) lowering.RequireOrder(output.Name);
        unsayable = lowering._unsayable;
        (string Name, MapNode Node)[] outputs = [.. model.Outputs.Where(output => lowering._values.GetValueOrDefault(output.Name) is MapValue).Select(output => (output.Name, ((MapValue)lowering._values[output.Name]).Node))];
        return outputs.Length == 0 ? null : new MapGraph(image, outputs);
    }

    // Rows come before columns, and channels before or after both: in another order the outputs of a table would be other numbers.
    private void RequireOrder(string output)
    {
        if (_values.GetValueOrDefault(output) is not MapValue { Node.Output: var map } value) return;
        string axes = string.Concat(value.Axes.Where(axis => axis switch { 'C' => map.Channels > 1, 'H' => map.Height > 1, 'W' => map.Width > 1, 'N' => false, _ => true }));
        if (axes is "WH" or "WHC" or "CWH" or "WCH" or "HCW") _unsayable.Add(new Unsayable(output, "", $"the output has its dimensions in the order {value.Axes}; the maps of tables are rows, columns and channels"));
    }

    private void Lower(OnnxNode node)
    {
        Value result = new UnknownValue();
        try
        {
            Value?[] inputs = [.. node.Inputs.Select(name => name.Length == 0 ? null : Find(name))];
            if (!inputs.Any(input => input is UnknownValue)) result = Lower(node, inputs);
        }
        catch (UnsayableException exception)
        {
            _unsayable.Add(new Unsayable(node.Name, node.Type, exception.Message));
        }
        catch (InvalidDataException exception)
        {
            _unsayable.Add(new Unsayable(node.Name, node.Type, exception.Message));
        }

        for (int index = 0; index < node.Outputs.Count; index++) _values[node.Outputs[index]] = index == 0 ? result : new UnknownValue();
    }

    private Value Find(string name) => _values.TryGetValue(name, out Value? value) ? value : throw new UnsayableException($"it reads '{name}', which nothing before it makes");

    private Value Lower(OnnxNode node, Value?[] inputs)
    {
        if (node.Domain is not ("" or "ai.onnx")) throw new UnsayableException($"its operator is not ONNX's, but of '{node.Domain}'");
        if (node.Attributes.Values.Any(attribute => attribute.HasGraph)) throw new UnsayableException("it runs a part of the graph under conditions; tables are the same for every image");
        if (inputs.All(input => input is null or ConstantValue)) return new ConstantValue(ConstantFolding.Fold(node, [.. inputs.Select(input => (input as ConstantValue)?.Constant)]));
        if (inputs[0] is not MapValue first) return LowerAfterConstant(node, (ConstantValue?)inputs[0], inputs);

        Constant? Known(int index) => index >= inputs.Length || inputs[index] is null ? null
            : inputs[index] is ConstantValue known ? known.Constant
            : throw new UnsayableException($"its input {index + 1} depends on the image");
        return node.Type switch
        {
            "Conv" => Convolution(node, first, Known(1), Known(2)),
            "Gemm" => Gemm(node, first, Known(1), Known(2)),
            "MatMul" => MatMul(node, first, Known(1)),
            "MaxPool" or "AveragePool" => Pool(node, first),
            "GlobalAveragePool" or "GlobalMaxPool" => GlobalPool(node, first, node.Type == "GlobalMaxPool" ? Spec.PoolKind.Max : Spec.PoolKind.Average),
            "ReduceMean" => Reduce(node, first, Known(1), Spec.PoolKind.Average),
            "ReduceMax" => Reduce(node, first, Known(1), Spec.PoolKind.Max),
            "BatchNormalization" => BatchNorm(node, first, [Known(1), Known(2), Known(3), Known(4)]),
            "LRN" => LocalResponseNorm(node, first),
            "Relu" => Activation(node, first, Spec.Activation.Relu),
            "Sigmoid" => Activation(node, first, Spec.Activation.Sigmoid),
            "Clip" => Clip(node, first, Known(1), Known(2)),
            "Max" or "Min" when inputs.Length == 2 => Limited(node, first, Known(1)),
            "Softmax" => Softmax(node, first),
            "Dropout" => Dropout(node, first, Known(1)),
            "Identity" => first,
            "Cast" => Cast(node, first),
            "Concat" => Concat(node, inputs),
            "Add" or "Sub" or "Mul" or "Div" => Arithmetic(node, first, inputs.Length > 1 ? inputs[1] : null),
            "Sum" when inputs.Length == 1 => first,
            "Sum" when inputs.Length == 2 => Arithmetic(node with { Type = "Add" }, first, inputs[1]),
            "Pad" => Pad(node, first, Known(1), Known(2), Known(3)),
            "Shape" => ShapeOf(node, first),
            "Flatten" => Flatten(node, first),
            "Reshape" => Reshape(node, first, Known(1)),
            "Squeeze" => Squeeze(node, first, Known(1)),
            "Unsqueeze" => Unsqueeze(node, first, Known(1)),
            "Transpose" => Transpose(node, first),
            "Gather" => Gather(node, first, Known(1)),
            _ => throw new UnsayableException(OperatorWords.WhyNot(node.Type)),
        };
    }

    // A constant comes first in sums, products and differences, and in products with a matrix of rows.
    private Value LowerAfterConstant(OnnxNode node, ConstantValue? first, Value?[] inputs) => node.Type switch
    {
        "Add" or "Sub" or "Mul" or "Div" when first is not null && inputs is [_, MapValue map] => ArithmeticWithConstantFirst(node, first.Constant, map),
        "Max" or "Min" when first is not null && inputs is [_, MapValue map] => Limited(node, map, first.Constant),
        "MatMul" when first is not null && inputs is [_, MapValue map] => RowMeans(node, first.Constant, map),
        _ => throw new UnsayableException("it reads a constant where tables have a map"),
    };

    private static MapNode Node(OnnxNode node, Operation operation, MapValue input, Spec.Shape output) => Node(node, operation, [input.Node], output);

    /// <exception cref="UnsayableException">The map is larger than any can be.</exception>
    private static MapNode Node(OnnxNode node, Operation operation, IReadOnlyList<MapNode> inputs, Spec.Shape output) =>
        Spec.Limits.Excess(output) is { } excess ? throw new UnsayableException(excess) : new(node.Name, operation, inputs, output);

    /// <summary>A map of the same shape.</summary>
    private static MapValue Same(OnnxNode node, Operation operation, MapValue input) => input with { Node = Node(node, operation, input, input.Node.Output) };

    private MapValue Map(MapNode node) => new(node, MapValue.ChannelsFirst, _batch);

    /// <exception cref="UnsayableException">The map is no longer one of (N, C, H, W).</exception>
    private static void RequireChannelsFirst(MapValue map)
    {
        if (map.Axes != MapValue.ChannelsFirst) throw new UnsayableException($"it reads a tensor with the dimensions {map.Axes}, and should read {MapValue.ChannelsFirst}");
    }
}
