using System;

namespace InceptionGen.Training.Graph;

/// <summary>What decides which features a frozen base makes of an image, as hashes: where all three are the same, the features are.</summary>
/// <param name="Rows">The operations, and which of their outputs are features.</param>
/// <param name="Weights">The tensors, batch norm folded in.</param>
/// <param name="Kernels">How it is computed, which decides how sums are rounded: algorithms, vectors, the version of the runtime.</param>
internal readonly record struct BaseIdentity(UInt128 Rows, UInt128 Weights, UInt128 Kernels);
