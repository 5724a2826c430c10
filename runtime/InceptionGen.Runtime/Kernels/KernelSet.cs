using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Kernels;

/// <summary>The fast kernels at one vector width.</summary>
internal abstract class KernelSet
{
    /// <summary>At the width this processor is fastest with. .NET itself prefers 256 bits on Skylake and Cascade Lake servers, whose clock is lower while they work on 512;
    /// predictions take 0.6 of the time with 512 there. Code that was compiled ahead of time has only what it was compiled for.</summary>
    public static KernelSet Best { get; } = true switch
    {
        _ when Vector512.IsHardwareAccelerated || (Avx512F.IsSupported && RuntimeFeature.IsDynamicCodeCompiled) => new KernelSet<Simd512, Vector512<float>>(),
        _ when Vector256.IsHardwareAccelerated => new KernelSet<Simd256, Vector256<float>>(),
        _ when Vector128.IsHardwareAccelerated => new KernelSet<Simd128, Vector128<float>>(),
        _ => new KernelSet<SimdScalar, float>(),
    };

    /// <summary>Floats of a vector.</summary>
    public abstract int Lanes { get; }

    /// <summary>Packs a convolution's or linear layer's weights for vectors of this width.</summary>
    public abstract ConvolutionLayer Pack(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, ILayerPacker packer, bool isPrecise);

    /// <summary>What computes an operation without weights; null if that is nothing to do at inference.</summary>
    /// <exception cref="ArgumentException">The operation's shapes or constants make no sense.</exception>
    public abstract Layer? Plain(OperationInfo operation);

    /// <summary>x itself: (N, H, W, C) to the same.</summary>
    public abstract void Copy(KernelContext context, MapView x, MapView y);
}
