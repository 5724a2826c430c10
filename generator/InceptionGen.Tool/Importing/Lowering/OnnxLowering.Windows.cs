using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Onnx;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Lowering;

// Convolutions and pools.
internal sealed partial class OnnxLowering
{
    // As in tables.
    private const int LargestSide = 1_000_000;

    private MapValue Convolution(OnnxNode node, MapValue input, Constant? kernel, Constant? bias)
    {
        RequireChannelsFirst(input);
        if (kernel is not { Dimensions: [int filters, int read, int height, int width] }) throw new UnsayableException("its kernel has not two dimensions of space");

        long groups = node.Integer("group", 1);
        if (groups < 1 || groups > input.Node.Output.Channels || read * groups != input.Node.Output.Channels || filters % groups != 0 || filters == 0)
            throw new UnsayableException($"its kernel is {string.Join('x', kernel.Dimensions)} with {groups} groups, and it reads {input.Node.Output.Channels} channels");
        if (bias is not null && bias.Elements != filters) throw new UnsayableException($"it has {filters} filters and a bias of {bias.Elements}");

        if (node.Integers("kernel_shape") is { Count: > 0 } said && !said.SequenceEqual([height, width]))
            throw new UnsayableException($"its kernel is {height}x{width}, and its kernel_shape says {string.Join('x', said.Take(8))}");

        WindowPlace place = Place(node, input, new Spec.Extent(height, width), ceil: false);
        return Map(Node(node, new ConvolutionOperation(place, (int)groups, kernel, bias?.Reshaped([filters])), input, new(place.Output.Height, place.Output.Width, filters)));
    }

    private MapValue Pool(OnnxNode node, MapValue input)
    {
        RequireChannelsFirst(input);
        if (node.Outputs.Count > 1 && node.Outputs[1].Length > 0) throw new UnsayableException("it also gives the places of the maxima, which no row reads");
        if (node.Integers("kernel_shape") is not [long height, long width]) throw new UnsayableException("its window has not two dimensions");

        WindowPlace place = Place(node, input, Extent([height, width], "kernel_shape"), node.Integer("ceil_mode", 0) != 0);
        Spec.PoolKind kind = node.Type == "MaxPool" ? Spec.PoolKind.Max : Spec.PoolKind.Average;
        bool countsPadding = kind == Spec.PoolKind.Average && node.Integer("count_include_pad", 0) != 0;
        return Map(Node(node, new PoolOperation(kind, place.Plain, countsPadding), input, new(place.Output.Height, place.Output.Width, input.Node.Output.Channels)));
    }

    private MapValue GlobalPool(OnnxNode node, MapValue input, Spec.PoolKind kind)
    {
        RequireChannelsFirst(input);
        return Map(Whole(node, input, kind));
    }

    /// <summary>A mean or maximum over rows and columns.</summary>
    private MapValue Reduce(OnnxNode node, MapValue input, Constant? axes, Spec.PoolKind kind)
    {
        long[] over = axes is not null ? axes.Listed() : [.. node.Integers("axes") ?? []];
        string letters = string.Concat(over.Select(axis => input.Axes[Axis(axis, input.Axes.Length)]).Order());
        if (letters is not ("HW" or "S")) throw new UnsayableException($"it reduces the dimensions {(letters.Length == 0 ? "of everything" : letters)}; tables pool over rows and columns");

        MapNode pooled = Whole(node, input, kind);
        bool keeps = node.Integer("keepdims", 1) != 0;
        return input with { Node = pooled, Axes = keeps ? input.Axes : string.Concat(input.Axes.Where(axis => !letters.Contains(axis, StringComparison.Ordinal))) };
    }

    private MapNode Whole(OnnxNode node, MapValue input, Spec.PoolKind kind)
    {
        Spec.Shape map = input.Node.Output;
        return map.Size == new Spec.Extent(1, 1) ? input.Node : Node(node, new PoolOperation(kind, WindowPlace.Whole(map.Size), CountsPadding: false), input, new(1, 1, map.Channels));
    }

    private MapValue Pad(OnnxNode node, MapValue input, Constant? amounts, Constant? value, Constant? axes)
    {
        if (node.Text("mode", "constant") is not "constant" and string mode) throw new UnsayableException($"it pads by '{mode}'; tables pad with zeros");

        int rank = input.Axes.Length;
        long[] pads = OfAllAxes(amounts is not null ? amounts.Listed() : [.. node.Integers("pads") ?? []], axes, rank);
        if (pads.All(pad => pad == 0)) return input;
        if (value is { Elements: not 1 }) throw new UnsayableException($"it pads with one number, and is given {value.Elements}");

        int Amount(char axis, int side)
        {
            int at = input.Axes.IndexOf(axis, StringComparison.Ordinal);
            return at < 0 ? 0 : checked((int)Math.Clamp(pads[at + (side * rank)], -1, LargestSide));
        }

        var padding = new Spec.Padding(Amount('H', 0), Amount('H', 1), Amount('W', 0), Amount('W', 1));
        bool isInSpace = input.Axes.Where((axis, at) => axis is not ('H' or 'W') && (pads[at] != 0 || pads[at + rank] != 0)).FirstOrDefault() == default;
        if (!isInSpace || padding is not { Top: >= 0, Bottom: >= 0, Left: >= 0, Right: >= 0 }) throw new UnsayableException("it pads channels or images, or cuts a map off; tables pad rows and columns");

        float number = value is null ? node.Number("value", 0) : value.Floats()[0];
        Spec.Shape map = input.Node.Output;
        if (map.Height > LargestSide || map.Width > LargestSide) throw new UnsayableException("it pads a map that is too large already");
        return input with { Node = Node(node, new PadOperation(padding, number), input, new(map.Height + padding.Top + padding.Bottom, map.Width + padding.Left + padding.Right, map.Channels)) };
    }

    // Since version 18, amounts may be those of some dimensions, in any order: all that come before them, then all that come after.
    private static long[] OfAllAxes(long[] amounts, Constant? axes, int rank)
    {
        int[] of = axes is null ? [.. Enumerable.Range(0, rank)] : [.. axes.Listed().Select(axis => Axis(axis, rank))];
        if (amounts.Length != 2 * of.Length || of.Distinct().Count() != of.Length) throw new UnsayableException($"it has {amounts.Length} amounts of padding for {of.Length} dimensions");

        long[] all = new long[2 * rank];
        for (int index = 0; index < of.Length; index++) (all[of[index]], all[of[index] + rank]) = (amounts[index], amounts[index + of.Length]);
        return all;
    }

    /// <summary>Where the windows of a node lie.</summary>
    private static WindowPlace Place(OnnxNode node, MapValue input, Spec.Extent kernel, bool ceil)
    {
        if (node.Integers("dilations") is { } dilations && dilations.Any(dilation => dilation != 1))
            throw new UnsayableException($"its kernel is dilated ({string.Join('x', dilations)}); kernels of tables have no gaps");
        if (kernel.Height < 1 || kernel.Width < 1) throw new UnsayableException($"its kernel is {kernel}");

        Spec.Extent stride = node.Integers("strides") is { } strides ? Extent(strides, "strides") : new(1, 1), map = input.Node.Output.Size;
        PaddingRule rule = node.Text("auto_pad", "NOTSET") switch
        {
            "SAME_UPPER" => PaddingRules.Same,
            "SAME_LOWER" => new PaddingRule(PaddingKind.SameLower),
            "VALID" => PaddingRules.Valid with { Ceil = ceil },
            "NOTSET" or "" => new PaddingRule(PaddingKind.Explicit, Pads(node), ceil),
            string other => throw new UnsayableException($"its padding goes by '{other}', which ONNX does not have"),
        };
        if (PaddingRules.Apply(rule, map, kernel, stride) is not { } fit) throw new UnsayableException($"its kernel of {kernel} is larger than the map, {map}, with its padding");

        // "Same" pads just what its windows reach.
        return new WindowPlace(map, kernel, stride, fit.Padding, fit.Size);
    }

    private static Spec.Padding Pads(OnnxNode node)
    {
        if (node.Integers("pads") is not { Count: > 0 } pads) return default;
        if (pads is not [long top, long left, long bottom, long right] || pads.Any(pad => pad is < 0 or > LargestSide))
            throw new UnsayableException($"its padding is {string.Join(' ', pads)}; tables pad by 0 and more, before and after rows and columns");
        return new Spec.Padding((int)top, (int)bottom, (int)left, (int)right);
    }

    private static Spec.Extent Extent(IReadOnlyList<long> sides, string attribute)
    {
        if (sides is not [>= 1 and <= LargestSide, >= 1 and <= LargestSide]) throw new UnsayableException($"its {attribute} is {string.Join('x', sides)}");
        return new Spec.Extent((int)sides[0], (int)sides[1]);
    }

    private static int Axis(long axis, int rank) =>
        axis >= -rank && axis < rank ? (int)(axis < 0 ? axis + rank : axis) : throw new UnsayableException($"it names dimension {axis} of {rank}");
}
