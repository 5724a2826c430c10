using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using InceptionGen.Algorithms;
using InceptionGen.Execution;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Kernels.Simd;

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

    /// <summary>Packs a convolution's or linear layer's weights for an algorithm that suits it.</summary>
    public abstract Layer Pack(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, Algorithm algorithm, bool isPrecise);

    /// <summary>See <see cref="Frame.MaxPool"/>.</summary>
    public abstract void MaxPool(Frame frame, MapView x, MapView y, Extent window, Extent stride, Padding padding);

    /// <summary>See <see cref="Frame.AveragePool(MapView, MapView, Extent, Extent, Padding, bool)"/>.</summary>
    public abstract void AveragePool(Frame frame, MapView x, MapView y, Extent window, Extent stride, Padding padding, bool countsPadding, Epilogue epilogue = default);

    /// <summary>See <see cref="Frame.AdaptiveAveragePool"/>.</summary>
    public abstract void AdaptiveAveragePool(Frame frame, MapView x, MapView y);

    /// <summary>See <see cref="Frame.LocalResponseNorm"/>.</summary>
    public abstract void LocalResponseNorm(Frame frame, MapView x, MapView y, int size, float alpha, float beta, float k);

    /// <summary>See <see cref="Frame.AddScaled"/>.</summary>
    public abstract void AddScaled(Frame frame, MapView x, MapView body, MapView y, float scale, Activation activation);

    /// <summary>See <see cref="Frame.Copy"/>.</summary>
    public abstract void Copy(Frame frame, MapView x, MapView y);
}
