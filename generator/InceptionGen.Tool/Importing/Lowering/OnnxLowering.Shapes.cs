using System;
using System.Linq;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Onnx;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Lowering;

// What changes dimensions and no number.
internal sealed partial class OnnxLowering
{
    private static ConstantValue ShapeOf(OnnxNode node, MapValue input)
    {
        int[] dimensions = input.Dimensions;
        int start = Bound(node.Integer("start", 0), dimensions.Length), end = Bound(node.Integer("end", dimensions.Length), dimensions.Length);
        return new ConstantValue(Constant.List([.. dimensions[start..Math.Max(start, end)].Select(dimension => (long)dimension)]));

        static int Bound(long place, int rank) => (int)Math.Clamp(place < 0 ? place + rank : place, 0, rank);
    }

    private MapValue Flatten(OnnxNode node, MapValue input)
    {
        long axis = node.Integer("axis", 1);
        return (axis < 0 ? axis + input.Axes.Length : axis) == 1
            ? Reinterpreted(node, input, [_batch, .. new[] { (int)(input.Node.Output.Elements) }])
            : throw new UnsayableException("it does not keep images apart");
    }

    private MapValue Reshape(OnnxNode node, MapValue input, Constant? shape)
    {
        long[] wanted = shape?.Listed() ?? [.. node.Integers("shape") ?? []];
        int[] from = input.Dimensions, to = new int[wanted.Length];
        long elements = from.Aggregate(1L, (product, dimension) => product * dimension), known = 1;
        int open = -1;
        for (int axis = 0; axis < to.Length; axis++)
        {
            long dimension = wanted[axis] == 0 && axis < from.Length && node.Integer("allowzero", 0) == 0 ? from[axis] : wanted[axis];
            if (dimension == -1 && open < 0) open = axis;
            else if (dimension is < 1 or > int.MaxValue || known * (double)dimension > elements) throw new UnsayableException($"it makes {string.Join('x', wanted)} of {string.Join('x', from)}");
            else known *= to[axis] = (int)dimension;
        }

        if (open >= 0) to[open] = (int)Math.Min(elements / known, int.MaxValue);
        if (to.Aggregate(1L, (product, dimension) => product * dimension) != elements) throw new UnsayableException($"it makes {string.Join('x', wanted)} of {string.Join('x', from)}");
        return Reinterpreted(node, input, to);
    }

    /// <summary>The same numbers in the same order with other dimensions.</summary>
    private MapValue Reinterpreted(OnnxNode node, MapValue input, int[] to)
    {
        Spec.Shape map = input.Node.Output;
        bool isPixel = map.Size == new Spec.Extent(1, 1);
        if (to.SequenceEqual(input.Dimensions)) return input;
        if (to.Length == 0 || to[0] != _batch) throw new UnsayableException($"it does not keep images apart: {string.Join('x', input.Dimensions)} becomes {string.Join('x', to)}");
        if (isPixel && to[1..].Count(dimension => dimension != 1) <= 1 && to.Length is >= 2 and <= 4) return input with { Axes = PixelAxes(to, map.Channels) };
        if (to.Length == 2 && !isPixel)
        {
            bool? isLast = input.Axes switch { MapValue.ChannelsFirst or "NCS" => false, "NHWC" or "NSC" => true, _ => null };
            if (isLast is null) throw new UnsayableException($"it flattens a tensor with the dimensions {input.Axes}");
            return new MapValue(Node(node, new FlattenOperation(isLast.Value), input, new(1, 1, (int)map.Elements)), "NC", _batch);
        }

        if (input.Axes == MapValue.ChannelsFirst && to is [_, var channels, _] && channels == map.Channels) return input with { Axes = "NCS" };
        throw new UnsayableException($"it makes {string.Join('x', to)} of {string.Join('x', input.Dimensions)}; tables flatten maps, and do nothing else to their shape");
    }

    // One pixel is the same in every order. The channels are where their number is; the other dimensions of 1 are rows and columns.
    private static string PixelAxes(int[] to, int channels)
    {
        int at = Array.FindIndex(to, 1, dimension => dimension == channels);
        string others = "HW";
        return string.Concat(to.Select((_, axis) => axis == 0 ? 'N' : axis == at ? 'C' : others[axis - 1 - (axis > at ? 1 : 0)]));
    }

    private static MapValue Squeeze(OnnxNode node, MapValue input, Constant? axes)
    {
        int[] dimensions = input.Dimensions;
        long[]? named = Axes(node, axes);
        if (named is null && dimensions[0] == 1 && input.Node.Output.Size != new Spec.Extent(1, 1))
            throw new UnsayableException("it leaves out every dimension of 1, and for one image that of the images, too; export the model with the dimensions that are meant");
        int[] over = named is { } given
            ? [.. given.Select(axis => Axis(axis, dimensions.Length))]
            : [.. Enumerable.Range(1, dimensions.Length - 1).Where(axis => dimensions[axis] == 1 && input.Axes[axis] != 'C')];
        if (over.Any(axis => dimensions[axis] != 1 || input.Axes[axis] is 'N' or 'C')) throw new UnsayableException($"it leaves out dimensions of {string.Join('x', dimensions)} that are not rows or columns of 1");
        return input with { Axes = string.Concat(input.Axes.Where((_, axis) => !over.Contains(axis))) };
    }

    private static MapValue Unsqueeze(OnnxNode node, MapValue input, Constant? axes)
    {
        long[] added = Axes(node, axes) ?? [];
        int rank = input.Axes.Length + added.Length;
        int[] places = [.. added.Select(axis => Axis(axis, rank)).Distinct().Order()];
        string missing = string.Concat("CHW".Where(axis => !input.Axes.Contains(axis, StringComparison.Ordinal)));
        bool isPlain = places.Length == added.Length && places.Length <= missing.Length && !input.Axes.Contains('S', StringComparison.Ordinal)
            && (missing.Length == places.Length || missing == "HW") && !places.Contains(0);
        if (!isPlain) throw new UnsayableException($"it adds dimensions to {input.Axes}");

        string letters = input.Axes;
        for (int index = 0; index < places.Length; index++) letters = letters.Insert(places[index], missing[index].ToString());
        return input with { Axes = letters };
    }

    private static MapValue Transpose(OnnxNode node, MapValue input)
    {
        return input with { Axes = string.Concat(AxisOrder.Of(node, input.Axes.Length).Select(axis => input.Axes[axis])) };
    }

    // An input since version 13, an attribute before.
    private static long[]? Axes(OnnxNode node, Constant? axes) => axes?.Listed() ?? (node.Integers("axes") is { } given ? [.. given] : null);
}
