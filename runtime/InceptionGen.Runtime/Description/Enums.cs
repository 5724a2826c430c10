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

/// <summary>What an operation is.</summary>
public enum OperationKind
{
    /// <summary>A convolution.</summary>
    Convolution,

    /// <summary>A fully connected layer: a convolution whose kernel is the whole map.</summary>
    Linear,

    /// <summary>A pool.</summary>
    Pool,

    /// <summary>Local response normalisation across channels (Krizhevsky 2012, section 3.3).</summary>
    LocalResponseNorm,

    /// <summary>Dropout: nothing at inference.</summary>
    Dropout,

    /// <summary>A map as one pixel, its values in C,H,W order.</summary>
    Flatten,

    /// <summary>Softmax over channels.</summary>
    Softmax,

    /// <summary>Branches side by side in the channels of one map. Costs nothing: branches write their slice.</summary>
    Concat,

    /// <summary>A branch scaled and added to the module's input (Inception-ResNet).</summary>
    Add,
}
