using System;
using System.Collections.Generic;
using InceptionGen.Training.Settings;

namespace InceptionGen.Training;

/// <summary>How a network is trained.</summary>
public sealed record TrainerOptions
{
    /// <summary>The most images of a step. The memory of a step grows with it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Batch { get; init => field = Setting.AtLeastOne(value); } = 32;

    /// <summary>How a step changes the weights: SGD with rate 0.01 and momentum 0.9 by default.</summary>
    public Optimizer Optimizer { get; init; } = Sgd.Keras(0.01f, momentum: 0.9f);

    /// <summary>How the learning rate changes from epoch to epoch.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>What is made smaller. If null, cross-entropy, or binary cross-entropy of a network with one output.</summary>
    public Loss? Loss { get; init; }

    /// <summary>How gradients that are too large are made smaller; null if they stay as they are.</summary>
    public GradientClipping? Clipping { get; init; }

    /// <summary>A running average of the weights, with which the network is then evaluated and saved; null for none.</summary>
    public WeightAverage? WeightAverage { get; init; }

    /// <summary>How kernels are drawn that no file has. Biases and batch norm's beta start at 0, gamma at 1.</summary>
    public Initializer Initializer { get; init; } = new GlorotUniform();

    /// <summary>What the loss of each auxiliary classifier counts beside the network's own, in [0, 1]: 0.3 in GoogLeNet, 0.4 in the released code of Inception v3 and v4. At 0
    /// they are not trained.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public float AuxiliaryWeight { get; init => field = Setting.UpToOne(value); } = 0.3f;

    /// <summary>What each class counts (classes); empty for 1. See <see cref="ClassWeights"/>.</summary>
    public IReadOnlyList<float> WeightsOfClasses { get; init; } = [];

    /// <summary>How much of batch norm's running statistics a step keeps, in [0, 1): 0.99 in Keras. With few steps, a value near 1 leaves them where they started.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public float BatchNormMomentum { get; init => field = Setting.BelowOne(value); } = 0.99f;

    /// <summary>What random numbers depend on: first weights, order of images, dropout. The same seed gives the same network, to the bit, for any number of threads.</summary>
    public int Seed { get; init; }

    /// <summary>Whether dropout drops nothing: for comparisons with other programs, whose random numbers are others.</summary>
    internal bool WithoutDropout { get; init; }

    /// <summary>Threads that share a step, the caller's included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Threads { get; init => field = Setting.AtLeastOne(value); } = Environment.ProcessorCount;
}
