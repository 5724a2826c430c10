namespace InceptionGen.Training.Running;

/// <summary>The optimizer that a table says.</summary>
internal static class RecipeOptimizer
{
    /// <summary>With the table's weight decay; null if it says no optimizer.</summary>
    public static Optimizer? Of(TrainingRecipe recipe) => recipe.Optimizer switch
    {
        SgdSettings sgd => new Sgd(sgd.LearningRate) { Momentum = sgd.Momentum, Nesterov = sgd.Nesterov, WeightDecay = recipe.WeightDecay ?? 0 },
        RmsPropSettings rms => new RmsProp(rms.LearningRate)
        {
            Decay = rms.Decay,
            Momentum = rms.Momentum,
            Epsilon = rms.Epsilon,
            EpsilonOutsideRoot = rms.EpsilonOutside,
            InitialAccumulator = rms.InitialAccumulator,
            Centered = rms.Centered,
            WeightDecay = recipe.WeightDecay ?? 0,
        },
        AdamSettings adam => new Adam(adam.LearningRate) { Decay1 = adam.Beta1, Decay2 = adam.Beta2, Epsilon = adam.Epsilon, WeightDecay = recipe.WeightDecay ?? 0 },
        AdamWSettings adam => new AdamW(adam.LearningRate) { Decay1 = adam.Beta1, Decay2 = adam.Beta2, Epsilon = adam.Epsilon, WeightDecay = recipe.WeightDecay ?? 0 },
        _ => null,
    };
}
