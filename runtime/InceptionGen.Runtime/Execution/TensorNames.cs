using System.ComponentModel;

namespace InceptionGen.Execution;

/// <summary>The names a weight file gives a layer's tensors; null where the layer has no such tensor.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TensorNames(
    string Kernel, string? Bias = null, string? Gamma = null, string? Beta = null, string? Mean = null, string? Variance = null);
