using System.Collections.Generic;
using InceptionGen.Onnx.Graphs;

namespace InceptionGen;

/// <summary>A map as one pixel, its values in the order C,H,W or, as in Keras, H,W,C.</summary>
/// <inheritdoc/>
public sealed record FlattenInfo(int Stage, string Column, IReadOnlyList<int> Inputs, MapShape Input, MapShape Output)
    : OperationInfo(Stage, Column, Inputs, Input, Output)
{
    /// <summary>Flattening of any map, for a description.</summary>
    /// <param name="channelsLast">Whether values come in the order H,W,C.</param>
    public FlattenInfo(bool channelsLast = false)
        : this(-1, "", [], default, default) => ChannelsLast = channelsLast;

    /// <summary>Whether values come pixel by pixel, H,W,C; else channel by channel, C,H,W.</summary>
    public bool ChannelsLast { get; init; }

    /// <inheritdoc/>
    public override string Name => "flatten";

    internal override MapShape OutputOf(MapShape input) => new(1, 1, checked((int)input.Elements));

    internal override string PlanLine => $"flattening of {Input}{(ChannelsLast ? " in the order H,W,C" : "")}";

    // ONNX's maps are (N, C, H, W).
    internal override OnnxValue ToOnnx(OnnxScope onnx)
    {
        OnnxValue input = onnx.Inputs[0];
        if (!ChannelsLast || input.IsVector) return onnx.Vector(input);
        return onnx.Vector(onnx.Node("Transpose", [input.Name], input with { Name = onnx.Name("turned") }, OnnxMessages.Integers("perm", 0, 2, 3, 1)));
    }
}
