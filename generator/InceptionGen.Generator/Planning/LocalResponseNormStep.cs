using System.Linq;

namespace InceptionGen.Generator.Planning;

internal sealed record LocalResponseNormStep(Operand X, Operand Y, int Size, string Alpha, string Beta, string K) : StepPlan(X, Y);
