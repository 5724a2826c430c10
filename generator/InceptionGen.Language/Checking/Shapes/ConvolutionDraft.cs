using System.Collections.Generic;
using InceptionGen.Language.Cells;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Checking.Shapes;

/// <param name="Column">As <see cref="ConvolutionSpec.Column"/>.</param>
/// <param name="EmptyColumns">The columns where the row has no filters and could have these.</param>
internal sealed record ConvolutionDraft(
    CellReference At,
    string Column,
    int Filters,
    Extent Kernel,
    Extent Stride,
    PaddingRule Padding,
    LayerRules Layer,
    EquatableArray<Column> EmptyColumns) : WindowDraft(At, Stride, Padding)
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

        var output = new Shape(fit.Size.Height, fit.Size.Width, Filters);
        if (Limits.Excess(Kernel, input, output) is { } excess) return context.TooLarge(this, excess);

        context.ReportUnread(this, Padding, input, fit);
        (bool bias, BatchNormSpec? norm, Activation activation) = Layer;
        return new(
            this,
            new ConvolutionSpec(
                input, output, Kernel, Stride, fit.Zeros, bias, norm, activation, context.ColumnPrefix + Column, IsLinear: false, TensorNames.None),
            output);
    }
}
