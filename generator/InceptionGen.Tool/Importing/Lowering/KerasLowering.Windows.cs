using System;
using System.IO;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Checking.Shapes;
using InceptionGen.Tool.Importing.Graphs;
using InceptionGen.Tool.Importing.Keras;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Importing.Lowering;

// Convolutions and pools.
internal sealed partial class KerasLowering
{
    // As in tables.
    private const int LargestSide = 1_000_000;

    private MapValue Convolution(KerasLayer layer, MapValue input)
    {
        int filters = layer.Config.Count("filters"), groups = layer.Config.Find("groups") is null ? 1 : layer.Config.Count("groups"), channels = input.Node.Output.Channels;
        if (channels % groups != 0 || filters % groups != 0) throw new UnsayableException($"it has {groups} groups for {channels} channels and {filters} filters");
        return Convolved(layer, input, Kernel(layer), filters, groups, layer.Config.Flag("use_bias", true), layer.Path);
    }

    private MapValue Depthwise(KerasLayer layer, MapValue input) => Convolved(layer, input, Kernel(layer), DepthwiseFilters(layer, input), input.Node.Output.Channels, layer.Config.Flag("use_bias", true), layer.Path);

    // Its bias and activation are those of the second convolution, of single pixels.
    private MapValue Separable(KerasLayer layer, MapValue input)
    {
        MapValue deep = Convolved(layer, input, Kernel(layer), DepthwiseFilters(layer, input), input.Node.Output.Channels, hasBias: false, KerasTensors.DepthwiseOf(layer.Path));
        var one = new Spec.Extent(1, 1);
        var place = new WindowPlace(deep.Node.Output.Size, one, one, default, deep.Node.Output.Size);
        return Convolved(layer, deep, place, layer.Config.Count("filters"), groups: 1, layer.Config.Flag("use_bias", true), KerasTensors.PointwiseOf(layer.Path));
    }

    private static int DepthwiseFilters(KerasLayer layer, MapValue input)
    {
        long filters = (long)input.Node.Output.Channels * (layer.Config.Find("depth_multiplier") is null ? 1 : layer.Config.Count("depth_multiplier"));
        return filters <= int.MaxValue ? (int)filters : throw new UnsayableException("it has too many channels");
    }

    private MapValue Convolved(KerasLayer layer, MapValue input, Spec.Extent kernel, int filters, int groups, bool hasBias, string owner)
    {
        RequireMap(input);
        return Convolved(layer, input, Place(layer, input, kernel, layer.Config.Extent("strides") ?? new(1, 1)), filters, groups, hasBias, owner);
    }

    /// <param name="owner">What the names of its tensors begin with.</param>
    private MapValue Convolved(KerasLayer layer, MapValue input, WindowPlace place, int filters, int groups, bool hasBias, string owner)
    {
        var output = new Spec.Shape(place.Output.Height, place.Output.Width, filters);
        int read = input.Node.Output.Channels / groups;
        if (Spec.Limits.Excess(place.Kernel, input.Node.Output with { Channels = read }, output) is { } excess) throw new UnsayableException(excess);
        Constant kernel = Weight(owner, KerasTensors.Kernel, filters, read, place.Kernel.Height, place.Kernel.Width);
        return Map(layer, new ConvolutionOperation(place, groups, kernel, hasBias ? Weight(owner, KerasTensors.Bias, filters) : null), input, output);
    }

    private MapValue Pool(KerasLayer layer, MapValue input, Spec.PoolKind kind)
    {
        RequireMap(input);
        Spec.Extent window = layer.Config.Extent("pool_size") ?? new(2, 2);
        WindowPlace place = Place(layer, input, window, layer.Config.Extent("strides") ?? window);
        return Map(layer, new PoolOperation(kind, place.Plain, CountsPadding: false), input, new(place.Output.Height, place.Output.Width, input.Node.Output.Channels));
    }

    private MapValue GlobalPool(KerasLayer layer, MapValue input, Spec.PoolKind kind)
    {
        RequireMap(input);
        Spec.Shape map = input.Node.Output;
        MapNode pooled = map.Size == new Spec.Extent(1, 1) ? input.Node : Node(layer, new PoolOperation(kind, WindowPlace.Whole(map.Size), CountsPadding: false), [input.Node], new(1, 1, map.Channels));
        return input with { Node = pooled, Axes = layer.Config.Flag("keepdims", false) ? input.Axes : "NC" };
    }

    private MapValue Pad(KerasLayer layer, MapValue input)
    {
        RequireMap(input);
        Spec.Padding amounts = layer.Config.Padding("padding");
        Spec.Shape map = input.Node.Output;
        bool isTooLarge = Math.Max(Math.Max(amounts.Top, amounts.Bottom), Math.Max(amounts.Left, amounts.Right)) > LargestSide || map.Height > LargestSide || map.Width > LargestSide;
        if (isTooLarge) throw new UnsayableException("it makes a map that is too large");
        return Map(layer, new PadOperation(amounts, 0), input, new(map.Height + amounts.Top + amounts.Bottom, map.Width + amounts.Left + amounts.Right, map.Channels));
    }

    private static Spec.Extent Kernel(KerasLayer layer) =>
        layer.Config.Extent("kernel_size") ?? throw new InvalidDataException($"layer '{layer.Name}' ({layer.Type}) does not say \"kernel_size\"");

    /// <summary>Where the windows of a layer lie. "same" pads just what its windows reach.</summary>
    private static WindowPlace Place(KerasLayer layer, MapValue input, Spec.Extent kernel, Spec.Extent stride)
    {
        if (layer.Config.Extent("dilation_rate") is { } dilation && dilation != new Spec.Extent(1, 1)) throw new UnsayableException($"its kernel is dilated ({dilation}); kernels of tables have no gaps");
        if (kernel.Height > LargestSide || kernel.Width > LargestSide || stride.Height > LargestSide || stride.Width > LargestSide) throw new UnsayableException($"its kernel of {kernel} with a stride of {stride} is too large");

        string padding = layer.Config.Text("padding", "valid");
        PaddingRule rule = padding switch { "same" => PaddingRules.Same, "valid" => PaddingRules.Valid, _ => throw new UnsayableException($"its padding is '{padding}'; of Keras' paddings, tables have same and valid") };
        Spec.Extent map = input.Node.Output.Size;
        if (PaddingRules.Apply(rule, map, kernel, stride) is not { } fit) throw new UnsayableException($"its kernel of {kernel} is larger than the map, {map}");
        return new WindowPlace(map, kernel, stride, fit.Padding, fit.Size);
    }
}
