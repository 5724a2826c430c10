namespace InceptionGen;

/// <summary>What is applied to a convolution's sum.</summary>
public enum Activation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>max(x, 0).</summary>
    Relu,
}

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
