using InceptionGen.Language.Diagnostics;
using InceptionGen.Language.Documents;
using InceptionGen.Language.Model;

namespace InceptionGen.Language.Checking.Shapes;

/// <summary>A body whose output is scaled and added to its input.</summary>
internal sealed record ResidualDraft(CellReference At, RowDraft Body, string Scale, Activation Activation) : RowDraft(At)
{
    public override long Operations => Body.Operations;

    public override string InWords => "residual module";

    public override InferredRow Infer(Shape input, Extent? target, InferenceContext context)
    {
        InferredRow body = Body.Infer(input, input.Size, context);
        ResidualDraft decided = this with { Body = body.Draft };
        if (body.Operation is null) return new(decided, null, input);
        if (body.Output != input)
        {
            context.Report(Rules.ResidualDoesNotFit, At, body.OutputText, input.ToString());
            return new(decided, null, input);
        }

        return new(decided, new ResidualSpec(input, body.Operation, Scale, Activation), input);
    }
}
