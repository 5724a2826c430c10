using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

internal sealed record AdaptivePoolDraft(CellReference At, Extent Output) : RowDraft(At)
{
    public override string InWords => "adaptive pool";

    public override bool IsClassifying(Shape output) => output.Size == new Extent(1, 1);

    public override InferredRow Infer(Shape input, Extent? target, InferenceContext context)
    {
        var pooled = new Shape(Output.Height, Output.Width, input.Channels);
        if (Limits.Excess(pooled) is { } excess) return context.TooLarge(this, excess);
        return new(this, new PoolSpec(input, pooled, PoolKind.AdaptiveAverage, new(1, 1), new(1, 1), Padding.None, CountsPadding: false), pooled);
    }
}
