using System.Linq;

namespace InceptionGen.Language.Planning;

internal sealed record CopyStep(Operand X, Operand Y) : StepPlan(X, Y);
