using System.Linq;

namespace InceptionGen.Generator.Planning;

internal sealed record FlattenStep(Operand X, Operand Y) : StepPlan(X, Y);
