using InceptionGen.Language.Text;

namespace InceptionGen.Language.Planning;

/// <summary>One operation.</summary>
internal sealed record RunStep(Operand X, Operand Y, PlannedOperation Operation) : StepPlan(X, Y)
{
    public override EquatableArray<PlannedOperation> Operations => EquatableArray.Of(Operation);
}
