using System;

namespace InceptionGen.Onnx;

/// <content>Local response normalisation.</content>
internal sealed partial class OnnxTranslation
{
    private OnnxValue LocalResponseNorm(int index, OperationInfo norm, OnnxValue input, OnnxValue result) => norm.Size % 2 == 0
        ? EvenNorm(index, norm, input, result)
        : _graph.Node(
            "LRN",
            [input.Name],
            result,
            OnnxMessages.Integer("size", norm.Size),
            OnnxMessages.Number("alpha", norm.Alpha),
            OnnxMessages.Number("beta", norm.Beta),
            OnnxMessages.Number("bias", norm.K));

    // An even window has one channel more before its own than behind it (as PyTorch has it); ONNX has it the other way round, and ONNX Runtime not at all.
    // So it is written out: x / (k + alpha / size * sum of squares) ^ beta, the sum as a 1x1 convolution with a band of ones.
    private OnnxValue EvenNorm(int index, OperationInfo norm, OnnxValue input, OnnxValue result)
    {
        int channels = input.Shape.Channels;
        float[] band = new float[channels * channels], bias = new float[channels];
        Array.Fill(bias, norm.K);
        for (int channel = 0; channel < channels; channel++)
        {
            int first = Math.Max(0, channel - (norm.Size / 2)), end = Math.Min(channels, channel - (norm.Size / 2) + norm.Size);
            band.AsSpan(channel * channels)[first..end].Fill(norm.Alpha / norm.Size);
        }

        OnnxValue Value(string what) => input with { Name = _names.Within(index, what) };
        OnnxValue squares = _graph.Node("Mul", [input.Name, input.Name], Value("squares"));
        string weight = _graph.Constant(_names.Within(index, "weight"), [channels, channels, 1, 1], band), k = _graph.Constant(_names.Within(index, "k"), [channels], bias);
        OnnxValue scale = _graph.Node("Conv", [squares.Name, weight, k], Value("scale"));
        string beta = _graph.Constant(_names.Within(index, "beta"), [], [norm.Beta]);
        OnnxValue power = _graph.Node("Pow", [scale.Name, beta], Value("power"));
        return _graph.Node("Div", [input.Name, power.Name], result);
    }
}
