using InceptionGen.Language.Text;

namespace InceptionGen.Language.Planning;

/// <summary>A convolution at the end of a residual module's body, scaled and added to the module's input.</summary>
/// <param name="X">What the convolution reads.</param>
/// <param name="Added">The module's input.</param>
/// <param name="Residual">The place of the residual addition among the stage's operations.</param>
internal sealed record RunAddingStep(Operand X, Operand Added, Operand Y, PlannedOperation Convolution, int Residual) : StepPlan(X, Y)
{
    public override EquatableArray<Operand> Reads => EquatableArray.Of(X, Added);

    public override EquatableArray<PlannedOperation> Operations => EquatableArray.Of(Convolution);
}
