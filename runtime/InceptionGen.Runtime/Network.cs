using System;
using InceptionGen.Execution;

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

    /// <summary>Bytes of the packed weights, which all sessions share.</summary>
    public long WeightBytes => Layers.WeightBytes;

    internal LayerSet Layers { get; }

    /// <summary>Makes a session: the workspace of one caller. Everything it needs is allocated here; running it allocates nothing.</summary>
    /// <param name="options">Threads, batch and taps; one image on all processors if null.</param>
    /// <exception cref="ArgumentException">A tap of another network, or of an auxiliary classifier that was not loaded.</exception>
    public abstract Session CreateSession(SessionOptions? options = null);
}
