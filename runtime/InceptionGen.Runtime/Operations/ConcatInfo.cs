using System.Collections.Generic;
using System.Linq;
using InceptionGen.Onnx.Graphs;

namespace InceptionGen;

/// <summary>Branches side by side in the channels of one map. It takes no time: branches write their slice.</summary>
/// <inheritdoc/>
public sealed record ConcatInfo(int Stage, string Column, IReadOnlyList<int> Inputs, MapShape Input, MapShape Output)
    : OperationInfo(Stage, Column, Inputs, Input, Output)
{
    /// <inheritdoc/>
    public override string Name => "concat";

    internal override OnnxValue ToOnnx(OnnxScope onnx) =>
        onnx.Node("Concat", onnx.Inputs.Select(input => onnx.Map(input).Name), onnx.Result, OnnxMessages.Integer("axis", 1));
}
