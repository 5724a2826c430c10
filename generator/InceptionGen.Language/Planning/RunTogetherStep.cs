using System.Linq;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Planning;

/// <summary>Convolutions that read one map, as one product.</summary>
internal sealed record RunTogetherStep(Operand X, EquatableArray<RunStep> Parts) : StepPlan(X, Parts[0].Y)
{
    public override EquatableArray<Operand> Writes => Parts.Select(part => part.Y).ToEquatableArray();

    public override EquatableArray<PlannedOperation> Operations => Parts.Select(part => part.Operation).ToEquatableArray();
}
