using System.Collections.Generic;
using InceptionGen.Onnx.Graphs;

namespace InceptionGen;

/// <summary>A map as one pixel, its values in C,H,W order.</summary>
/// <inheritdoc/>
public sealed record FlattenInfo(int Stage, string Column, IReadOnlyList<int> Inputs, MapShape Input, MapShape Output)
    : OperationInfo(Stage, Column, Inputs, Input, Output)
{
    /// <inheritdoc/>
    public override string Name => "flatten";

    internal override OnnxValue ToOnnx(OnnxScope onnx) => onnx.Vector(onnx.Inputs[0]);
}
