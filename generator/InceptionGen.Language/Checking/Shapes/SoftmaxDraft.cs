using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

internal sealed record SoftmaxDraft(CellReference At) : RowDraft(At)
{
    public override string InWords => "softmax";

    public override bool IsClassifying(Shape output) => true;

    public override InferredRow Infer(Shape input, Extent? target, InferenceContext context) => new(this, new SoftmaxSpec(input), input);
}
