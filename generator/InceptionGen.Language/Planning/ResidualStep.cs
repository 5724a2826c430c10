using InceptionGen.Language.Text;

namespace InceptionGen.Language.Planning;

/// <summary>The end of a residual module.</summary>
/// <param name="X">The module's input.</param>
/// <param name="Body">What is scaled and added to <paramref name="X"/>.</param>
/// <param name="Residual">The place of the residual addition among the stage's operations.</param>
internal sealed record ResidualStep(Operand X, Operand Body, Operand Y, int Residual) : StepPlan(X, Y)
{
    public override EquatableArray<Operand> Reads => EquatableArray.Of(X, Body);
}
