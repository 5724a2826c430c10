using System;
using Spec = InceptionGen.Language.Model;

namespace InceptionGen.Compilation;

/// <summary>The language's recipes as the runtime's, which are the same sources compiled twice.</summary>
internal static class Recipes
{
    public static TrainingRecipe Of(Spec.TrainingRecipe recipe) => new()
    {
        Loss = recipe.Loss is { } loss ? new((LossKind)(int)loss.Kind, loss.LabelSmoothing) : null,
        AuxiliaryWeight = recipe.AuxiliaryWeight,
        Optimizer = recipe.Optimizer is { } optimizer ? Of(optimizer) : null,
        Schedule = recipe.Schedule is { } schedule ? new((ScheduleKind)(int)schedule.Kind, schedule.Factor, schedule.Epochs) : null,
        GradientClipping = recipe.GradientClipping,
        WeightDecay = recipe.WeightDecay,
        WeightAverage = recipe.WeightAverage,
        Initialization = recipe.Initialization is { } first ? new((InitializationKind)(int)first.Kind, first.Deviation, first.Bias) : null,
        FrozenStages = recipe.FrozenStages,
    };

    private static OptimizerSettings Of(Spec.OptimizerSettings optimizer) => optimizer switch
    {
        Spec.SgdSettings sgd => new SgdSettings(sgd.LearningRate) { Momentum = sgd.Momentum, Nesterov = sgd.Nesterov },
        Spec.RmsPropSettings rms => new RmsPropSettings(rms.LearningRate)
        {
            Decay = rms.Decay,
            Momentum = rms.Momentum,
            Epsilon = rms.Epsilon,
            EpsilonOutside = rms.EpsilonOutside,
            InitialAccumulator = rms.InitialAccumulator,
            Centered = rms.Centered,
        },
        Spec.AdamSettings adam => new AdamSettings(adam.LearningRate) { Beta1 = adam.Beta1, Beta2 = adam.Beta2, Epsilon = adam.Epsilon },
        Spec.AdamWSettings adam => new AdamWSettings(adam.LearningRate) { Beta1 = adam.Beta1, Beta2 = adam.Beta2, Epsilon = adam.Epsilon },
        _ => throw new InvalidOperationException($"No settings of {optimizer.GetType().Name}."),
    };
}
