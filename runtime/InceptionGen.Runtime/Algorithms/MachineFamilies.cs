using System.Collections.Generic;

namespace InceptionGen.Algorithms;

/// <summary>The families of processors that have rates. <c>tests/InceptionGen.Benchmarks -- networks --regret --candidates</c> measures what a new one is fitted to.</summary>
internal static class MachineFamilies
{
    /// <summary>AMD Zen 4 with AVX-512: most layers of GoogLeNet, BN-Inception and v3 take within a tenth of what these rates say. It computes 512 bits as two halves. Also for other processors of AMD
    /// and for those that nobody knows.</summary>
    public static Machine Zen4 { get; } = new("AMD Zen 4")
    {
        Lanes = 16,
        FullRateLanes = 8,
        HasManyRegisters = true,
        KeptWeightBytes = 0.9e6,
        MultiplyAddsPerMillisecond = 59e6,
        WeightBytesPerMillisecond = 21e6,
        FetchesWeightsAhead = true,
        MoreWeightBytesPerMillisecond = 45e6,
        GatheredFloatsPerMillisecond = 2.5e6,
        TransformedFloatsPerMillisecond = 5.5e6,
        TransformedSmallTilesPerMillisecond = 4.6e6,
        TransformedLargeTilesPerMillisecond = 4.6e6,
        TransformedStridedPerMillisecond = 4e6,
        FoldedFloatsPerMillisecond = 7e6,
    };

    /// <summary>Intel Skylake and Cascade Lake servers with AVX-512, 1 MB of second-level cache: fitted to 542 layers and algorithms of five networks, of which nine tenths take within a tenth of
    /// what these rates say, with 512 as with 256 bits. Also for other processors of Intel.</summary>
    public static Machine Skylake { get; } = new("Intel Skylake server")
    {
        Lanes = 16,
        FullRateLanes = 16,
        HasManyRegisters = true,
        KeptWeightBytes = 0.9e6,
        MultiplyAddsPerMillisecond = 72.8e6,
        WeightBytesPerMillisecond = 12.9e6,
        FetchesWeightsAhead = false,
        RereadBytesPerMillisecond = 29.9e6,
        GatheredFloatsPerMillisecond = 2.2e6,
        TransformedFloatsPerMillisecond = 2.6e6,
        TransformedSmallTilesPerMillisecond = 2.9e6,
        TransformedLargeTilesPerMillisecond = 2e6,
        TransformedStridedPerMillisecond = 1.8e6,
        FoldedFloatsPerMillisecond = 3.2e6,
    };

    /// <summary>Intel Sapphire Rapids and later servers, 2 MB of second-level cache. Multiply-adds and weights were measured there; the other rates are Skylake's, at this family's multiply-adds.</summary>
    public static Machine SapphireRapids { get; } = Skylake with
    {
        Name = "Intel Sapphire Rapids",
        KeptWeightBytes = 1.8e6,
        MultiplyAddsPerMillisecond = 88e6,
        WeightBytesPerMillisecond = 10e6,
        RereadBytesPerMillisecond = 36e6,
        GatheredFloatsPerMillisecond = 2.7e6,
        TransformedFloatsPerMillisecond = 3.1e6,
        TransformedSmallTilesPerMillisecond = 3.5e6,
        TransformedLargeTilesPerMillisecond = 2.4e6,
        TransformedStridedPerMillisecond = 2.2e6,
        FoldedFloatsPerMillisecond = 3.9e6,
    };

    /// <summary>64-bit ARM with vectors of 128 bits and 32 registers. Nobody measured one: multiply-adds of two units at 3 GHz, weights as on a server, the other rates in Skylake's relation to
    /// the multiply-adds.</summary>
    public static Machine Arm64 { get; } = new("ARM64")
    {
        Lanes = 4,
        FullRateLanes = 4,
        HasManyRegisters = true,
        KeptWeightBytes = 0.9e6,
        MultiplyAddsPerMillisecond = 24e6,
        WeightBytesPerMillisecond = 12e6,
        FetchesWeightsAhead = false,
        RereadBytesPerMillisecond = 20e6,
        GatheredFloatsPerMillisecond = 0.8e6,
        TransformedFloatsPerMillisecond = 0.9e6,
        TransformedSmallTilesPerMillisecond = 1e6,
        TransformedLargeTilesPerMillisecond = 0.7e6,
        TransformedStridedPerMillisecond = 0.6e6,
        FoldedFloatsPerMillisecond = 1.1e6,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Machine> All { get; } = [Zen4, Skylake, SapphireRapids, Arm64];
}
