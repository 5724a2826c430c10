namespace InceptionGen;

/// <summary>What is applied to a convolution's sum.</summary>
public enum Activation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>max(x, 0).</summary>
    Relu,
}
