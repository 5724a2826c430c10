using System;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training.Running;

/// <summary>How a network is trained: what the program says, what the table says where the program says nothing, and else what is usual.</summary>
internal sealed class TrainingPlan
{
    private const float UsualAuxiliaryWeight = 0.3f;

    private readonly ScheduleSettings? _schedule;
    private readonly LearningRateSchedule? _ownSchedule;

    /// <exception cref="ArgumentException">Settings contradict each other.</exception>
    public TrainingPlan(NetworkDescription network, TrainerOptions options)
    {
        TrainingRecipe recipe = (options.IgnoresTable ? null : network.Recipe) ?? new TrainingRecipe();
        Options = options;
        Optimizer = options.Optimizer ?? RecipeOptimizer.Of(recipe) ?? Sgd.Keras(0.01f, momentum: 0.9f);
        Optimizer.RequireConsistent();
        (_ownSchedule, _schedule) = (options.Schedule, recipe.Schedule);
        Loss = options.Loss ?? Of(recipe.Loss);
        Clipping = options.Clipping ?? (recipe.GradientClipping is { } norm ? GradientClipping.ByGlobalNorm(norm) : null);
        WeightAverage = options.WeightAverage ?? (recipe.WeightAverage is { } decay ? new WeightAverage(decay) : null);
        Initializer = options.Initializer ?? Of(recipe.Initialization);
        FirstBias = options.Initializer is null ? recipe.Initialization?.Bias ?? 0 : 0;
        AuxiliaryWeight = options.AuxiliaryWeight ?? recipe.AuxiliaryWeight ?? UsualAuxiliaryWeight;
        FrozenStages = recipe.FrozenStages ?? 0;
        Rates = new TensorRates(network, options);
    }

    /// <summary>What the program says.</summary>
    public TrainerOptions Options { get; }

    /// <summary>How a step changes the weights.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>What is made smaller; null for what suits the number of outputs.</summary>
    public Loss? Loss { get; }

    /// <summary>How gradients that are too large are made smaller; null if they stay as they are.</summary>
    public GradientClipping? Clipping { get; }

    /// <summary>The running average of the weights; null for none.</summary>
    public WeightAverage? WeightAverage { get; }

    /// <summary>How kernels are drawn.</summary>
    public Initializer Initializer { get; }

    /// <summary>What biases start with, but those of the last linear layer of the network and of each auxiliary classifier.</summary>
    public float FirstBias { get; }

    /// <summary>What the loss of each auxiliary classifier counts.</summary>
    public float AuxiliaryWeight { get; }

    /// <summary>How many stages are frozen at the start, from the first on.</summary>
    public int FrozenStages { get; }

    /// <summary>What multiplies the learning rate of each tensor.</summary>
    public TensorRates Rates { get; }

    /// <summary>The schedule as text, for comparisons.</summary>
    public string ScheduleText => _ownSchedule is { } own ? Invariant.Text(own) : DependsOnEpochs ? "cosine over all epochs" : Invariant.Text(ScheduleFor(epochs: 1));

    /// <summary>Whether the schedule is another if a training has other epochs.</summary>
    public bool DependsOnEpochs => _ownSchedule is null && _schedule?.Kind == ScheduleKind.Cosine;

    /// <summary>How the learning rate changes in a training of some epochs.</summary>
    public LearningRateSchedule ScheduleFor(int epochs) => _ownSchedule ?? _schedule?.Kind switch
    {
        ScheduleKind.Staircase => LearningRateSchedule.Exponential(_schedule.Factor, _schedule.Epochs),
        ScheduleKind.Cosine => LearningRateSchedule.Cosine(epochs),
        _ => LearningRateSchedule.Constant,
    };

    private static Loss? Of(LossSettings? loss) => loss?.Kind switch
    {
        LossKind.CrossEntropy => new CrossEntropy(loss.LabelSmoothing),
        LossKind.BinaryCrossEntropy => new BinaryCrossEntropy(loss.LabelSmoothing),
        _ => null,
    };

    private static Initializer Of(InitializationSettings? initialization) => initialization?.Kind switch
    {
        InitializationKind.HeNormal => new HeNormal(),
        InitializationKind.TruncatedNormal => new TruncatedNormal(initialization.Deviation),
        InitializationKind.XavierCaffe => new XavierCaffe(),
        _ => new GlorotUniform(),
    };
}
