using System;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Winograd;

namespace InceptionGen.Algorithms;

/// <summary>One of Winograd's algorithms with stride 1: every tile of outputs takes as many products as it has inputs, for every pair of channels (Lavin and Gray 2015, arXiv 1509.09308).</summary>
/// <param name="isInRegisters">Whether a tile is transformed in registers, not in memory between its rows and its columns.</param>
internal sealed class WinogradAlgorithm<TTile>(bool isInRegisters) : Algorithm($"Winograd F({TTile.Outputs}, {TTile.Kernel})")
    where TTile : struct, IWinogradTile
{
    private const int MostPointsOfSmallTile = 16;

    public override bool CanRepack => true;

    protected override bool CanCompute(ConvolutionInfo convolution) =>
        convolution is not LinearInfo && convolution.Kernel == TTile.Kernel && convolution.Stride == TTile.Stride;

    public override Cost CostOf(ConvolutionInfo convolution, Machine machine)
    {
        Extent points = new(TTile.Outputs.Height + TTile.Kernel.Height - 1, TTile.Outputs.Width + TTile.Kernel.Width - 1);
        double rate = isInRegisters ? machine.TransformedFloatsPerMillisecond
            : points.Height * points.Width <= MostPointsOfSmallTile ? machine.TransformedSmallTilesPerMillisecond
            : machine.TransformedLargeTilesPerMillisecond;
        return Cost.OfTiles(convolution, convolution.Input.Channels, TTile.Outputs, points, points, rate, machine);
    }

    public override ConvolutionLayer Pack<TSimd, TVector>(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise) =>
        new WinogradLayer<TSimd, TVector, TTile>(info, kernelOihw, bias);
}
