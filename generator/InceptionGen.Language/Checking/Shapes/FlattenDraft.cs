using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

internal sealed record FlattenDraft(CellReference At) : RowDraft(At)
{
    public override string InWords => "flattening";

    public override bool IsClassifying(Shape output) => true;

    public override InferredRow Infer(Shape input, Extent? target, InferenceContext context)
    {
        var flat = new Shape(1, 1, (int)input.Elements);
        return new(this, new FlattenSpec(input, flat), flat);
    }
}
