using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>An operation without weights.</summary>
/// <param name="Operation">What it is, on any map.</param>
internal sealed record PlainDraft(CellReference At, PlainSpec Operation) : RowDraft(At)
{
    public override string InWords => Operation.Name;

    public override bool IsClassifying(Shape output) => Operation.IsClassifying;

    public override InferredRow Infer(Shape input, Extent? target, InferenceContext context)
    {
        PlainSpec operation = Operation.Over(input);
        return new(this, operation, operation.Output);
    }
}
