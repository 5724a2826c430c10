using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

internal sealed record LocalResponseNormDraft(CellReference At, int Size, string Alpha, string Beta, string K) : RowDraft(At)
{
    public override string InWords => "local response norm";

    public override InferredRow Infer(Shape input, Extent? target, InferenceContext context) => new(this, new LocalResponseNormSpec(input, Size, Alpha, Beta, K), input);
}
