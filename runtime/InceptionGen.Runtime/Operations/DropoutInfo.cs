using System.Collections.Generic;
using InceptionGen.Onnx.Graphs;

namespace InceptionGen;

/// <summary>Dropout: nothing at inference.</summary>
/// <inheritdoc/>
public sealed record DropoutInfo(int Stage, string Column, IReadOnlyList<int> Inputs, MapShape Input, MapShape Output)
    : OperationInfo(Stage, Column, Inputs, Input, Output)
{
    /// <summary>The share of values that training sets to zero: 0.4 of GoogLeNet's "dropout (40%)"; null if the table does not say.</summary>
    public float? Rate { get; init; }

    /// <inheritdoc/>
    public override string Name => "dropout";

    internal override bool PassesThrough => true;

    internal override OnnxValue ToOnnx(OnnxScope onnx) => onnx.Inputs[0];
}
