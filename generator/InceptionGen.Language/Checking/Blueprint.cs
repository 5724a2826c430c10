using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Language.Parsing;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking;

/// <summary>What a row does, without the sizes of its maps: it can be fitted to any input.</summary>
/// <param name="At">The cell that a mistake of this operation is shown at.</param>
internal abstract record Blueprint(Anchor At)
{
    /// <summary>How many operations it makes, modules unfolded.</summary>
    public virtual long Operations => 1;
}

/// <summary>What a row says of its layers besides their kernels.</summary>
internal sealed record LayerRules(bool Bias, BatchNormSpec? BatchNorm, Activation Activation);

/// <param name="Column">As <see cref="ConvolutionSpec.Column"/>.</param>
/// <param name="EmptyColumns">The columns where the row has no filters and could have these.</param>
internal sealed record ConvolutionBlueprint(
    Anchor At,
    string Column,
    int Filters,
    Extent Kernel,
    Extent Stride,
    PaddingRule Padding,
    LayerRules Layer,
    EquatableArray<Column> EmptyColumns) : Blueprint(At);

internal sealed record LinearBlueprint(Anchor At, string Column, int Outputs, LayerRules Layer) : Blueprint(At);

/// <param name="Kind">Null for the "pool" of Rethinking's Table 1: the average if its window covers the whole map, else the maximum.</param>
/// <param name="Window">Null covers the whole map, whatever its size.</param>
internal sealed record PoolBlueprint(
    Anchor At, PoolKind? Kind, Extent? Window, Extent Stride, PaddingRule Padding, bool CountsPadding) : Blueprint(At);

internal sealed record AdaptivePoolBlueprint(Anchor At, Extent Output) : Blueprint(At);

internal sealed record LocalResponseNormBlueprint(Anchor At, int Size, string Alpha, string Beta, string K) : Blueprint(At);

internal sealed record DropoutBlueprint(Anchor At, string Rate) : Blueprint(At);

internal sealed record FlattenBlueprint(Anchor At) : Blueprint(At);

internal sealed record SoftmaxBlueprint(Anchor At) : Blueprint(At);

internal sealed record SequenceBlueprint(Anchor At, EquatableArray<Blueprint> Steps) : Blueprint(At)
{
    // Summed when it is made: a module stands in the tree once for every use, and a sum over the unfolded tree could take for ever.
    public override long Operations { get; } = Steps.Sum(step => step.Operations);
}

internal sealed record ConcatBlueprint(Anchor At, EquatableArray<Blueprint> Branches) : Blueprint(At)
{
    public override long Operations { get; } = Branches.Sum(branch => branch.Operations);
}

/// <summary>A row of a module table: what it does, and what its cells say of its size.</summary>
internal sealed record BranchBlueprint(Blueprint Body, DeclaredShape? Declared) : Blueprint(Body.At)
{
    public override long Operations => Body.Operations;
}

/// <summary>A module table where a row names it.</summary>
/// <param name="At">The cell that names it.</param>
/// <param name="Name">The module's name.</param>
/// <param name="WrittenFor">The input that the module's table declares; null if it declares none.</param>
/// <param name="ColumnPrefix">Before the columns of its convolutions, where the module stands within another: "conv 2/".</param>
internal sealed record ModuleUseBlueprint(Anchor At, string Name, Blueprint Body, Shape? WrittenFor, string ColumnPrefix) : Blueprint(At)
{
    /// <summary>The module that makes the grid smaller behind a row's last copy; null if this one's table names none.</summary>
    public ModuleUseBlueprint? Reduction { get; init; }

    /// <summary>Paddings of a module that declares its sizes, where these fit several rules.</summary>
    public EquatableArray<OpenPadding> Open { get; init; }

    public override long Operations => Body.Operations + (Reduction?.Operations ?? 0);
}

internal sealed record ResidualBlueprint(Anchor At, Blueprint Body, string Scale, Activation Activation) : Blueprint(At)
{
    public override long Operations => Body.Operations;
}

/// <summary>A shape that a cell declares.</summary>
internal sealed record DeclaredShape(Shape Shape, Anchor At);
