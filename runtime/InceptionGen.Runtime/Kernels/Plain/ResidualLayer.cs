using System;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Plain;

/// <summary>The end of a residual module: activation(x + scale * body).</summary>
internal abstract class ResidualLayer : Layer
{
    /// <exception cref="ArgumentException">Its maps differ in shape.</exception>
    private protected ResidualLayer(ResidualInfo info)
    {
        LayerChecks.RequireSameShape(info);
        Info = info;
    }

    public override ResidualInfo Info { get; }

    /// <exception cref="ArgumentException">Always: it reads two maps.</exception>
    internal sealed override void Run(KernelContext context, MapView x, MapView y) =>
        throw LayerChecks.Error($"A residual addition reads two maps: call Add or RunAdding.");

    // x, body (N, H, W, C) -> y (N, H, W, C); y may be x or body
    internal abstract void Run(KernelContext context, MapView x, MapView body, MapView y);
}

/// <inheritdoc/>
internal sealed class ResidualLayer<TSimd, TVector>(ResidualInfo info) : ResidualLayer(info)
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    internal override void Run(KernelContext context, MapView x, MapView body, MapView y) =>
        ResidualKernel<TSimd, TVector>.Run(context, x, body, y, Info.Scale, Info.Activation);
}
