using System.Linq;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Generator.Planning;

/// <param name="Body">What is scaled and added to <paramref name="X"/>.</param>
internal sealed record AddScaledStep(Operand X, Operand Body, Operand Y, string Scale, Activation Activation) : StepPlan(X, Y)
{
    public override EquatableArray<Operand> Reads => EquatableArray.Of(X, Body);
}
