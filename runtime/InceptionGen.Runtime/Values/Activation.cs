#if INCEPTIONGEN_RUNTIME
namespace InceptionGen;
#else
namespace InceptionGen.Language.Model;
#endif

/// <summary>What is applied to the sum of a convolution, linear layer or residual.</summary>
#if INCEPTIONGEN_RUNTIME
public
#else
internal
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
