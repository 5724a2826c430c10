using System.Collections.Generic;
using InceptionGen.Onnx.Graphs;

namespace InceptionGen;

/// <summary>Softmax over channels.</summary>
/// <inheritdoc/>
public sealed record SoftmaxInfo(int Stage, string Column, IReadOnlyList<int> Inputs, MapShape Input, MapShape Output)
    : OperationInfo(Stage, Column, Inputs, Input, Output)
{
    /// <summary>Softmax of any map, for a description.</summary>
    public SoftmaxInfo()
        : this(-1, "", [], default, default)
    {
    }

    /// <inheritdoc/>
    public override string Name => "softmax";

    internal override bool MakesProbabilities => true;

    internal override string PlanLine => $"softmax of {Input}";

    internal override OnnxValue ToOnnx(OnnxScope onnx)
    {
        OnnxValue input = onnx.Inputs[0];
        return onnx.Node("Softmax", [input.Name], onnx.Result with { IsVector = input.IsVector }, OnnxMessages.Integer("axis", 1));
    }
}
