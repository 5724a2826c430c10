using InceptionGen.Language.Model;

namespace InceptionGen.Language.Planning;

/// <summary>An operation that a step runs.</summary>
/// <param name="Index">Its place among the stage's operations.</param>
/// <param name="Operation">What it is; tensors' names are left out, since equal stages differ in them.</param>
/// <param name="IsBeforePool">Whether it is a convolution that is computed before the average pool that it reads.</param>
internal sealed record PlannedOperation(int Index, OperationSpec Operation, bool IsBeforePool = false);
