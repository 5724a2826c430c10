using System.Runtime.Intrinsics;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Training.Kernels.WeightGradients;

namespace InceptionGen.Training.Kernels;

/// <summary>The kernels of training at one vector width.</summary>
internal abstract unsafe class TrainingKernels
{
    /// <summary>At the width of <see cref="KernelSet.Best"/>.</summary>
    public static TrainingKernels Best { get; } = KernelSet.Best.Lanes switch
    {
        16 => new TrainingKernels<Simd512, Vector512<float>>(),
        8 => new TrainingKernels<Simd256, Vector256<float>>(),
        4 => new TrainingKernels<Simd128, Vector128<float>>(),
        _ => new TrainingKernels<SimdScalar, float>(),
    };

    /// <inheritdoc cref="WeightGradient{TSimd, TVector}.ScratchFloats"/>
    public abstract long WeightGradientScratch(ConvolutionInfo convolution, int batch);

    /// <inheritdoc cref="PoolGradients{TSimd, TVector}.Average"/>
    public abstract void AverageGradient<TWindows>(KernelContext context, MapView dx, MapView dy, TWindows windows, bool adds)
        where TWindows : struct, IWindows;

    /// <inheritdoc cref="PoolGradients{TSimd, TVector}.Max"/>
    public abstract void MaxGradient<TWindows>(KernelContext context, MapView x, MapView y, MapView dx, MapView dy, TWindows windows, bool adds)
        where TWindows : struct, IWindows;

    /// <inheritdoc cref="WeightGradient{TSimd, TVector}.Run"/>
    public abstract void WeightGradient(KernelContext context, ConvolutionInfo convolution, MapView x, MapView dy, float* gradient);
}

/// <summary>Those of one vector type.</summary>
internal sealed unsafe class TrainingKernels<TSimd, TVector> : TrainingKernels
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    public override long WeightGradientScratch(ConvolutionInfo convolution, int batch) => WeightGradient<TSimd, TVector>.ScratchFloats(convolution, batch);

    public override void AverageGradient<TWindows>(KernelContext context, MapView dx, MapView dy, TWindows windows, bool adds) =>
        PoolGradients<TSimd, TVector>.Average(context, dx, dy, windows, adds);

    // With vectors of 16 floats it takes twice as long as with 8 (56x56x192, measured on a Skylake server).
    public override void MaxGradient<TWindows>(KernelContext context, MapView x, MapView y, MapView dx, MapView dy, TWindows windows, bool adds)
    {
        if (TSimd.Lanes > Simd256.Lanes) PoolGradients<Simd256, Vector256<float>>.Max(context, x, y, dx, dy, windows, adds);
        else PoolGradients<TSimd, TVector>.Max(context, x, y, dx, dy, windows, adds);
    }

    public override void WeightGradient(KernelContext context, ConvolutionInfo convolution, MapView x, MapView dy, float* gradient) =>
        WeightGradient<TSimd, TVector>.Run(context, convolution, x, dy, gradient);
}
