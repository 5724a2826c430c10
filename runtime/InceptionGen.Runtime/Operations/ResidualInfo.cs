using System.Collections.Generic;
using InceptionGen.Onnx.Graphs;

namespace InceptionGen;

/// <summary>The end of a residual module: activation(input + scale * body) (Inception-ResNet). It reads the module's input and the body's output.</summary>
/// <inheritdoc/>
public sealed record ResidualInfo(int Stage, string Column, IReadOnlyList<int> Inputs, MapShape Input, MapShape Output)
    : OperationInfo(Stage, Column, Inputs, Input, Output)
{
    /// <summary>Factor of the body.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>What is applied to the sum.</summary>
    public Activation Activation { get; init; }

    /// <inheritdoc/>
    public override string Name => "add";

    internal override string PlanLine => $"residual addition to {Output}";

    // Rounded as the runtime does it: the scaled body first.
    internal override OnnxValue ToOnnx(OnnxScope onnx)
    {
        OnnxValue input = onnx.Map(onnx.Inputs[0]), body = onnx.Map(onnx.Inputs[1]);
        if (Scale != 1)
        {
            string scale = onnx.Constant("scale", [], [Scale]);
            body = onnx.Node("Mul", [body.Name, scale], body with { Name = onnx.Name("scaled") });
        }

        return onnx.Activated(Activation, onnx.Result, sum => onnx.Node("Add", [input.Name, body.Name], sum));
    }
}
