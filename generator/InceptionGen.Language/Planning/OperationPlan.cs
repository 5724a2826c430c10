using System;
using InceptionGen.Language.Model;
using InceptionGen.Language.Text;

namespace InceptionGen.Language.Planning;

/// <summary>An operation of the network, as a graph.</summary>
/// <param name="Stage">Index of its stage.</param>
/// <param name="Operation">What it does.</param>
/// <param name="Reads">Indices of the operations whose outputs it reads; -1 is the image.</param>
/// <param name="Module">Of a concatenation: the operation whose output its module reads; -1 is the image.</param>
/// <param name="IsBeforePool">Whether a 1x1 convolution is computed before the average pool that it reads.</param>
internal sealed record OperationPlan(
    int Stage, OperationSpec Operation, EquatableArray<int> Reads, bool IsBeforePool = false, int Module = -1);
