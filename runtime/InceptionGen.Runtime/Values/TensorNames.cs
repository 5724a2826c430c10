using System.ComponentModel;

#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>The names a weight file gives a layer's tensors; null where the layer has no such tensor.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
#if INCEPTIONGEN_LANGUAGE
internal
#else
public
#endif
sealed record TensorNames(
    string Kernel, string? Bias = null, string? Gamma = null, string? Beta = null, string? Mean = null, string? Variance = null)
{
    /// <summary>Of a layer that has not been named yet.</summary>
    public static readonly TensorNames None = new("");
}
