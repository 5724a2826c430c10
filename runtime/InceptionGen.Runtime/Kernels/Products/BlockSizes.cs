using System;

namespace InceptionGen.Kernels.Products;

/// <summary>How much of a map is multiplied at a time. The kernels divide their work so, and the cost model counts how often that makes them read their weights.</summary>
internal static class BlockSizes
{
    // Rows of a chunk stay in the second-level cache while every panel passes over them.
    private const int ChunkFloats = 64 * 1024;

    // Of long rows a chunk has more floats: all rows of a map of 8x8 by 2,080 channels are one chunk then, and the weights, which come from memory there, are read once and not
    // three times.
    private const int ChunkFloatsOfLongRows = 144 * 1024;
    private const int LongRow = 1024;

    // The transformed tiles of a block take a third of a second-level cache of 1 MB. The rest is for the products of a panel and for weights and outputs passing by.
    private const int BlockFloats = 80 * 1024;

    // Where channels are few, the products are more than what they are made of.
    private const int ProductFloats = 64 * 1024;

    // A last block of fewer tiles would read all weights for hardly any work: it is joined to the one before.
    public const int LeastTiles = 8;

    /// <summary>Rows of a matrix product that are made at a time.</summary>
    /// <param name="depth">Floats of a row.</param>
    /// <param name="tileRows">Rows of the micro-kernel's tallest tile.</param>
    public static int ChunkRows(int depth, int tileRows) => Math.Max(1, (depth < LongRow ? ChunkFloats : ChunkFloatsOfLongRows) / depth / tileRows) * tileRows;

    /// <summary>Winograd tiles that are computed together: as high as whole tiles of the micro-kernel.</summary>
    /// <param name="channelStride">Floats of a tile's input channels at a point.</param>
    /// <param name="points">Points of a tile.</param>
    /// <param name="panelWidth">Output channels of a panel.</param>
    /// <param name="tileRows">Rows of the micro-kernel's tallest tile.</param>
    public static int BlockTiles(int channelStride, int points, int panelWidth, int tileRows) =>
        Math.Max(1, Math.Min(BlockFloats / channelStride, ProductFloats / panelWidth) / points / tileRows) * tileRows;

    /// <summary>Blocks of all tiles, for one thread.</summary>
    public static int Blocks(int tiles, int blockTiles) => Math.Max(1, (tiles + blockTiles - LeastTiles) / blockTiles);
}
