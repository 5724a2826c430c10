using System;
using System.Linq;
using InceptionGen.Language.Model;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Tool.Summaries;

/// <summary>The part of the image that a value depends on, and how far apart the parts of two neighbours are.</summary>
/// <remarks>Along the path with the largest kernels: the branches of a module see parts of different sizes, and the module's output sees the largest.</remarks>
internal readonly record struct ReceptiveField(long Height, long Width, long StepHeight, long StepWidth)
{
    /// <summary>Of a pixel of the image.</summary>
    public static ReceptiveField Pixel { get; } = new(1, 1, 1, 1);

    /// <summary>What an operation makes of it.</summary>
    public ReceptiveField After(OperationSpec operation) => operation switch
    {
        ConvolutionSpec convolution => Through(convolution.Kernel, convolution.Stride),
        PoolSpec { Kind: Spec.PoolKind.AdaptiveAverage } pool => Through(pool.Input.Size, new Spec.Extent(1)),
        PoolSpec pool => Through(pool.Window, pool.Stride),
        FlattenSpec flatten => Through(flatten.Input.Size, new Spec.Extent(1)),
        SequenceSpec sequence => sequence.Operations.Aggregate(this, (field, step) => field.After(step)),
        ConcatSpec concat => concat.Branches.Select(After).Aggregate(Larger),
        ResidualSpec residual => Larger(this, After(residual.Body)),
        _ => this,
    };

    /// <summary>As a size: "7x7".</summary>
    public override string ToString() => FormattableString.Invariant($"{Height}x{Width}");

    private static ReceptiveField Larger(ReceptiveField one, ReceptiveField other) => new(
        Math.Max(one.Height, other.Height), Math.Max(one.Width, other.Width), Math.Max(one.StepHeight, other.StepHeight), Math.Max(one.StepWidth, other.StepWidth));

    private ReceptiveField Through(Spec.Extent window, Spec.Extent stride) => new(
        Height + ((window.Height - 1) * StepHeight), Width + ((window.Width - 1) * StepWidth), StepHeight * stride.Height, StepWidth * stride.Width);
}
