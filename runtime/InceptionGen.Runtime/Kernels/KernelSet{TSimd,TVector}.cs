using System;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Kernels;

/// <summary>The fast kernels, made by the compiler for one vector type.</summary>
internal sealed class KernelSet<TSimd, TVector> : KernelSet
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    public override int Lanes => TSimd.Lanes;

    public override Layer Pack(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, ILayerPacker packer, bool isPrecise) =>
        packer.Pack<TSimd, TVector>(info, kernelOihw, bias, isPrecise);

    public override void MaxPool(KernelContext context, MapView x, MapView y, Extent window, Extent stride, Padding padding) =>
        PoolKernel<TSimd, TVector, Largest>.Run(context, x, y, new SlidingWindows(x, window, stride, padding, countsPadding: false));

    public override void AveragePool(KernelContext context, MapView x, MapView y, Extent window, Extent stride, Padding padding, bool countsPadding, Epilogue epilogue = default) =>
        PoolKernel<TSimd, TVector, Mean>.Run(context, x, y, new SlidingWindows(x, window, stride, padding, countsPadding), epilogue);

    public override void AdaptiveAveragePool(KernelContext context, MapView x, MapView y) =>
        PoolKernel<TSimd, TVector, Mean>.Run(context, x, y, new DividedWindows(x, y));

    public override void LocalResponseNorm(KernelContext context, MapView x, MapView y, int size, float alpha, float beta, float k) =>
        LocalResponseNormKernel<TSimd, TVector>.Run(context, x, y, size, alpha, beta, k);

    public override void AddScaled(KernelContext context, MapView x, MapView body, MapView y, float scale, Activation activation) =>
        ResidualKernel<TSimd, TVector>.Run(context, x, body, y, scale, activation);

    public override void Copy(KernelContext context, MapView x, MapView y) => CopyKernel<TSimd, TVector>.Run(context, x, y);
}
