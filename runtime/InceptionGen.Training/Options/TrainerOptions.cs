using System;
using System.Collections.Generic;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>How a network is trained. What is not set here is as the table says, and else as it is described here.</summary>
public sealed record TrainerOptions
{
    /// <summary>The most images of a step. The memory of a step grows with it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Batch { get; init => field = Setting.AtLeastOne(value); } = 32;

    /// <summary>Whether what the table says of training is left aside.</summary>
    public bool IgnoresTable { get; init; }

    /// <summary>How a step changes the weights; if neither this nor the table says it, SGD with rate 0.01 and momentum 0.9.</summary>
    public Optimizer? Optimizer { get; init; }

    /// <summary>What multiplies the learning rate of biases: 2 in GoogLeNet's Caffe files (<c>lr_mult: 2</c>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number above 0.</exception>
    public float BiasRate { get; init => field = Setting.Positive(value); } = 1;

    /// <summary>What multiplies the learning rate of rows, from the first row on: <c>[new(CatsAndDogs.Mixed7, 0.1f)]</c> trains what is unfrozen of the rows up to Mixed7 at a tenth
    /// of the rate, and the head above at all of it. Each entry is for the rows after those of the entry before it; empty for 1.</summary>
    public IReadOnlyList<RowRate> RowRates { get; init; } = [];

    /// <summary>How the learning rate changes from epoch to epoch; if neither this nor the table says it, it does not.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>What is made smaller; if neither this nor the table says it, cross-entropy, or binary cross-entropy of a network with one output.</summary>
    public Loss? Loss { get; init; }

    /// <summary>How gradients that are too large are made smaller; if neither this nor the table says it, they stay as they are.</summary>
    public GradientClipping? Clipping { get; init; }

    /// <summary>A running average of the weights, with which the network is then evaluated and saved; if neither this nor the table says it, there is none.</summary>
    public WeightAverage? WeightAverage { get; init; }

    /// <summary>How kernels are drawn that no file has; if neither this nor the table says it, Glorot's uniform numbers. Biases and batch norm's beta start at 0, gamma
    /// at 1.</summary>
    public Initializer? Initializer { get; init; }

    /// <summary>What the loss of each auxiliary classifier counts beside the network's own, in [0, 1]: 0.3 in GoogLeNet, 0.4 in the released code of Inception v3 and v4. At 0
    /// they are not trained. If neither this nor the table says it, 0.3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public float? AuxiliaryWeight { get; init => field = value is { } weight ? Setting.UpToOne(weight) : null; }

    /// <summary>What each class counts (classes); empty for 1. See <see cref="ClassWeights"/>.</summary>
    public IReadOnlyList<float> WeightsOfClasses { get; init; } = [];

    /// <summary>How much of batch norm's running statistics a step keeps, in [0, 1); if null, what the table says, or 0.99 as in Keras. With few steps, a value near 1 leaves
    /// them where they started.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public float? BatchNormMomentum { get; init => field = value is { } momentum ? Setting.BelowOne(momentum) : null; }

    /// <summary>What random numbers depend on: first weights, order of images, dropout. The same seed gives the same network, to the bit, for any number of threads.</summary>
    public int Seed { get; init; }

    /// <summary>Where the features of images are kept, what frozen rows make of them; if null, in a quarter of the memory that the process may use.</summary>
    public FeatureCache? FeatureCache { get; init; }

    /// <summary>Whether dropout drops nothing: for comparisons with other programs, whose random numbers are others.</summary>
    internal bool WithoutDropout { get; init; }

    /// <summary>Threads that share a step, the caller's included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Threads { get; init => field = Setting.AtLeastOne(value); } = Environment.ProcessorCount;

    /// <summary>Bytes that training may take, besides the images; null for what the machine, or the container, has left. A trainer that needs more is not made: see
    /// <see cref="TrainingMemoryException"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public long? MemoryLimit { get; init => field = value is { } limit ? Setting.AtLeastOne(limit) : null; }
}
