using System;
using InceptionGen.Execution;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Kernels.Simd;
using InceptionGen.Kernels.Winograd;

namespace InceptionGen.Kernels;

/// <summary>The fast kernels, made by the compiler for one vector type.</summary>
internal sealed class KernelSet<TSimd, TVector> : KernelSet
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    public override int Lanes => TSimd.Lanes;

    public override Layer Pack(OperationInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, Algorithm algorithm, bool isPrecise) => algorithm switch
    {
        Algorithm.Direct when StripLayer<TSimd, TVector>.Suits(info) => new StripLayer<TSimd, TVector>(info, kernelOihw, bias, isPrecise),
        Algorithm.Direct => new DirectLayer<TSimd, TVector>(info, kernelOihw, bias, isPrecise),
        Algorithm.Pointwise => new PointwiseLayer<TSimd, TVector>(info, kernelOihw, bias, isPrecise),
        Algorithm.PointwiseBeforePool => new PointwiseBeforePoolLayer<TSimd, TVector>(info, kernelOihw, bias, isPrecise),
        Algorithm.Winograd4x4 => new WinogradLayer<TSimd, TVector, FourByThreeSquare>(info, kernelOihw, bias),
        Algorithm.Winograd2x2 => new WinogradLayer<TSimd, TVector, SquareOf<TwoByThree>>(info, kernelOihw, bias),
        Algorithm.Winograd6x6 => new WinogradLayer<TSimd, TVector, SquareOf<SixByThree>>(info, kernelOihw, bias),
        Algorithm.WinogradStride2 => new WinogradLayer<TSimd, TVector, SquareOf<ThreeByThreeStride2>>(info, kernelOihw, bias),
        Algorithm.Winograd4x4For5x5 => new WinogradLayer<TSimd, TVector, SquareOf<FourByFive>>(info, kernelOihw, bias),
        Algorithm.WinogradLine4For3 when info.Kernel.Height == 1 => new WinogradLayer<TSimd, TVector, RowTile<FourByThree>>(info, kernelOihw, bias),
        Algorithm.WinogradLine4For3 => new WinogradLayer<TSimd, TVector, ColumnTile<FourByThree>>(info, kernelOihw, bias),
        Algorithm.WinogradLine6For7 when info.Kernel.Height == 1 => new WinogradLayer<TSimd, TVector, RowTile<SixBySeven>>(info, kernelOihw, bias),
        Algorithm.WinogradLine6For7 => new WinogradLayer<TSimd, TVector, ColumnTile<SixBySeven>>(info, kernelOihw, bias),
        Algorithm.WinogradFolded when FoldedPixels.Steps(info.Kernel, info.Stride).Height == 4 => new FoldedLayer<TSimd, TVector, FourByFourSquare>(info, kernelOihw, bias),
        Algorithm.WinogradFolded => new FoldedLayer<TSimd, TVector, FourByThreeSquare>(info, kernelOihw, bias),
        _ => throw new ArgumentException($"{algorithm} is no algorithm.", nameof(algorithm)),
    };

    public override void MaxPool(Frame frame, MapView x, MapView y, Extent window, Extent stride, Padding padding) =>
        PoolKernel<TSimd, TVector, Largest>.Run(frame, x, y, new SlidingWindows(x, window, stride, padding, countsPadding: false));

    public override void AveragePool(Frame frame, MapView x, MapView y, Extent window, Extent stride, Padding padding, bool countsPadding, PoolEnding ending = default) =>
        PoolKernel<TSimd, TVector, Mean>.Run(frame, x, y, new SlidingWindows(x, window, stride, padding, countsPadding), ending);

    public override void AdaptiveAveragePool(Frame frame, MapView x, MapView y) =>
        PoolKernel<TSimd, TVector, Mean>.Run(frame, x, y, new DividedWindows(x, y));

    public override void LocalResponseNorm(Frame frame, MapView x, MapView y, int size, float alpha, float beta, float k) =>
        LocalResponseNormKernel<TSimd, TVector>.Run(frame, x, y, size, alpha, beta, k);

    public override void AddScaled(Frame frame, MapView x, MapView body, MapView y, float scale, Activation activation) =>
        AddScaledKernel<TSimd, TVector>.Run(frame, x, body, y, scale, activation);

    public override void Copy(Frame frame, MapView x, MapView y) => CopyKernel<TSimd, TVector>.Run(frame, x, y);
}
