namespace InceptionGen;

/// <summary>How a network's weights are loaded.</summary>
public sealed record LoadOptions
{
    /// <summary>Uses direct convolutions only, and adds up their sums in short blocks. Winograd's algorithms lose about one decimal digit to rounding, whatever the sizes of the channels.
    /// Slower, most where 3x3 convolutions dominate.</summary>
    public bool Precise { get; init; }

    /// <summary>Uses direct convolutions only, to save memory: a fast algorithm's weights take up to seven times what the kernel's own do. Slower.</summary>
    public bool CompactWeights { get; init; }

    /// <summary>The algorithms that <see cref="Network.Tune"/> found fastest on this machine; the cost model's choice if null. It must be of this network, and goes with neither
    /// <see cref="Precise"/> nor <see cref="CompactWeights"/>, which leave one algorithm only.</summary>
    public NetworkTuning? Tuning { get; init; }

    /// <summary>Loads the auxiliary classifiers too, so that their stages can be tapped. Without it their tensors are neither needed nor read.</summary>
    public bool AuxiliaryClassifiers { get; init; }

    /// <summary>Accepts weights that no row of the table needs, as when a table stops before the end of the network they were trained for.</summary>
    public bool IgnoreSurplus { get; init; }
}
