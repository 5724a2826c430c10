using System;
using InceptionGen.Algorithms;
using InceptionGen.Execution;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels;

/// <summary>The fast kernels, made by the compiler for one vector type.</summary>
internal sealed class KernelSet<TSimd, TVector> : KernelSet
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    public override int Lanes => TSimd.Lanes;

    public override Layer Pack(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, Algorithm algorithm, bool isPrecise) =>
        algorithm.Pack<TSimd, TVector>(info, kernelOihw, bias, isPrecise);

    public override void MaxPool(Frame frame, MapView x, MapView y, Extent window, Extent stride, Padding padding) =>
        PoolKernel<TSimd, TVector, Largest>.Run(frame, x, y, new SlidingWindows(x, window, stride, padding, countsPadding: false));

    public override void AveragePool(Frame frame, MapView x, MapView y, Extent window, Extent stride, Padding padding, bool countsPadding, Epilogue epilogue = default) =>
        PoolKernel<TSimd, TVector, Mean>.Run(frame, x, y, new SlidingWindows(x, window, stride, padding, countsPadding), epilogue);

    public override void AdaptiveAveragePool(Frame frame, MapView x, MapView y) =>
        PoolKernel<TSimd, TVector, Mean>.Run(frame, x, y, new DividedWindows(x, y));

    public override void LocalResponseNorm(Frame frame, MapView x, MapView y, int size, float alpha, float beta, float k) =>
        LocalResponseNormKernel<TSimd, TVector>.Run(frame, x, y, size, alpha, beta, k);

    public override void AddScaled(Frame frame, MapView x, MapView body, MapView y, float scale, Activation activation) =>
        ResidualKernel<TSimd, TVector>.Run(frame, x, body, y, scale, activation);

    public override void Copy(Frame frame, MapView x, MapView y) => CopyKernel<TSimd, TVector>.Run(frame, x, y);
}
