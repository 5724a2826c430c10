using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InceptionGen.Tool.Importing.Keras;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Lowering;

/// <summary>The image that a described network reads.</summary>
internal static class KerasImage
{
    // As in tables.
    private const int LargestSide = 1_000_000;

    /// <summary>Its shape, and the order of its dimensions.</summary>
    /// <exception cref="ImportException">There is not one input of four dimensions, or its size is neither described nor given.</exception>
    public static (Spec.Shape Shape, string Axes) Of(KerasModel model, string path, Spec.Shape? given)
    {
        if (!model.IsSequential && model.Inputs.Count != 1)
            throw new ImportException($"{path} has {model.Inputs.Count} inputs ({string.Join(", ", model.Inputs.Select(input => $"'{input.Layer}'"))}); a table's network reads one image.");

        bool isFirst = All(model).Any(layer => layer.Config.Text("data_format", "") == "channels_first");
        int?[]? dimensions = ShapeOf(model);
        if (dimensions is null && given is null) throw new ImportException($"{path} does not say the size of its image. Say for which size the table is: --input 224x224x3.");

        dimensions ??= [null, null, null, null];
        if (dimensions.Length != 4) throw new ImportException($"{path}: its input is {Words(dimensions)}; a table's network reads an image of rows, columns and channels.");
        (int? height, int? width, int? channels) = isFirst ? (dimensions[2], dimensions[3], dimensions[1]) : (dimensions[1], dimensions[2], dimensions[3]);
        string axes = isFirst ? MapValue.ChannelsFirst : "NHWC";
        if (given is { } size)
        {
            bool agrees = (channels ?? size.Channels) == size.Channels && (height ?? size.Height) == size.Height && (width ?? size.Width) == size.Width;
            return agrees ? (size, axes) : throw new ImportException($"{path}: its input is {Words(dimensions)}, and --input says {size}. Leave --input out.");
        }

        if (height is null || width is null) throw new ImportException($"{path}: its input is {Words(dimensions)}, of any size. Say for which size the table is: --input 224x224x{(channels ?? 3).ToString(CultureInfo.InvariantCulture)}.");
        var shape = new Spec.Shape(height.Value, width.Value, channels ?? 3);
        if (shape.Height < 1 || shape.Width < 1 || shape.Channels < 1) throw new ImportException($"{path}: its input is {Words(dimensions)}, and an image has a row, a column and a channel at least.");
        bool isTooLarge = shape.Height > LargestSide || shape.Width > LargestSide || shape.Channels > LargestSide || Spec.Limits.Excess(shape) is not null;
        return isTooLarge ? throw new ImportException($"{path}: its input is {Words(dimensions)}, which is too large.") : (shape, axes);
    }

    /// <summary>All layers, those of inner models, too.</summary>
    private static IEnumerable<KerasLayer> All(KerasModel model) => model.Layers.SelectMany(layer => layer.Inner is null ? [layer] : All(layer.Inner));

    // Keras 2 says "batch_input_shape", of an input or of the first layer; Keras 3 "batch_shape".
    private static int?[]? ShapeOf(KerasModel model)
    {
        KerasLayer? first = model.IsSequential ? model.Layers[0] : model.Layers.FirstOrDefault(layer => layer.Name == model.Inputs[0].Layer);
        int?[]? own = first?.Config.Shape("batch_input_shape") ?? first?.Config.Shape("batch_shape") ?? model.InputShape;
        return own ?? (first?.Inner is { Inputs.Count: 1 } or { IsSequential: true } ? ShapeOf(first.Inner!) : null);
    }

    private static string Words(IEnumerable<int?> dimensions) => string.Join('x', dimensions.Select(dimension => dimension?.ToString(CultureInfo.InvariantCulture) ?? "?"));
}
