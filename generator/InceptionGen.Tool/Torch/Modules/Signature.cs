using System;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Torch.Layers;

namespace InceptionGen.Tool.Torch.Modules;

/// <summary>All that two modules have to share in order to be one class: everything but numbers of channels.</summary>
internal static class Signature
{
    public static string Of(OperationSpec operation) => operation switch
    {
        ConvolutionSpec layer => Layer(layer),
        PoolSpec pool => WindowArguments.Of(pool) is var (name, arguments) ? $"{name}({string.Join(',', arguments)})" : "",
        SequenceSpec sequence => "[" + string.Join(' ', sequence.Operations.Select(Of)) + "]",
        ConcatSpec concat => "<" + string.Join(' ', concat.Branches.Select(Of)) + ">",
        ResidualSpec residual => $"residual({residual.Scale},{residual.Activation},{Of(residual.Body)})",
        PlainSpec plain => plain.Record is var record ? $"{record.Type}({string.Join(',', record.Arguments)})" : "",
        _ => throw new NotSupportedException($"A {operation.GetType().Name} cannot be written in PyTorch."),
    };

    private static string Layer(ConvolutionSpec layer)
    {
        string groups = layer.Groups == 1 ? "" : layer.Groups == layer.Input.Channels ? "depthwise" : FormattableString.Invariant($"groups {layer.Groups}");
        string windows = layer.IsLinear ? FormattableString.Invariant($"{layer.Input.Height}x{layer.Input.Width}") : string.Join(',', WindowArguments.Of(layer, out _));
        return $"conv({LayerKind.Of(layer, overVectors: false)},{layer.Bias},{layer.Kernel},{windows},{groups})";
    }
}
