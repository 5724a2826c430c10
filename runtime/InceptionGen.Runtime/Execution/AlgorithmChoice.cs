using System;
using InceptionGen.Algorithms;

namespace InceptionGen.Execution;

/// <summary>How the algorithms of a network's layers are chosen when it is loaded.</summary>
internal static class AlgorithmChoice
{
    /// <summary>The choice that the options ask for.</summary>
    /// <exception cref="ArgumentException">The options contradict each other, or the tuning does not fit the network.</exception>
    public static Func<ConvolutionInfo, Algorithm> Of(NetworkDescription network, LoadOptions options)
    {
        // A plain algorithm rounds least, and its weights are the kernel's own.
        bool isPlain = options.Precise || options.CompactWeights;
        if (options.Tuning is null) return layer => AlgorithmRegistry.Choose(layer, Machine.Current, isPlain);
        if (!isPlain) return options.Tuning.ChoiceFor(network, nameof(LoadOptions.Tuning));

        string other = options.Precise ? nameof(LoadOptions.Precise) : nameof(LoadOptions.CompactWeights);
        throw new ArgumentException($"LoadOptions.Tuning chooses among algorithms; LoadOptions.{other} leaves one only. Set one of the two.", nameof(LoadOptions.Tuning));
    }
}
