using System.Collections.Generic;

namespace InceptionGen.Algorithms;

/// <summary>The rates of one core that decide which algorithm is cheapest, as layers reach them inside whole networks. Only their relations matter.</summary>
/// <param name="Name">The family of processors that they were measured on.</param>
internal sealed record Machine(string Name)
{
    /// <summary>Of a matrix product whose weights are in a cache.</summary>
    public required double MultiplyAddsPerMillisecond { get; init; }

    /// <summary>Weights that come from memory or the shared cache.</summary>
    public required double WeightBytesPerMillisecond { get; init; }

    /// <summary>Whether weights arrive while others are multiplied, so that the slower of the two counts; else a layer takes the sum.</summary>
    public required bool FetchesWeightsAhead { get; init; }

    /// <summary>Weights beyond the kernel's own: what of their way from memory is not hidden by the products.</summary>
    public required double MoreWeightBytesPerMillisecond { get; init; }

    /// <summary>Patches copied into blocks.</summary>
    public required double GatheredFloatsPerMillisecond { get; init; }

    /// <summary>Points of tiles that are transformed in registers.</summary>
    public required double TransformedFloatsPerMillisecond { get; init; }

    /// <summary>Points of tiles that are transformed in memory between their rows and columns.</summary>
    public required double TransformedInMemoryPerMillisecond { get; init; }

    /// <summary>Points of the tiles of strided kernels.</summary>
    public required double TransformedStridedPerMillisecond { get; init; }

    /// <summary>Points of folded pixels, folding included. All that a layer of few channels needs stays in the second-level cache.</summary>
    public required double FoldedFloatsPerMillisecond { get; init; }

    /// <summary>AMD Zen 4 with AVX-512: most layers of GoogLeNet, BN-Inception and v3 take within a tenth of what these rates say. Also for machines that no one measured.</summary>
    public static Machine Zen4 { get; } = new("AMD Zen 4")
    {
        MultiplyAddsPerMillisecond = 59e6,
        WeightBytesPerMillisecond = 21e6,
        FetchesWeightsAhead = true,
        MoreWeightBytesPerMillisecond = 45e6,
        GatheredFloatsPerMillisecond = 2.5e6,
        TransformedFloatsPerMillisecond = 5.5e6,
        TransformedInMemoryPerMillisecond = 4.6e6,
        TransformedStridedPerMillisecond = 4e6,
        FoldedFloatsPerMillisecond = 7e6,
    };

    /// <summary>All families that were measured.</summary>
    public static IReadOnlyList<Machine> All { get; } = [Zen4];

    /// <summary>The machine that this process runs on, or the one that is taken for it.</summary>
    public static Machine Current { get; } = Zen4;
}
