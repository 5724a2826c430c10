using System.ComponentModel;

#if INCEPTIONGEN_RUNTIME
namespace InceptionGen;
#else
namespace InceptionGen.Language.Model;
#endif

/// <summary>The names a weight file gives a layer's tensors; null where the layer has no such tensor.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
#if INCEPTIONGEN_RUNTIME
public
#else
internal
#endif
sealed record TensorNames(
    string Kernel, string? Bias = null, string? Gamma = null, string? Beta = null, string? Mean = null, string? Variance = null)
{
    /// <summary>Of a layer that has not been named yet.</summary>
    public static readonly TensorNames None = new("");
}
