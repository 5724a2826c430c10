#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>What is applied to the sum of a convolution, linear layer or residual.</summary>
#if INCEPTIONGEN_LANGUAGE
internal
#else
public
#endif
enum Activation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>max(x, 0), at most 6.</summary>
    Relu6,

    /// <summary>1 / (1 + exp(-x)).</summary>
    Sigmoid,
}
