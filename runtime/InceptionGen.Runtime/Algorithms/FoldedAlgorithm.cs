using System;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Winograd;

namespace InceptionGen.Algorithms;

/// <summary>Strided kernels over few channels, as large as the tile's kernel has weights in steps: the pixels that a step passes over become channels of one pixel, then Winograd's
/// algorithm. The first convolution of GoogLeNet, 7x7 with stride 2, is 4x4 steps.</summary>
internal sealed class FoldedAlgorithm<TTile>() : Algorithm($"folded Winograd F({TTile.Outputs}, {TTile.Kernel})")
    where TTile : struct, IWinogradTile
{
    // No published network has such a kernel over more, and its rate is not measured there.
    private const long MostChannels = 64;

    protected override bool CanCompute(ConvolutionInfo convolution) => convolution is not LinearInfo
        && convolution.Stride != new Extent(1, 1)
        && FoldedPixels.Steps(convolution.Kernel, convolution.Stride) == TTile.Kernel
        && ChannelsOf(convolution) <= MostChannels;

    public override Cost CostOf(ConvolutionInfo convolution, Machine machine)
    {
        Extent points = new(TTile.Outputs.Height + TTile.Kernel.Height - 1, TTile.Outputs.Width + TTile.Kernel.Width - 1);
        return Cost.OfTiles(convolution, ChannelsOf(convolution), TTile.Outputs, points, points, machine.FoldedFloatsPerMillisecond, machine);
    }

    public override ConvolutionLayer Pack<TSimd, TVector>(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise) =>
        new FoldedLayer<TSimd, TVector, TTile>(info, kernelOihw, bias);

    private static long ChannelsOf(ConvolutionInfo convolution) => (long)convolution.Input.Channels * convolution.Stride.Height * convolution.Stride.Width;
}
