using System.Collections.Generic;
using InceptionGen.Onnx.Graphs;

namespace InceptionGen;

/// <summary>Dropout: nothing at inference.</summary>
/// <inheritdoc/>
public sealed record DropoutInfo(int Stage, string Column, IReadOnlyList<int> Inputs, MapShape Input, MapShape Output)
    : OperationInfo(Stage, Column, Inputs, Input, Output)
{
    /// <summary>Dropout of any map, for a description.</summary>
    /// <param name="rate">The share of values that training sets to zero.</param>
    public DropoutInfo(float? rate = null)
        : this(-1, "", [], default, default) => Rate = rate;

    /// <summary>The share of values that training sets to zero: 0.4 of GoogLeNet's "dropout (40%)"; null if the table does not say.</summary>
    public float? Rate { get; init; }

    /// <inheritdoc/>
    public override string Name => "dropout";

    internal override bool PassesThrough => true;

    internal override OnnxValue ToOnnx(OnnxScope onnx) => onnx.Inputs[0];
}
