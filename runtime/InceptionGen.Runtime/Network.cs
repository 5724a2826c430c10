using System;
using System.Collections.Generic;
using InceptionGen.Algorithms;
using InceptionGen.Execution;
using InceptionGen.Tuning;
using InceptionGen.Tuning.Measuring;

namespace InceptionGen;

/// <summary>A network with its weights, packed for this machine. Immutable: any number of sessions on any threads may share it.</summary>
public abstract class Network
{
    /// <summary>Called by generated classes.</summary>
    /// <param name="architecture">What the table says.</param>
    /// <param name="layers">The weights.</param>
    protected Network(NetworkDescription architecture, LayerSet layers)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(layers);
        (Architecture, Layers) = (architecture, layers);
    }

    /// <summary>What the table says: stages, operations, shapes and counts.</summary>
    public NetworkDescription Architecture { get; }

    /// <summary>Whether the auxiliary classifiers' weights were loaded (<see cref="LoadOptions.AuxiliaryClassifiers"/>).</summary>
    public bool HasAuxiliaryClassifiers => Layers.HasAuxiliaryClassifiers;

    /// <summary>How this network runs, as it was loaded: the algorithm of each convolution, what else could compute it, and what each costs in time and packed weights.</summary>
    public string Plan => PlanText.Of(Architecture, Machine.Current, Layers.AlgorithmOf);

    /// <summary>Bytes of the packed weights, which all sessions share.</summary>
    public long WeightBytes => Layers.WeightBytes;

    internal LayerSet Layers { get; private set; }

    /// <summary>Makes a session: the workspace of one caller. Everything it needs is allocated here; running it allocates nothing.</summary>
    /// <param name="options">Threads, batch and taps; one image on all processors if null.</param>
    /// <exception cref="ArgumentException">A tap of another network, or of an auxiliary classifier that was not loaded.</exception>
    public abstract Session CreateSession(SessionOptions? options = null);

    /// <summary>Measures every algorithm of every convolution on this machine, inside the network, and gives the fastest of each: save it, and load the network with it
    /// (<see cref="LoadOptions.Tuning"/>). It takes some seconds and the memory of another network; nothing else should run meanwhile. The values of the weights do not matter.</summary>
    /// <param name="options">Threads and batch that the network will run with; one image on all processors if null.</param>
    /// <exception cref="ArgumentOutOfRangeException">Threads or a batch that no session can have.</exception>
    public NetworkTuning Tune(SessionOptions? options = null)
    {
        const int passes = 3;
        options ??= new SessionOptions();
        return NetworkTuning.Of(Architecture, options.Threads, options.Batch, Measure(options, passes));
    }

    /// <summary>What the algorithms that can compute each convolution take inside the network.</summary>
    /// <param name="options">Threads and batch.</param>
    /// <param name="passes">How often each algorithm has its turn.</param>
    internal IReadOnlyList<MeasuredLayer> Measure(SessionOptions options, int passes) => Tuner.Measure(
        Architecture,
        options.Batch,
        layers =>
        {
            Session session = With(layers).CreateSession(new SessionOptions { Threads = options.Threads, Batch = options.Batch });
            return (image => session.Run(image), session);
        },
        passes);

    /// <summary>The same network with other layers.</summary>
    private Network With(LayerSet layers)
    {
        var other = (Network)MemberwiseClone();
        other.Layers = layers;
        return other;
    }
}
