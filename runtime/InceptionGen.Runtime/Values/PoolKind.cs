#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>How a pool joins the values of its window.</summary>
#if INCEPTIONGEN_LANGUAGE
internal
#else
public
#endif
enum PoolKind
{
    /// <summary>The largest.</summary>
    Max,

    /// <summary>The mean.</summary>
    Average,

    /// <summary>The mean over windows that divide the input evenly, as PyTorch's adaptive_avg_pool2d places them; window and stride mean nothing.</summary>
    AdaptiveAverage,
}
