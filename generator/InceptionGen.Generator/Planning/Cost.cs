using System;
using InceptionGen.Generator.Model;

namespace InceptionGen.Generator.Planning;

/// <summary>What a convolution takes: milliseconds on one core of the machine that the rates were measured on, and bytes of packed weights. Another machine takes another time, but
/// the rates keep their relations where vectors are wide, and only those decide.</summary>
/// <remarks>Calibrated on a Zen 4 server (AVX-512): the rates at which layers of GoogLeNet, BN-Inception and v3 run inside the whole network, where weights come from memory. Most of them take within
/// a tenth of what this says.</remarks>
internal readonly record struct Cost(double Milliseconds, long WeightBytes)
{
    private const double MultiplyAddsPerMillisecond = 59e6;

    // The rows of a tile's product are multiplied four at a time or more: the last ones twice, if they are fewer. To begin and end it takes as long as three channels.
    private const double RowsOfLowTile = 4;
    private const double ChannelsOfBeginAndEnd = 3;

    // The runtime reads these in strips of the map, unless the map is narrower than a tile has rows.
    private const int MostChannelsOfStrips = 8;

    private const double GatheredFloatsPerMillisecond = 2.5e6;
    private const double TransformedFloatsPerMillisecond = 5.5e6;
    private const double TransformedInMemoryPerMillisecond = 4.6e6;
    private const double TransformedStridedPerMillisecond = 4e6;
    private const double MoreWeightBytesPerMillisecond = 45e6;

    // All that a layer of few channels needs stays in the second-level cache. The rate includes folding.
    private const double FoldedFloatsPerMillisecond = 7e6;
    private const double WeightBytesPerMillisecond = 21e6;

    /// <summary>A matrix product on the map as it is.</summary>
    public static Cost OfProduct(ConvolutionSpec convolution) =>
        OfProducts(convolution.MultiplyAdds, convolution.Weights * sizeof(float));

    /// <summary>A matrix product on gathered patches. Those of few channels are read where they are.</summary>
    public static Cost OfDirect(ConvolutionSpec convolution)
    {
        bool gathers = !convolution.IsLinear && convolution.Input.Channels > MostChannelsOfStrips;
        double patches = (double)convolution.MultiplyAdds / convolution.Output.Channels;
        return OfProducts(convolution.MultiplyAdds, convolution.Weights * sizeof(float)).Plus(gathers ? patches / GatheredFloatsPerMillisecond : 0);
    }

    /// <summary>Winograd's algorithm: every tile of outputs takes as many products as it has inputs, for every pair of channels.</summary>
    public static Cost OfWinograd(ConvolutionSpec convolution, Extent tile, bool inRegisters)
    {
        Extent points = new(
            ((tile.Height - 1) * convolution.Stride.Height) + convolution.Kernel.Height, ((tile.Width - 1) * convolution.Stride.Width) + convolution.Kernel.Width);
        return OfTiles(convolution, convolution.Input.Channels, tile, points, points, inRegisters ? TransformedFloatsPerMillisecond : TransformedInMemoryPerMillisecond);
    }

    /// <summary>Winograd's algorithm for 3x3 kernels with stride 2. The middle weight's products, one for each output, share their weights.</summary>
    public static Cost OfStrided(ConvolutionSpec convolution, Extent tile)
    {
        Extent points = new((2 * tile.Height) + 1, (2 * tile.Width) + 1), distinct = new(tile.Height + 2, tile.Width + 2);
        return OfTiles(convolution, convolution.Input.Channels, tile, points, distinct, TransformedStridedPerMillisecond);
    }

    /// <summary>Winograd's algorithm after the pixels that a step passes over have become channels: a tile takes as many products as outputs and steps of the kernel lie over.</summary>
    public static Cost OfFolded(ConvolutionSpec convolution, Extent steps, Extent tile)
    {
        double channels = (double)convolution.Input.Channels * convolution.Stride.Height * convolution.Stride.Width;
        Extent points = new(tile.Height + steps.Height - 1, tile.Width + steps.Width - 1);
        return OfTiles(convolution, channels, tile, points, points, FoldedFloatsPerMillisecond);
    }

    /// <summary>The same with more time.</summary>
    public Cost Plus(double milliseconds) => this with { Milliseconds = Milliseconds + milliseconds };

    // Points that weigh a kernel alike have one matrix of weights: the distinct ones. About half of what the weights take to come, beyond the kernel's own, is not hidden.
    private static Cost OfTiles(ConvolutionSpec convolution, double channels, Extent tile, Extent points, Extent distinct, double transformedFloatsPerMillisecond)
    {
        Shape output = convolution.Output;
        double tiles = Math.Ceiling((double)output.Height / tile.Height) * Math.Ceiling((double)output.Width / tile.Width);
        double channelPairs = channels * output.Channels, pointsOfTile = (double)points.Height * points.Width;
        double rows = Math.Ceiling(tiles / RowsOfLowTile) * RowsOfLowTile, transformed = tiles * pointsOfTile * (channels + output.Channels);
        double weightBytes = distinct.Height * distinct.Width * channelPairs * sizeof(float);
        return OfProducts(rows * pointsOfTile * (channels + ChannelsOfBeginAndEnd) * output.Channels, weightBytes)
            .Plus(transformed / transformedFloatsPerMillisecond)
            .Plus((weightBytes - (convolution.Weights * sizeof(float))) / MoreWeightBytesPerMillisecond);
    }

    // Weights are fetched while the ones before are multiplied, so the slower of the two counts.
    private static Cost OfProducts(double multiplyAdds, double weightBytes) =>
        new(Math.Max(multiplyAdds / MultiplyAddsPerMillisecond, weightBytes / WeightBytesPerMillisecond), (long)weightBytes);
}
