using System;
using System.Globalization;
using InceptionGen.Kernels;

namespace InceptionGen.Algorithms;

/// <summary>What decides which algorithm is cheapest: the rates of one core, as layers reach them inside whole networks, and its second-level cache. Only the rates' relations matter.</summary>
/// <param name="Name">The family of processors, as plans and tunings name it.</param>
internal sealed record Machine(string Name)
{
    /// <summary>Floats of a vector.</summary>
    public required int Lanes { get; init; }

    /// <summary>Floats of the narrowest vector that reaches the full rate of multiply-adds. Narrower ones take longer in proportion.</summary>
    public required int FullRateLanes { get; init; }

    /// <summary>Whether there are 32 vector registers, not 16, so that a product's tile has 14 rows instead of 6.</summary>
    public required bool HasManyRegisters { get; init; }

    /// <summary>What a core's second-level cache keeps of a layer's weights from one block of the map to the next.</summary>
    public required double KeptWeightBytes { get; init; }

    /// <summary>Of a matrix product whose weights are in a cache.</summary>
    public required double MultiplyAddsPerMillisecond { get; init; }

    /// <summary>Weights that come from memory.</summary>
    public required double WeightBytesPerMillisecond { get; init; }

    /// <summary>Whether weights arrive while others are multiplied, so that the slower of the two counts; else a layer takes the sum.</summary>
    public required bool FetchesWeightsAhead { get; init; }

    /// <summary>Weights beyond the kernel's own, on top of that: what of their way from memory is not hidden by the products.</summary>
    public double MoreWeightBytesPerMillisecond { get; init; } = double.PositiveInfinity;

    /// <summary>Weights that the second-level cache did not keep, read again for the next block of the map.</summary>
    public double RereadBytesPerMillisecond { get; init; } = double.PositiveInfinity;

    /// <summary>Patches copied into blocks.</summary>
    public required double GatheredFloatsPerMillisecond { get; init; }

    /// <summary>Points of tiles that are transformed in registers.</summary>
    public required double TransformedFloatsPerMillisecond { get; init; }

    /// <summary>Points of small tiles, up to 4x4 of them, that are transformed in memory between their rows and columns.</summary>
    public required double TransformedSmallTilesPerMillisecond { get; init; }

    /// <summary>Points of larger tiles that are transformed in memory.</summary>
    public required double TransformedLargeTilesPerMillisecond { get; init; }

    /// <summary>Points of the tiles of strided kernels.</summary>
    public required double TransformedStridedPerMillisecond { get; init; }

    /// <summary>Points of folded pixels, folding included. All that a layer of few channels needs stays in the second-level cache.</summary>
    public required double FoldedFloatsPerMillisecond { get; init; }

    /// <summary>The machine that this process runs on, or the family that is taken for it, with the vectors that this process uses.</summary>
    public static Machine Current { get; } = Processor.Family.With(KernelSet.Best.Lanes);

    /// <summary>"Intel Skylake server, vectors of 16 floats".</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Name}, vectors of {Lanes} floats");

    /// <summary>Rows of a matrix product's tallest tile.</summary>
    public int TileRows => HasManyRegisters ? 14 : 6;

    /// <summary>The same machine with vectors of this number of floats. What computes slows down with narrower ones; memory does not.</summary>
    public Machine With(int lanes)
    {
        double speed = Math.Min(1, (double)lanes / FullRateLanes);
        return this with
        {
            Lanes = lanes,
            HasManyRegisters = HasManyRegisters && lanes >= Lanes,
            MultiplyAddsPerMillisecond = MultiplyAddsPerMillisecond * speed,
            GatheredFloatsPerMillisecond = GatheredFloatsPerMillisecond * speed,
            TransformedFloatsPerMillisecond = TransformedFloatsPerMillisecond * speed,
            TransformedSmallTilesPerMillisecond = TransformedSmallTilesPerMillisecond * speed,
            TransformedLargeTilesPerMillisecond = TransformedLargeTilesPerMillisecond * speed,
            TransformedStridedPerMillisecond = TransformedStridedPerMillisecond * speed,
            FoldedFloatsPerMillisecond = FoldedFloatsPerMillisecond * speed,
        };
    }
}
