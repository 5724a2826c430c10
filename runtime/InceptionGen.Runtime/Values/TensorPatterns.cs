#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>What weight files call the tensors of a layer; a star is the layer's name. A convolution without batch norm has the name of any other
/// if <c>PlainConvolution</c> is null.</summary>
internal sealed record TensorPatterns(string Convolution, string? PlainConvolution, string Linear, string Bias, string Gamma, string Beta, string Mean, string Variance)
{
    /// <summary>As PyTorch calls them.</summary>
    public static readonly TensorPatterns Usual = new("*.weight", null, "*.weight", "*.bias", "*.bn.weight", "*.bn.bias", "*.bn.running_mean", "*.bn.running_var");

    /// <summary>The pattern of a kernel's name.</summary>
    public string Kernel(bool isLinear, bool hasBatchNorm) => isLinear ? Linear : hasBatchNorm ? Convolution : PlainConvolution ?? Convolution;

    /// <summary>The tensors of a batch norm that is a row of its own: "bn1.weight" unless the patterns are others than PyTorch's.</summary>
    /// <param name="name">The row's name.</param>
    /// <param name="hasGamma">Whether it scales.</param>
    public TensorNames OfBatchNorm(LayerName name, bool hasGamma)
    {
        string Row(string own, string usual) => Fill(own == usual ? usual.Replace("*.bn.", "*.") : own, name.BatchNorm);
        return new("", null, hasGamma ? Row(Gamma, Usual.Gamma) : null, Row(Beta, Usual.Beta), Row(Mean, Usual.Mean), Row(Variance, Usual.Variance));
    }

    /// <summary>The tensors of a layer.</summary>
    /// <param name="name">The layer's name.</param>
    /// <param name="isLinear">Whether it is a linear layer.</param>
    /// <param name="hasBias">Whether it has a bias.</param>
    /// <param name="hasBatchNorm">Whether batch norm follows.</param>
    /// <param name="hasGamma">Whether that scales.</param>
    public TensorNames Of(LayerName name, bool isLinear, bool hasBias, bool hasBatchNorm, bool hasGamma) => new(
        Fill(Kernel(isLinear, hasBatchNorm), name.Weight),
        hasBias ? Fill(Bias, name.Weight) : null,
        hasBatchNorm && hasGamma ? Fill(Gamma, name.BatchNorm) : null,
        hasBatchNorm ? Fill(Beta, name.BatchNorm) : null,
        hasBatchNorm ? Fill(Mean, name.BatchNorm) : null,
        hasBatchNorm ? Fill(Variance, name.BatchNorm) : null);

    private static string Fill(string pattern, string name) => pattern.Replace("*", name);
}
