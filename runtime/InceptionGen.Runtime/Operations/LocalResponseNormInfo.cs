using System;
using System.Collections.Generic;
using InceptionGen.Onnx.Graphs;

namespace InceptionGen;

/// <summary>Local response normalisation across channels (Krizhevsky 2012, section 3.3): x / (k + alpha / size * sum of squares over the channels around it) ^ beta.</summary>
/// <inheritdoc/>
public sealed record LocalResponseNormInfo(int Stage, string Column, IReadOnlyList<int> Inputs, MapShape Input, MapShape Output)
    : OperationInfo(Stage, Column, Inputs, Input, Output)
{
    /// <summary>Local response normalisation of any map, for a description.</summary>
    /// <param name="size">Channels that a sum of squares goes over.</param>
    /// <param name="alpha">Factor of the mean of squares.</param>
    /// <param name="beta">Exponent of the denominator.</param>
    /// <param name="k">Added to the mean of squares.</param>
    public LocalResponseNormInfo(int size, float alpha, float beta, float k)
        : this(-1, "", [], default, default) => (Size, Alpha, Beta, K) = (size, alpha, beta, k);

    /// <summary>Channels that a sum of squares goes over.</summary>
    public int Size { get; init; }

    /// <summary>Factor of the mean of squares.</summary>
    public float Alpha { get; init; }

    /// <summary>Exponent of the denominator.</summary>
    public float Beta { get; init; }

    /// <summary>Added to the mean of squares.</summary>
    public float K { get; init; }

    /// <inheritdoc/>
    public override string Name => "local response norm";

    internal override string PlanLine => FormattableString.Invariant($"local response norm over {Size} channels of {Input}");

    internal override OnnxValue ToOnnx(OnnxScope onnx) => Size % 2 == 0
        ? EvenToOnnx(onnx, onnx.Input)
        : onnx.Node(
            "LRN",
            [onnx.Input.Name],
            onnx.Result,
            OnnxMessages.Integer("size", Size),
            OnnxMessages.Number("alpha", Alpha),
            OnnxMessages.Number("beta", Beta),
            OnnxMessages.Number("bias", K));

    // An even window has one channel more before its own than after it (as PyTorch has it); ONNX has it the other way round, and ONNX Runtime not at all.
    // So it is written out, the sum as a 1x1 convolution with a band of ones.
    private OnnxValue EvenToOnnx(OnnxScope onnx, OnnxValue input)
    {
        int channels = input.Shape.Channels;
        float[] band = new float[channels * channels], bias = new float[channels];
        Array.Fill(bias, K);
        for (int channel = 0; channel < channels; channel++)
        {
            int first = Math.Max(0, channel - (Size / 2)), end = Math.Min(channels, channel - (Size / 2) + Size);
            band.AsSpan(channel * channels)[first..end].Fill(Alpha / Size);
        }

        OnnxValue Value(string what) => input with { Name = onnx.Name(what) };
        OnnxValue squares = onnx.Node("Mul", [input.Name, input.Name], Value("squares"));
        string weight = onnx.Constant("weight", [channels, channels, 1, 1], band), k = onnx.Constant("k", [channels], bias);
        OnnxValue scale = onnx.Node("Conv", [squares.Name, weight, k], Value("scale"));
        string beta = onnx.Constant("beta", [], [Beta]);
        OnnxValue power = onnx.Node("Pow", [scale.Name, beta], Value("power"));
        return onnx.Node("Div", [input.Name, power.Name], onnx.Result);
    }
}
