using InceptionGen.Language.Text;

namespace InceptionGen.Language.Planning;

/// <summary>An average pool over the sums of a convolution that the table has after it, and that convolution's bias and activation.</summary>
/// <param name="Convolution">The convolution's place among the stage's operations; an earlier step makes its sums.</param>
internal sealed record EndInPoolStep(Operand X, Operand Y, PlannedOperation Pool, int Convolution) : StepPlan(X, Y)
{
    public override EquatableArray<PlannedOperation> Operations => EquatableArray.Of(Pool);
}
