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

/// <summary>How a convolution is computed. The plan chooses; all give the same numbers up to rounding.</summary>
public enum Algorithm
{
    /// <summary>Patches gathered in blocks, then a matrix product.</summary>
    Direct,

    /// <summary>A 1x1 convolution: a matrix product on the map itself.</summary>
    Pointwise,

    /// <summary>A 1x1 convolution behind an average pool, computed before it: the mean of products is the product of the mean.</summary>
    PointwiseBeforePool,

    /// <summary>Winograd F(2x2, 3x3): 3x3 kernels with stride 1 on small maps, where the weights of F(4x4, 3x3) would be too many.</summary>
    Winograd2x2,

    /// <summary>Winograd F(4x4, 3x3): 3x3 kernels with stride 1 (Lavin and Gray 2015, arXiv 1509.09308).</summary>
    Winograd4x4,

    /// <summary>Winograd F(6x6, 3x3): 3x3 kernels with stride 1 on large maps.</summary>
    Winograd6x6,

    /// <summary>3x3 kernels with stride 2, 3x3 outputs at a time: Winograd's F(3, 2) on even rows and columns.</summary>
    WinogradStride2,

    /// <summary>Winograd F(4x4, 5x5): 5x5 kernels with stride 1.</summary>
    Winograd4x4For5x5,

    /// <summary>Winograd F(4, 3): 1x3 and 3x1 kernels with stride 1.</summary>
    WinogradLine4For3,

    /// <summary>Winograd F(6, 7): 1x7 and 7x1 kernels with stride 1.</summary>
    WinogradLine6For7,

    /// <summary>Kernels that are 3x3 or 4x4 steps large, over few channels: the pixels that a step passes over become channels of one pixel, then Winograd F(4x4, 3x3) or
    /// F(4x4, 4x4). The first convolution of GoogLeNet, 7x7 with stride 2, is 4x4 steps.</summary>
    WinogradFolded,
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
