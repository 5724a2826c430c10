#if INCEPTIONGEN_LANGUAGE
namespace InceptionGen.Language.Model;
#else
namespace InceptionGen;
#endif

/// <summary>How a network is trained, as its table says it (tables/README.md, section 3). What the table does not say is null. A program may
/// train in another way: its own settings come first.</summary>
#if INCEPTIONGEN_LANGUAGE
internal
#else
public
#endif
sealed record TrainingRecipe
{
    /// <summary>What is made small.</summary>
    public LossSettings? Loss { get; init; }

    /// <summary>How much the loss of an auxiliary classifier counts beside the network's own.</summary>
    public float? AuxiliaryWeight { get; init; }

    /// <summary>How a gradient changes the weights.</summary>
    public OptimizerSettings? Optimizer { get; init; }

    /// <summary>How the learning rate changes during training.</summary>
    public ScheduleSettings? Schedule { get; init; }

    /// <summary>The largest norm that all gradients have together; longer ones are shortened to it.</summary>
    public float? GradientClipping { get; init; }

    /// <summary>The share of a kernel that is added to its gradient, which is an L2 penalty of half of it; with <see cref="AdamWSettings"/>, taken off the kernel
    /// itself. Biases, gammas and betas have none.</summary>
    public float? WeightDecay { get; init; }

    /// <summary>The share of the old that an average of the weights keeps in each step. The average is what is evaluated and saved.</summary>
    public float? WeightAverage { get; init; }

    /// <summary>What weights begin with that no file gives.</summary>
    public InitializationSettings? Initialization { get; init; }

    /// <summary>How many of the network's stages, from its first, are not trained: those of the network that it continues, unless its table says
    /// another number; null for a table that continues none and says nothing.</summary>
    public int? FrozenStages { get; init; }
}
