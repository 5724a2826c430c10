using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

internal sealed record LinearDraft(CellReference At, string Column, int Outputs, LayerRules Layer) : RowDraft(At)
{
    public override string InWords => "linear layer";

    public override bool IsClassifying(Shape output) => true;

    public override InferredRow Infer(Shape input, Extent? target, InferenceContext context)
    {
        var output = new Shape(1, 1, Outputs);
        if (Limits.Excess(input.Size, input, output) is { } excess) return context.TooLarge(this, excess);

        (bool bias, BatchNormSpec? norm, Activation activation) = Layer;
        return new(
            this,
            new ConvolutionSpec(
                input, output, input.Size, new(1, 1), Padding.None, bias, norm, activation, context.ColumnPrefix + Column, IsLinear: true, TensorNames.None),
            output);
    }
}
