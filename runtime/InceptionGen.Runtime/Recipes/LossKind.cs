#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>How the outputs are compared with what they should be.</summary>
#if INCEPTIONGEN_LANGUAGE
internal
#else
public
#endif
enum LossKind
{
    /// <summary>One class of several is right: the negative logarithm of its probability after a softmax.</summary>
    CrossEntropy,

    /// <summary>Every output is a probability of its own: the mean of the negative logarithms after a sigmoid.</summary>
    BinaryCrossEntropy,
}
