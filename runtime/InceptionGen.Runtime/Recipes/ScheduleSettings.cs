#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>How the learning rate changes during training: "x 0.94 every 2 epochs".</summary>
/// <param name="Kind">By which rule.</param>
/// <param name="Factor">What a staircase multiplies the rate by.</param>
/// <param name="Epochs">After how many epochs it does so.</param>
#if INCEPTIONGEN_LANGUAGE
internal
#else
public
#endif
sealed record ScheduleSettings(ScheduleKind Kind, float Factor = 1, float Epochs = 1);
