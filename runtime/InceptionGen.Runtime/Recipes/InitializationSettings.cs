#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>What weights begin with that no file gives: "xavier caffe, bias (0.2)".</summary>
/// <param name="Kind">How kernels are drawn.</param>
/// <param name="Deviation">The deviation of a truncated normal distribution, before it is cut.</param>
/// <param name="Bias">What biases begin with; those of the last linear layer of the network and of each auxiliary classifier begin with 0.</param>
#if INCEPTIONGEN_LANGUAGE
internal
#else
public
#endif
sealed record InitializationSettings(InitializationKind Kind, float Deviation = 0, float Bias = 0);
