using System.Collections.Generic;
using InceptionGen.Onnx.Graphs;

namespace InceptionGen;

/// <summary>1 / (1 + exp(-x)) of every value: the end of a classifier whose classes do not exclude each other, or of one with a single output.</summary>
/// <inheritdoc/>
public sealed record SigmoidInfo(int Stage, string Column, IReadOnlyList<int> Inputs, MapShape Input, MapShape Output)
    : OperationInfo(Stage, Column, Inputs, Input, Output)
{
    /// <summary>Sigmoid of any map, for a description.</summary>
    public SigmoidInfo()
        : this(-1, "", [], default, default)
    {
    }

    /// <inheritdoc/>
    public override string Name => "sigmoid";

    internal override bool MakesProbabilities => true;

    internal override string PlanLine => $"sigmoid of {Input}";

    internal override OnnxValue ToOnnx(OnnxScope onnx)
    {
        OnnxValue input = onnx.Inputs[0];
        return onnx.Node("Sigmoid", [input.Name], onnx.Result with { IsVector = input.IsVector });
    }
}
