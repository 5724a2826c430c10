using System.Collections.Generic;
using InceptionGen.Onnx.Graphs;

namespace InceptionGen;

/// <summary>A fully connected layer: a convolution whose kernel is the whole map.</summary>
/// <inheritdoc/>
public sealed record LinearInfo : ConvolutionInfo
{
    /// <inheritdoc cref="OperationInfo(int, string, IReadOnlyList{int}, MapShape, MapShape)"/>
    public LinearInfo(int Stage, string Column, IReadOnlyList<int> Inputs, MapShape Input, MapShape Output)
        : base(Stage, Column, Inputs, Input, Output) => (Kernel, Stride) = (new(Input.Height, Input.Width), new(1, 1));

    /// <inheritdoc/>
    public override string Name => "linear";

    // (out, in), the inputs in C, H, W order: the same numbers in the same order as an (O, I, H, W) kernel of the whole map
    internal override TensorShape WeightShape => new(Output.Channels, checked(Input.Channels * Kernel.Height * Kernel.Width));

    // The inputs of a linear layer are in C, H, W order, which is how Flatten numbers an (N, C, H, W) map.
    internal override OnnxValue ToOnnx(OnnxScope onnx)
    {
        OnnxValue vector = onnx.Vector(onnx.Inputs[0], "flatten");
        return onnx.Activated(Activation, onnx.Result with { IsVector = true }, sum => onnx.Node(
            "Gemm", [vector.Name, .. onnx.Weights(WeightShape, HasBias)], sum, OnnxMessages.Integer("transB", 1)));
    }
}
