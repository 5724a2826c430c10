using System;
using System.Linq;

namespace InceptionGen.Language.Model;

/// <summary>The names a weight file gives a layer's tensors; null where the layer has no such tensor.</summary>
internal sealed record TensorNames(string Kernel, string? Bias, string? Gamma, string? Beta, string? Mean, string? Variance)
{
    /// <summary>Of a layer that has not been named yet.</summary>
    public static readonly TensorNames None = new("", null, null, null, null, null);
}
