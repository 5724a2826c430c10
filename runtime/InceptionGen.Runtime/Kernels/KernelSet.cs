using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Kernels;

/// <summary>The fast kernels at one vector width.</summary>
internal abstract class KernelSet
{
    /// <summary>Most channels a sum of local response normalisation may reach over.</summary>
    public const int LargestNormSize = 1024;

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
    public abstract Layer Pack(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, ILayerPacker packer, bool isPrecise);

    /// <summary>The largest value of every window, padding left out: (N, H, W, C) to (N, Ho, Wo, C).</summary>
    public abstract void MaxPool(KernelContext context, MapView x, MapView y, Extent window, Extent stride, Padding padding);

    /// <summary>The mean of every window, finished as the epilogue says: (N, H, W, C) to (N, Ho, Wo, C).</summary>
    public abstract void AveragePool(KernelContext context, MapView x, MapView y, Extent window, Extent stride, Padding padding, bool countsPadding, Epilogue epilogue = default);

    /// <summary>Means over windows that divide the input evenly: (N, H, W, C) to (N, Ho, Wo, C).</summary>
    public abstract void AdaptiveAveragePool(KernelContext context, MapView x, MapView y);

    /// <summary>x / (k + alpha / size * sum of squares over the channels around it) ^ beta: (N, H, W, C) to the same.</summary>
    public abstract void LocalResponseNorm(KernelContext context, MapView x, MapView y, int size, float alpha, float beta, float k);

    /// <summary>activation(x + scale * body): (N, H, W, C) to the same.</summary>
    public abstract void AddScaled(KernelContext context, MapView x, MapView body, MapView y, float scale, Activation activation);

    /// <summary>x itself: (N, H, W, C) to the same.</summary>
    public abstract void Copy(KernelContext context, MapView x, MapView y);
}
