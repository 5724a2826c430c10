using System.Linq;

namespace InceptionGen.Generator.Planning;

internal sealed record CopyStep(Operand X, Operand Y) : StepPlan(X, Y);
