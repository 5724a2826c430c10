using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <param name="Column">As <see cref="ConvolutionSpec.Column"/>.</param>
internal sealed record BatchNormDraft(CellReference At, string Column, BatchNormSpec Norm, Activation Activation) : RowDraft(At)
{
    private static readonly Extent One = new(1);

    public override string InWords => "batch norm";

    public override InferredRow Infer(Shape input, Extent? target, InferenceContext context)
    {
        var norm = new ConvolutionSpec(
            input, input, One, One, Padding.None, Bias: false, Norm, Activation, context.ColumnPrefix + Column,
            IsLinear: false, TensorNames.None, Groups: input.Channels, HasKernel: false);
        return new(this, norm, input);
    }
}
