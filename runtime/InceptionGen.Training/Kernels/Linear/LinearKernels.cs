using System.Runtime.Intrinsics;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Training.Parameters;

namespace InceptionGen.Training.Kernels.Linear;

/// <summary>The kernels of linear layers in training at one vector width.</summary>
internal abstract unsafe class LinearKernels
{
    /// <summary>At the width of <see cref="KernelSet.Best"/>.</summary>
    public static LinearKernels Best { get; } = KernelSet.Best.Lanes switch
    {
        16 => new LinearKernels<Simd512, Vector512<float>>(),
        8 => new LinearKernels<Simd256, Vector256<float>>(),
        4 => new LinearKernels<Simd128, Vector128<float>>(),
        _ => new LinearKernels<SimdScalar, float>(),
    };

    /// <summary>Floats of scratch memory that each thread needs.</summary>
    public abstract long ScratchFloats(WeightPanels panels, int batch);

    /// <inheritdoc cref="LinearInputGradient{TSimd, TVector}.TurnedFloats"/>
    public abstract long TurnedFloats(WeightPanels panels, int batch);

    /// <summary>The gradient of a kernel.</summary>
    public abstract LinearGradient Gradient(WeightPanels panels, int batch);

    /// <inheritdoc cref="LinearForward{TSimd, TVector}.Run"/>
    public abstract void Forward(KernelContext context, WeightPanels panels, float* weights, float* bias, Activation activation, MapView x, MapView y);

    /// <inheritdoc cref="LinearInputGradient{TSimd, TVector}.Run"/>
    public abstract void InputGradient(KernelContext context, WeightPanels panels, float* weights, MapView dy, float* turned, MapView dx, bool adds);
}

/// <summary>Those of one vector type.</summary>
internal sealed unsafe class LinearKernels<TSimd, TVector> : LinearKernels
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    public override long ScratchFloats(WeightPanels panels, int batch) => long.Max(
        LinearForward<TSimd, TVector>.ScratchFloats(panels, batch), long.Max(LinearInputGradient<TSimd, TVector>.ScratchFloats, LinearGradient.ScratchFloats(batch)));

    public override long TurnedFloats(WeightPanels panels, int batch) => LinearInputGradient<TSimd, TVector>.TurnedFloats(panels, batch);

    public override LinearGradient Gradient(WeightPanels panels, int batch) => new LinearGradient<TSimd, TVector>(panels, batch);

    public override void Forward(KernelContext context, WeightPanels panels, float* weights, float* bias, Activation activation, MapView x, MapView y) =>
        LinearForward<TSimd, TVector>.Run(context, panels, weights, bias, activation, x, y);

    public override void InputGradient(KernelContext context, WeightPanels panels, float* weights, MapView dy, float* turned, MapView dx, bool adds) =>
        LinearInputGradient<TSimd, TVector>.Run(context, panels, weights, dy, turned, dx, adds);
}
