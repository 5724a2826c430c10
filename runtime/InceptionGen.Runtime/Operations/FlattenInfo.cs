using System.Collections.Generic;
using InceptionGen.Onnx.Graphs;

namespace InceptionGen;

/// <summary>A map as one pixel, its values in C,H,W order.</summary>
/// <inheritdoc/>
public sealed record FlattenInfo(int Stage, string Column, IReadOnlyList<int> Inputs, MapShape Input, MapShape Output)
    : OperationInfo(Stage, Column, Inputs, Input, Output)
{
    /// <summary>Flattening of any map, for a description.</summary>
    public FlattenInfo()
        : this(-1, "", [], default, default)
    {
    }

    /// <inheritdoc/>
    public override string Name => "flatten";

    internal override MapShape OutputOf(MapShape input) => new(1, 1, checked((int)input.Elements));

    internal override OnnxValue ToOnnx(OnnxScope onnx) => onnx.Vector(onnx.Inputs[0]);
}
