#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>A rule by which a gradient changes the weights. What a table does not say of it is as in Keras 3.</summary>
/// <param name="LearningRate">The rate that training starts with.</param>
#if INCEPTIONGEN_LANGUAGE
internal
#else
public
#endif
abstract record OptimizerSettings(float LearningRate);
