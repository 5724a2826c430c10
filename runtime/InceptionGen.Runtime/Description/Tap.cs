using System;
using System.Globalization;
using InceptionGen.Memory;

namespace InceptionGen;

/// <summary>A feature map a caller may ask for: a stage's output. List it in <see cref="SessionOptions.Taps"/>, then read it after a run.
/// Generated classes have one per stage, typed; <see cref="NetworkDescription.Taps"/> lists the same by name.</summary>
public class Tap
{
    internal Tap(NetworkDescription network, int stage) => (Network, Stage) = (network, stage);

    /// <summary>What the table calls the stage ("inception (3a)").</summary>
    public string Name => Network.Stages[Stage].Name;

    /// <summary>The stage's place in <see cref="NetworkDescription.Stages"/>.</summary>
    public int Stage { get; }

    /// <summary>The shape of one image's map.</summary>
    public MapShape Shape => Network.Stages[Stage].Output;

    /// <summary>The auxiliary classifier it belongs to; empty for the network's own stages.</summary>
    public string Head => Network.Stages[Stage].Head;

    internal NetworkDescription Network { get; }

    /// <summary>The typed tensor over a session's copy of this map; null if this tap does not know the type.</summary>
    internal virtual Tensor? Wrap(PinnedFloats values, int batch) => null;

    /// <summary>Name and shape.</summary>
    public override string ToString() => $"{Name} ({Shape})";
}

/// <summary>A feature map a caller may ask for, its shape known to the compiler.</summary>
/// <typeparam name="TMap">The shape of one image's map.</typeparam>
public sealed class Tap<TMap> : Tap
    where TMap : struct, IFeatureMap
{
    /// <summary>Made by generated code.</summary>
    /// <param name="network">The network it belongs to.</param>
    /// <param name="stage">The stage's place in <see cref="NetworkDescription.Stages"/>.</param>
    /// <exception cref="ArgumentException">The stage has another output.</exception>
    public Tap(NetworkDescription network, int stage)
        : base(network, stage)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (Shape != MapShape.Of<TMap>())
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Stage {Name} gives {Shape}, not {MapShape.Of<TMap>()}."), nameof(stage));
        }
    }

    internal override Tensor<TMap> Wrap(PinnedFloats values, int batch) => new(batch, values);
}
