using System;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Summaries;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Drawing;

/// <summary>An operation in a box, in the words of the papers' figures: "conv 3x3/2 V, 64".</summary>
internal static class OperationLabel
{
    public static string Of(OperationSpec operation) => operation switch
    {
        ConvolutionSpec { HasKernel: false } => "batch norm",
        ConvolutionSpec { IsLinear: true } linear => FormattableString.Invariant($"linear, {linear.Output.Channels}"),
        ConvolutionSpec convolution => (convolution.Groups == 1 ? "conv " : "grouped conv ") + Window(convolution.Kernel, convolution.Stride, convolution.Padding) + FormattableString.Invariant($", {convolution.Output.Channels}"),
        PoolSpec { Kind: Spec.PoolKind.AdaptiveAverage } pool => $"avg pool to {pool.Output.Size}",
        PoolSpec pool when pool.Window == pool.Input.Size && pool.Output.Size == new Spec.Extent(1) => OperationWords.Of(pool) + " " + pool.Window,
        PoolSpec pool => OperationWords.Of(pool) + " " + Window(pool.Window, pool.Stride, pool.Padding),
        LocalResponseNormSpec => "LRN",
        DropoutSpec { Rate.Length: > 0 } dropout => "dropout " + dropout.Rate,
        _ => OperationWords.Of(operation),
    };

    /// <summary>The colours of GoogLeNet's figure: convolutions blue, pools red, joins green, scores yellow.</summary>
    public static string ColourOf(OperationSpec operation) => operation switch
    {
        ConvolutionSpec { IsLinear: true } => "#d5c6ee",
        ConvolutionSpec => "#bcd5f2",
        PoolSpec => "#f3bfb9",
        SoftmaxSpec or SigmoidSpec => "#f5e3a0",
        _ => "#e3e3e3",
    };

    /// <summary>All that a picture shows of an operation, so that what looks the same is drawn once.</summary>
    public static string Signature(OperationSpec operation) => operation switch
    {
        SequenceSpec sequence => "(" + string.Join(";", sequence.Operations.Select(Signature)) + ")",
        ConcatSpec concat => "[" + string.Join("|", concat.Branches.Select(Signature)) + "]",
        ResidualSpec residual => "+" + residual.Scale + Signature(residual.Body),
        _ => Of(operation),
    } + ":" + operation.Output;

    private static string Window(Spec.Extent window, Spec.Extent stride, Spec.Padding padding)
    {
        string text = window.ToString();
        if (stride != new Spec.Extent(1)) text += stride.Height == stride.Width ? FormattableString.Invariant($"/{stride.Height}") : "/" + stride;
        return padding == Spec.Padding.None && window != new Spec.Extent(1) ? text + " V" : text;
    }
}
