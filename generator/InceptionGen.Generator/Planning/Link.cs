using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;

namespace InceptionGen.Generator.Planning;

/// <summary>One of the operations that follow each other in a branch.</summary>
/// <param name="Operation">What it does.</param>
/// <param name="FirstLayer">Index of its first layer among the stage's.</param>
/// <param name="PoolAfter">An average pool that the table has before this convolution and that is computed after it; null if there is none.</param>
internal sealed record Link(OperationSpec Operation, int FirstLayer, PoolSpec? PoolAfter = null);
