namespace InceptionGen;

/// <summary>How a pool joins the values of its window.</summary>
public enum PoolKind
{
    /// <summary>The largest.</summary>
    Max,

    /// <summary>The mean.</summary>
    Average,

    /// <summary>The mean over windows that divide the input evenly, as PyTorch's adaptive_avg_pool2d places them.</summary>
    AdaptiveAverage,
}
