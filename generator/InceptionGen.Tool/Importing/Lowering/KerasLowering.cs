using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Keras;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Lowering;

/// <summary>Says of each layer of a described network what it computes. Weights have their shapes, and zeros for numbers.</summary>
/// <param name="channelsFirst">Whether maps are (N, C, H, W) rather than (N, H, W, C).</param>
internal sealed partial class KerasLowering(bool channelsFirst)
{
    private readonly List<Unsayable> _unsayable = [];

    /// <summary>The described network.</summary>
    /// <param name="description">The description.</param>
    /// <param name="path">What messages call it.</param>
    /// <param name="input">The image's size; null for the one that is described.</param>
    /// <param name="unsayable">What of it a table cannot say. With anything in it, the network is not whole.</param>
    /// <returns>Null if no output depends on the image in a way that is understood.</returns>
    /// <exception cref="ImportException">It is damaged, its image is not one, or the image's size is not said.</exception>
    public static MapGraph? Lower(KerasDescription description, string path, Spec.Shape? input, out IReadOnlyList<Unsayable> unsayable)
    {
        try
        {
            KerasModel model = description.Model;
            (Spec.Shape shape, string axes) = KerasImage.Of(model, path, input);
            var lowering = new KerasLowering(axes == MapValue.ChannelsFirst);
            var image = new MapNode(model.IsSequential ? "image" : model.Inputs[0].Layer, new ImageOperation(), [], shape);
            Value[] results = lowering.Run(model, [new MapValue(image, axes, 1)], "");
            unsayable = lowering._unsayable;
            (string Name, MapNode Node)[] outputs = [.. results.Select((result, index) => (model.IsSequential ? model.Layers[^1].Name : model.Outputs[index].Layer, (result as MapValue)?.Node)).Where(output => output.Node is not null).Select(output => (output.Item1, output.Node!))];
            return outputs.Length == 0 ? null : new MapGraph(image, outputs);
        }
        catch (InvalidDataException exception)
        {
            throw new ImportException($"{path} cannot be read as a description of Keras: {exception.Message}.");
        }
    }

    /// <summary>The results of a model.</summary>
    /// <param name="inputs">What it reads.</param>
    /// <param name="prefix">What messages put before the names of its layers.</param>
    private Value[] Run(KerasModel model, IReadOnlyList<Value> inputs, string prefix)
    {
        if (model.IsSequential)
        {
            Value[] last = [.. inputs];
            foreach (KerasLayer layer in model.Layers) last = layer.IsInput ? last : Lower(layer, last, prefix);
            return last;
        }

        if (model.Inputs.Count != inputs.Count) throw new InvalidDataException($"the model '{model.Name}' in it has {model.Inputs.Count} inputs, and reads {inputs.Count}");

        Dictionary<(KerasLayer, int), Value[]> results = [];
        Dictionary<string, KerasLayer> byName = model.Layers.ToDictionary(layer => layer.Name, StringComparer.Ordinal);
        for (int index = 0; index < inputs.Count; index++) results[KerasOrder.Find(byName, model.Inputs[index])] = [inputs[index]];
        foreach ((KerasLayer layer, int call) in KerasOrder.Of(model, byName))
        {
            if (results.ContainsKey((layer, call))) continue;
            if (layer.Calls.Count == 0) throw new InvalidDataException($"its layer '{prefix}{layer.Name}' ({layer.Type}) reads nothing");
            results[(layer, call)] = Lower(layer, [.. layer.Calls[call].Select(ResultOf)], prefix);
        }

        return [.. model.Outputs.Select(ResultOf)];

        Value ResultOf(KerasTensor tensor)
        {
            Value[] all = results[KerasOrder.Find(byName, tensor)];
            return tensor.Output < all.Length ? all[tensor.Output] : throw new InvalidDataException($"it reads result {tensor.Output + 1} of '{tensor.Layer}', which has {all.Length}");
        }
    }

    private Value[] Lower(KerasLayer layer, Value[] inputs, string prefix)
    {
        string name = prefix + layer.Name;
        layer = layer with { Path = name };
        try
        {
            if (layer.Calls.Count > 1 && (layer.Inner is not null || HasWeights(layer.Type)))
                throw new UnsayableException($"it is called {layer.Calls.Count} times with the same weights; each row of a table has its own");
            if (layer.Inner is not null) return Run(layer.Inner, inputs, name + "/");
            if (inputs.Any(input => input is not MapValue)) return [new UnknownValue()];

            MapValue result = Lower(layer, [.. inputs.Cast<MapValue>()]);
            string activation = TakesActivation(layer.Type) ? layer.Config.Activation("activation") : "";
            return [Activated(layer, result, activation)];
        }
        catch (UnsayableException exception)
        {
            _unsayable.Add(new Unsayable(name, layer.Type, exception.Message));
            return [new UnknownValue()];
        }
    }

    private MapValue Lower(KerasLayer layer, MapValue[] inputs)
    {
        if (layer.Config.Text("data_format", "") is { Length: > 0 } format && layer.Type != "Flatten" && (format == "channels_first") != channelsFirst)
            throw new UnsayableException($"it reads maps with their {format.Replace('_', ' ')}, and another layer does not");
        return layer.Type switch
        {
            "Add" => Add(layer, inputs),
            "Concatenate" => Concatenate(layer, inputs),
            "Lambda" or "CustomScaleLayer" => Scale(layer, inputs),
            _ when inputs.Length != 1 => throw new UnsayableException($"it reads {inputs.Length} maps; {KerasWords.WhyNot(layer.Type)}"),
            "Conv2D" or "Convolution2D" => Convolution(layer, inputs[0]),
            "DepthwiseConv2D" => Depthwise(layer, inputs[0]),
            "SeparableConv2D" or "SeparableConvolution2D" => Separable(layer, inputs[0]),
            "MaxPooling2D" or "MaxPool2D" => Pool(layer, inputs[0], Spec.PoolKind.Max),
            "AveragePooling2D" or "AvgPool2D" => Pool(layer, inputs[0], Spec.PoolKind.Average),
            "GlobalMaxPooling2D" or "GlobalMaxPool2D" => GlobalPool(layer, inputs[0], Spec.PoolKind.Max),
            "GlobalAveragePooling2D" or "GlobalAvgPool2D" => GlobalPool(layer, inputs[0], Spec.PoolKind.Average),
            "ZeroPadding2D" => Pad(layer, inputs[0]),
            "BatchNormalization" or "BatchNormalizationV1" or "BatchNormalizationV2" => BatchNorm(layer, inputs[0]),
            "Dense" => Dense(layer, inputs[0]),
            "Flatten" => Flatten(layer, inputs[0]),
            "Reshape" => Reshape(layer, inputs[0]),
            "Activation" => inputs[0],
            "ReLU" => Relu(layer, inputs[0]),
            "Softmax" => Softmax(layer, inputs[0]),
            "Rescaling" => Rescaling(layer, inputs[0]),
            "Dropout" => Same(layer, new DropoutOperation((layer.Config.Number("rate") ?? layer.Config.Number("p")) is > 0 and < 1 and float rate ? rate : null), inputs[0]),

            // What only training does, or nothing does.
            "SpatialDropout2D" or "GaussianNoise" or "GaussianDropout" or "AlphaDropout" or "ActivityRegularization" or "InputLayer"
                or "RandomFlip" or "RandomRotation" or "RandomZoom" or "RandomContrast" or "RandomBrightness" or "RandomTranslation" => inputs[0],
            _ => throw new UnsayableException(KerasWords.WhyNot(layer.Type)),
        };
    }

    private static bool TakesActivation(string type) => type is "Activation" or "Conv2D" or "Convolution2D" or "DepthwiseConv2D" or "SeparableConv2D" or "SeparableConvolution2D" or "Dense";

    private static bool HasWeights(string type) => type is "Conv2D" or "Convolution2D" or "DepthwiseConv2D" or "SeparableConv2D" or "SeparableConvolution2D" or "Dense" || type.StartsWith("BatchNormalization", StringComparison.Ordinal);

    /// <summary>A map of rows, columns and channels made by a layer.</summary>
    private MapValue Map(KerasLayer layer, Operation operation, MapValue input, Spec.Shape output) => new(Node(layer, operation, [input.Node], output), channelsFirst ? MapValue.ChannelsFirst : "NHWC", 1);

    /// <summary>A map of the same shape.</summary>
    private static MapValue Same(KerasLayer layer, Operation operation, MapValue input) => input with { Node = Node(layer, operation, [input.Node], input.Node.Output) };

    /// <exception cref="UnsayableException">The map is larger than any can be.</exception>
    private static MapNode Node(KerasLayer layer, Operation operation, IReadOnlyList<MapNode> inputs, Spec.Shape output) =>
        Spec.Limits.Excess(output) is { } excess ? throw new UnsayableException(excess) : new(layer.Name, operation, inputs, output);

    /// <summary>A weight of which nothing but its name and shape is known.</summary>
    private static Constant Weight(string owner, string role, params int[] dimensions) => Constant.Of(dimensions, () => new float[Constant.Count(dimensions)], KerasTensors.Name(owner, role));

    /// <exception cref="UnsayableException">It is not a map of rows, columns and channels.</exception>
    private static void RequireMap(MapValue input)
    {
        if (input.Axes == "NC") throw new UnsayableException("it reads a list of values, and should read a map of rows, columns and channels");
    }

    /// <summary>Whether a dimension is that of the channels.</summary>
    private static bool IsOfChannels(MapValue input, int axis)
    {
        int place = axis < 0 ? axis + input.Axes.Length : axis;
        return place >= 0 && place < input.Axes.Length && input.Axes[place] == 'C';
    }
}
