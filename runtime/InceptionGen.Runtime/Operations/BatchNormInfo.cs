using System.Collections.Generic;

namespace InceptionGen;

/// <summary>Batch normalisation (Ioffe and Szegedy 2015, arXiv 1502.03167): (x - mean) * gamma / sqrt(variance + epsilon) + beta, per channel, with the statistics of
/// training. Loading folds it into the convolution before it.</summary>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="Gamma">What weight files call its scale; null if it does not scale.</param>
/// <param name="Beta">What weight files call its shift; null if it does not shift.</param>
/// <param name="Mean">What weight files call the running mean.</param>
/// <param name="Variance">What weight files call the running variance.</param>
public sealed record BatchNormInfo(float Epsilon, string? Gamma, string? Beta, string Mean, string Variance)
{
    /// <summary>The momentum where a table says none, as in Keras.</summary>
    internal const float DefaultMomentum = 0.99f;

    /// <summary>The share of the old that running mean and variance keep in each step of training. PyTorch's momentum is the other share, that of the new.</summary>
    public float Momentum { get; init; } = DefaultMomentum;

    /// <summary>Its learned numbers, those of gamma and beta, for a number of channels.</summary>
    internal long Parameters(int channels) => (long)channels * ((Gamma is null ? 0 : 1) + (Beta is null ? 0 : 1));

    /// <summary>Its means and variances, for a number of channels.</summary>
    internal static long RunningStatistics(int channels) => 2L * channels;

    /// <summary>The tensors it needs from a weight file, all of shape (channels).</summary>
    internal IEnumerable<(string Name, TensorShape Shape, TensorRole Role)> RequiredTensors(int channels)
    {
        TensorShape shape = new(channels);
        if (Gamma is not null) yield return (Gamma, shape, TensorRole.Gamma);
        if (Beta is not null) yield return (Beta, shape, TensorRole.Beta);
        yield return (Mean, shape, TensorRole.Mean);
        yield return (Variance, shape, TensorRole.Variance);
    }
}
