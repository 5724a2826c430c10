#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>A loss: "cross-entropy (label smoothing 0.1)".</summary>
/// <param name="Kind">Which one.</param>
/// <param name="LabelSmoothing">The share of a label that is spread evenly over all classes.</param>
#if INCEPTIONGEN_LANGUAGE
internal
#else
public
#endif
sealed record LossSettings(LossKind Kind, float LabelSmoothing = 0);
