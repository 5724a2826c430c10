using InceptionGen.Language.Model;

namespace InceptionGen.Language.Planning;

/// <summary>One of the operations that follow each other in a branch.</summary>
/// <param name="Operation">What it does.</param>
/// <param name="First">The place of the first operation it consists of among the stage's; its own place if it consists of none.</param>
/// <param name="PoolAfter">An average pool that the table has before this convolution and that is computed after it; null if there is none.</param>
internal sealed record Link(OperationSpec Operation, int First, Link? PoolAfter = null);
