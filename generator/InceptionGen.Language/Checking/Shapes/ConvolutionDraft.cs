using System;
using System.Collections.Generic;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Shapes;

/// <param name="Column">As <see cref="ConvolutionSpec.Column"/>.</param>
/// <param name="Groups">The parts of its channels.</param>
/// <param name="EmptyColumns">The columns where the row has no filters and could have these.</param>
internal sealed record ConvolutionDraft(
    CellReference At,
    string Column,
    int Filters,
    Extent Kernel,
    Extent Stride,
    PaddingRule Padding,
    LayerRules Layer,
    EquatableArray<Column> EmptyColumns,
    ChannelGroups Groups) : WindowDraft(At, Stride, Padding)
{
    private static readonly PaddingRule[] RulesInOrder = [PaddingRules.Same, PaddingRules.Valid, PaddingRules.Half];

    public override string InWords => Describe(Kernel, Stride) + " convolution";

    public override bool IsOpen => Padding.Kind == PaddingKind.AsDeclared && Kernel != new Extent(1, 1);

    public override IReadOnlyList<PaddingRule> Candidates => RulesInOrder;

    public override Extent WindowOn(Extent input) => Kernel;

    public override WindowDraft Close(Shape input) => Padding.Kind == PaddingKind.AsDeclared ? this with { Padding = PaddingRules.Same } : this;

    public override InferredRow InferClosed(Shape input, InferenceContext context)
    {
        if (PaddingRules.Apply(Padding, input.Size, Kernel, Stride) is not { } fit) return WindowTooLarge(Padding, input, context);

        int groups = Groups.Of(input.Channels);
        if (input.Channels % groups != 0 || Filters % groups != 0) return Undivided(groups, input, context);

        var output = new Shape(fit.Size.Height, fit.Size.Width, Filters);
        if (Limits.Excess(Kernel, input with { Channels = input.Channels / groups }, output) is { } excess) return context.TooLarge(this, excess);

        context.ReportUnread(this, Padding, input, fit);
        (bool bias, BatchNormSpec? norm, Activation activation) = Layer;
        return new(
            this,
            new ConvolutionSpec(
                input, output, Kernel, Stride, fit.Zeros, bias, norm, activation, context.ColumnPrefix + Column, IsLinear: false, TensorNames.None, groups),
            output);
    }

    private InferredRow Undivided(int groups, Shape input, InferenceContext context)
    {
        string detail = (Groups == ChannelGroups.Depthwise, input.Channels % groups) switch
        {
            (true, _) => FormattableString.Invariant($"each of the {input.Channels} channels has as many filters as the others: write a multiple of {input.Channels}, not {Filters}"),
            (_, 0) => FormattableString.Invariant($"{groups} groups do not divide {Filters} filters"),
            _ => FormattableString.Invariant($"{groups} groups do not divide the {input.Channels} channels that it reads"),
        };
        context.Report(Rules.CellNotUsable, At, Excerpt.Of(At.Cell.Text), detail);
        return new(this, null, null);
    }
}
