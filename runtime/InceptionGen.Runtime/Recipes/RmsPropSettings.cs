#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>RMSProp: "rmsprop (learning rate 0.045, decay 0.9, momentum 0.9, epsilon 1.0, initial accumulator 1)". Implementations differ in where epsilon goes and in
/// what the mean square begins with.</summary>
/// <param name="LearningRate">The rate that training starts with.</param>
#if INCEPTIONGEN_LANGUAGE
internal
#else
public
#endif
sealed record RmsPropSettings(float LearningRate) : OptimizerSettings(LearningRate)
{
    /// <summary>The share of the old that the mean of the squared gradients keeps.</summary>
    public float Decay { get; init; } = 0.9f;

    /// <summary>The share of the last step that the next one keeps.</summary>
    public float Momentum { get; init; }

    /// <summary>Added to the mean of the squares.</summary>
    public float Epsilon { get; init; } = 1e-7f;

    /// <summary>Whether epsilon is added to the root instead, as in Keras 2 and PyTorch.</summary>
    public bool EpsilonOutside { get; init; }

    /// <summary>What the mean of the squares begins with: 0 in Keras and PyTorch, 1 in TensorFlow 1, with which the papers' networks were trained.</summary>
    public float InitialAccumulator { get; init; }

    /// <summary>Whether the square of the mean gradient is taken off, which leaves the variance.</summary>
    public bool Centered { get; init; }
}
