using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Tool.Drawing;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Differences;

/// <summary>An operation as a list of all that makes it compute what it does, weights aside.</summary>
internal static class OperationDetails
{
    public static IReadOnlyList<string> Of(OperationSpec operation) => [.. Leaves(operation)];

    private static IEnumerable<string> Leaves(OperationSpec operation) => operation switch
    {
        SequenceSpec sequence => sequence.Operations.SelectMany(Leaves),
        ConcatSpec concat => concat.Branches.SelectMany(Leaves),
        ResidualSpec residual => Leaves(residual.Body).Append($"residual, scale {residual.Scale}, {Word(residual.Activation)}"),
        ConvolutionSpec convolution => [OperationLabel.Of(convolution) + PaddingOf(convolution) + NormOf(convolution) + (convolution.Bias ? ", bias" : "") + ", " + Word(convolution.Activation)],
        PoolSpec pool => [OperationLabel.Of(pool) + PaddingOf(pool) + (pool.CountsPadding && pool.Kind == Spec.PoolKind.Average && pool.Padding != Spec.Padding.None ? ", counts padding" : "")],
        LocalResponseNormSpec norm => [FormattableString.Invariant($"local response norm, size {norm.Size}, alpha {norm.Alpha}, beta {norm.Beta}, k {norm.K}")],
        _ => [OperationLabel.Of(operation)],
    };

    private static string PaddingOf(OperationSpec operation) => PaddingText.Of(operation) is { } padding ? ", padding " + padding : "";

    private static string NormOf(ConvolutionSpec convolution) => convolution.BatchNorm is { } norm ? ", batch norm " + norm.Epsilon + (norm.Gamma ? "" : " without gamma") : "";

    private static string Word(Spec.Activation activation) => activation == Spec.Activation.None ? "no activation" : activation.ToString().ToLowerInvariant();
}
