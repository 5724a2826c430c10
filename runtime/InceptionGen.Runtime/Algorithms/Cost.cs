using System;
using InceptionGen.Kernels.Products;

namespace InceptionGen.Algorithms;

/// <summary>What a convolution costs: milliseconds for one image on one core of a machine, inside a network, where its weights come from memory; and bytes of packed weights.</summary>
internal readonly record struct Cost(double Milliseconds, long WeightBytes)
{
    /// <summary>A tile's product rounds its rows up to a multiple of this: a lower tile multiplies its last rows twice.</summary>
    private const double RowsOfLowTile = 4;

    /// <summary>A tile's product has a fixed cost, as large as that of this number of channels.</summary>
    private const double ChannelsOfBeginAndEnd = 3;

    /// <summary>A matrix product for every pixel of the map, of rows that are made a chunk at a time.</summary>
    public static Cost OfProduct(ConvolutionInfo convolution, Machine machine)
    {
        MapShape output = convolution.Output;
        double pixels = (double)output.Height * output.Width, depth = (double)convolution.Products / output.Channels / pixels;
        double chunks = Math.Ceiling(pixels / BlockSizes.ChunkRows((int)depth, machine.TileRows));
        return OfProduct(convolution.Products, convolution.KernelLength * sizeof(float), chunks, machine);
    }

    // A matrix product in blocks of rows, each of which reads all weights.
    private static Cost OfProduct(double multiplyAdds, double weightBytes, double blocks, Machine machine)
    {
        double reread = (blocks - 1) * Math.Max(0, weightBytes - machine.KeptWeightBytes) / machine.RereadBytesPerMillisecond;
        double compute = multiplyAdds / machine.MultiplyAddsPerMillisecond, weights = weightBytes / machine.WeightBytesPerMillisecond;
        return new(machine.FetchesWeightsAhead ? Math.Max(compute, weights) + reread : compute + weights + reread, (long)weightBytes);
    }

    /// <summary>An algorithm that transforms tiles of the map, multiplies their points, and transforms the products back.</summary>
    /// <param name="convolution">The convolution.</param>
    /// <param name="channels">Input channels of a point.</param>
    /// <param name="tile">Outputs of a tile.</param>
    /// <param name="points">Points of a tile: products for each pair of channels.</param>
    /// <param name="distinct">Points with weights of their own.</param>
    /// <param name="transformedFloatsPerMillisecond">The rate of the transforms, there and back.</param>
    /// <param name="machine">The machine.</param>
    public static Cost OfTiles(ConvolutionInfo convolution, double channels, Extent tile, Extent points, Extent distinct, double transformedFloatsPerMillisecond, Machine machine)
    {
        MapShape output = convolution.Output;
        double tiles = Math.Ceiling((double)output.Height / tile.Height) * Math.Ceiling((double)output.Width / tile.Width);
        double pointsOfTile = (double)points.Height * points.Width, rows = Math.Ceiling(tiles / RowsOfLowTile) * RowsOfLowTile;
        double transformed = tiles * pointsOfTile * (channels + output.Channels);
        double weightBytes = (double)distinct.Height * distinct.Width * channels * output.Channels * sizeof(float);
        double moreThanKernel = weightBytes - (convolution.KernelLength * sizeof(float));
        int blockTiles = BlockSizes.BlockTiles((int)channels, (int)pointsOfTile, 2 * machine.Lanes, machine.TileRows);
        return OfProduct(rows * pointsOfTile * (channels + ChannelsOfBeginAndEnd) * output.Channels, weightBytes, BlockSizes.Blocks((int)tiles, blockTiles), machine)
            .Plus(transformed / transformedFloatsPerMillisecond)
            .Plus(moreThanKernel / machine.MoreWeightBytesPerMillisecond);
    }

    /// <summary>The same with more time.</summary>
    public Cost Plus(double milliseconds) => this with { Milliseconds = Milliseconds + milliseconds };
}
