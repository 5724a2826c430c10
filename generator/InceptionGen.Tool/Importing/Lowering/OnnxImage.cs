using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Tool.Importing.Onnx;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Lowering;

/// <summary>The image that a model reads.</summary>
internal static class OnnxImage
{
    // More channels than this come last: (N, H, W, C).
    private const int MostChannels = 4;

    // As in tables.
    private const int LargestSide = 1_000_000;

    private const int MostNamed = 4;

    /// <summary>The input, its shape for one image, the order of its dimensions, and how many images the model is written for.</summary>
    /// <exception cref="ImportException">There is not one input of four dimensions, or its size is neither in the model nor given.</exception>
    public static (OnnxValue Value, Spec.Shape Shape, string Axes, int Batch) Of(OnnxModel model, string path, Spec.Shape? given)
    {
        if (model.Inputs.Count != 1)
        {
            string names = model.Inputs.Count == 0 ? "none" : string.Join(", ", model.Inputs.Take(MostNamed).Select(input => $"'{input.Name}'")) + (model.Inputs.Count > MostNamed ? ", ..." : "");
            string remedy = model.Inputs.Count > 1 ? " If some of them are weights, export the model with its weights." : "";
            throw new ImportException($"{path} has {model.Inputs.Count} inputs ({names}); a table's network reads one image.{remedy}");
        }

        OnnxValue value = model.Inputs[0];
        if (value.Dimensions is not { Count: 4 } dimensions)
            throw new ImportException($"{path}: its input '{value.Name}' has {Words(value)}; a table's network reads an image of rows, columns and channels.");

        bool isLast = dimensions[3] is <= MostChannels && dimensions[1] is null or > MostChannels;
        (long? channels, long? height, long? width) = isLast ? (dimensions[3], dimensions[1], dimensions[2]) : (dimensions[1], dimensions[2], dimensions[3]);
        if (given is { } size)
        {
            bool agrees = (channels ?? size.Channels) == size.Channels && (height ?? size.Height) == size.Height && (width ?? size.Width) == size.Width;
            if (!agrees) throw new ImportException($"{path}: its input '{value.Name}' is {Words(value)}, and --input says {size}. Leave --input out.");
            return (value, size, isLast ? "NHWC" : MapValue.ChannelsFirst, Batch(dimensions));
        }

        if (height is null || width is null)
            throw new ImportException($"{path}: its input '{value.Name}' is {Words(value)}, of any size. Say for which size the table is: --input 224x224x{channels ?? 3}.");
        bool isTooLarge = height > LargestSide || width > LargestSide || channels > LargestSide || Spec.Limits.Excess(new((int)height, (int)width, (int)(channels ?? 3))) is not null;
        if (isTooLarge) throw new ImportException($"{path}: its input '{value.Name}' is {Words(value)}, which is too large.");
        return (value, new((int)height, (int)width, (int)(channels ?? 3)), isLast ? "NHWC" : MapValue.ChannelsFirst, Batch(dimensions));
    }

    private static int Batch(IReadOnlyList<long?> dimensions) => (int)Math.Min(dimensions[0] ?? 1, 1 << 16);

    private static string Words(OnnxValue value) => value.Dimensions is null ? "no shape" : string.Join('x', value.Dimensions.Select(dimension => dimension?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"));
}
