#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>Adam with a weight decay that is not part of the gradient: "adamw (learning rate 0.001)". The decay is <see cref="TrainingRecipe.WeightDecay"/>.</summary>
/// <param name="LearningRate">The rate that training starts with.</param>
#if INCEPTIONGEN_LANGUAGE
internal
#else
public
#endif
sealed record AdamWSettings(float LearningRate) : OptimizerSettings(LearningRate)
{
    /// <summary>The share of the old that the mean gradient keeps.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>The share of the old that the mean of the squared gradients keeps.</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>Added to the root of the mean of the squares.</summary>
    public float Epsilon { get; init; } = 1e-7f;
}
