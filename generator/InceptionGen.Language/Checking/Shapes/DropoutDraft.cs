using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

internal sealed record DropoutDraft(CellReference At, string Rate) : RowDraft(At)
{
    public override string InWords => "dropout";

    public override bool IsClassifying(Shape output) => true;

    public override InferredRow Infer(Shape input, Extent? target, InferenceContext context) => new(this, new DropoutSpec(input, Rate), input);
}
