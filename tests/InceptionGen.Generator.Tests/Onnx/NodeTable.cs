extern alias runtime;

using System.Collections.Generic;
using R = runtime::InceptionGen;

namespace InceptionGen.Generator.Tests.Onnx;

/// <summary>A case as a table, with what its network is given and should give.</summary>
/// <param name="Text">The table, without its name.</param>
/// <param name="Batch">Images.</param>
/// <param name="Image">The input: (N, H, W, C).</param>
/// <param name="Expected">The output: (N, H, W, C).</param>
/// <param name="Weights">The tensors of each layer, in the order of the table.</param>
internal sealed record NodeTable(string Text, int Batch, float[] Image, float[] Expected, params IReadOnlyList<Dictionary<R.TensorRole, float[]>> Weights);
