#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>How the first values of weights are drawn. A kernel's inputs are its height times its width times the channels that a filter reads, its outputs the same with the
/// filters.</summary>
#if INCEPTIONGEN_LANGUAGE
internal
#else
public
#endif
enum InitializationKind
{
    /// <summary>Evenly between plus and minus the root of 6 / (inputs + outputs), as Keras does unless told otherwise.</summary>
    GlorotUniform,

    /// <summary>From a normal distribution cut at two deviations, whose variance after that is 2 / inputs, as in Keras.</summary>
    HeNormal,

    /// <summary>From a normal distribution of a given deviation, cut at two of them.</summary>
    TruncatedNormal,

    /// <summary>Evenly between plus and minus the root of 3 / inputs, as Caffe's "xavier".</summary>
    XavierCaffe,
}
