namespace InceptionGen;

/// <summary>What a tensor is to its layer.</summary>
public enum TensorRole
{
    /// <summary>The weights of a convolution (O, I, H, W) or linear layer (out, in).</summary>
    Kernel,

    /// <summary>Added to each output channel (O).</summary>
    Bias,

    /// <summary>Batch norm's scale (O).</summary>
    Gamma,

    /// <summary>Batch norm's shift (O).</summary>
    Beta,

    /// <summary>Batch norm's running mean (O).</summary>
    Mean,

    /// <summary>Batch norm's running variance (O).</summary>
    Variance,
}
