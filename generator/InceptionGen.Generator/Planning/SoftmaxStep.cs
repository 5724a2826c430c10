using System.Linq;

namespace InceptionGen.Generator.Planning;

internal sealed record SoftmaxStep(Operand X, Operand Y) : StepPlan(X, Y);
