namespace InceptionGen.Training;

/// <summary>Adam with decoupled decay (Loshchilov and Hutter 2019): a step first takes rate * <see cref="Optimizer.WeightDecay"/> of every weight away, so decay is not divided by the
/// gradients' size. Biases, beta and gamma do not decay unless <see cref="Optimizer.DecaysBiases"/> is set.</summary>
public sealed record AdamW : Adam
{
    private const float KerasDecay = 0.004f;
    private const float PyTorchDecay = 0.01f;

    /// <summary>Keras' rule.</summary>
    /// <param name="learningRate">See <see cref="Optimizer.LearningRate"/>.</param>
    public AdamW(float learningRate)
        : base(learningRate) => WeightDecay = KerasDecay;

    internal override bool DecaysApart => true;

    /// <summary>Keras' rule: decay 0.004, epsilon 1e-7 as epsilon hat.</summary>
    public static new AdamW Keras(float learningRate = 0.001f) => new(learningRate);

    /// <summary>PyTorch's rule: decay 0.01, epsilon 1e-8 beside the corrected root.</summary>
    public static new AdamW PyTorch(float learningRate = 0.001f) => new(learningRate) { WeightDecay = PyTorchDecay, Epsilon = 1e-8f, EpsilonHat = false };
}
