using System;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Winograd;

namespace InceptionGen.Algorithms;

/// <summary>3x3 kernels with stride 2, 3x3 outputs at a time: Winograd's F(3, 2) on even rows and columns. The products of the middle weight, one for each output, share their weights.</summary>
internal sealed class StridedWinogradAlgorithm() : Algorithm("Winograd F(3x3, 3x3) with stride 2")
{
    protected override bool CanCompute(ConvolutionInfo convolution) =>
        convolution is not LinearInfo && convolution.Kernel == new Extent(3, 3) && convolution.Stride == new Extent(2, 2);

    public override Cost CostOf(ConvolutionInfo convolution, Machine machine) => Cost.OfTiles(
        convolution, convolution.Input.Channels, tile: new(3, 3), points: new(7, 7), distinct: new(5, 5), machine.TransformedStridedPerMillisecond, machine);

    public override ConvolutionLayer Pack<TSimd, TVector>(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise) =>
        new WinogradLayer<TSimd, TVector, SquareOf<ThreeByThreeStride2>>(info, kernelOihw, bias);
}
