using System;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Kernels;

/// <summary>The fast kernels, made by the compiler for one vector type.</summary>
internal sealed class KernelSet<TSimd, TVector> : KernelSet
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    public override int Lanes => TSimd.Lanes;

    public override ConvolutionLayer Pack(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, ILayerPacker packer, bool isPrecise) =>
        packer.Pack<TSimd, TVector>(info, kernelOihw, bias, isPrecise);

    public override Layer? Plain(OperationInfo operation) => PlainLayers.Of<TSimd, TVector>(operation);

    public override void Copy(KernelContext context, MapView x, MapView y) => CopyKernel<TSimd, TVector>.Run(context, x, y);
}
