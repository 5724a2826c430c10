#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>Stochastic gradient descent: "sgd (learning rate 0.01, momentum 0.9, nesterov)".</summary>
/// <param name="LearningRate">The rate that training starts with.</param>
#if INCEPTIONGEN_LANGUAGE
internal
#else
public
#endif
sealed record SgdSettings(float LearningRate) : OptimizerSettings(LearningRate)
{
    /// <summary>The share of the last step that the next one keeps.</summary>
    public float Momentum { get; init; }

    /// <summary>Whether the gradient counts as it will be after the momentum.</summary>
    public bool Nesterov { get; init; }
}
