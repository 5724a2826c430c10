#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>How the learning rate changes during training.</summary>
#if INCEPTIONGEN_LANGUAGE
internal
#else
public
#endif
enum ScheduleKind
{
    /// <summary>Not at all.</summary>
    Constant,

    /// <summary>It is multiplied by a factor after each of some epochs, and stays the same in between.</summary>
    Staircase,

    /// <summary>It falls to 0 over the whole training, along half a period of a cosine.</summary>
    Cosine,
}
