using System.Linq;
using InceptionGen.Language.Model;

namespace InceptionGen.Generator.Planning;

/// <param name="Ends">The convolution computed before the pool whose bias and activation it adds; null if there is none.</param>
internal sealed record PoolStep(Operand X, Operand Y, PoolSpec Pool, int? Ends) : StepPlan(X, Y);
