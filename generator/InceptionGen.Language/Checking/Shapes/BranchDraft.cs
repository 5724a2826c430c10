using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>A row of a module table: what it does, and what its cells say about its size.</summary>
internal sealed record BranchDraft(RowDraft Body, DeclaredShape? Declared) : RowDraft(Body.At)
{
    public override long Operations => Body.Operations;

    public override RowDraft Last => Body.Last;

    public override bool IsSettled => Declared is not null || Body.IsSettled;

    public override InferredRow Infer(Shape input, Extent? target, InferenceContext context)
    {
        if (Declared is not { } declared) return Body.Infer(input, target, context);

        InferredRow inferred = Body.Infer(input, declared.Shape.Size, context);
        DeclaredSizes.Compare(Body, inferred, input, declared, context);
        return inferred.Output?.Size == declared.Shape.Size ? inferred : inferred with { ClaimedSize = declared.Shape.Size, Candidates = default };
    }

    public override RowDraft Replace(RowDraft old, RowDraft replacement) =>
        ReferenceEquals(this, old) ? replacement : this with { Body = Body.Replace(old, replacement), Declared = null };
}
