using System;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Algorithms;

/// <summary>A way to compute a convolution or linear layer: which it suits, what it costs, and how its weights are packed. All give the same numbers up to rounding.
/// To add one, write such a class and its line in <see cref="AlgorithmRegistry"/>.</summary>
/// <param name="name">What plans and messages call it.</param>
internal abstract class Algorithm(string name) : ILayerPacker
{
    /// <summary>What plans and messages call it.</summary>
    public string Name => name;

    /// <summary>Whether its packed weights are the kernel's own numbers, which makes it round least and take the least memory.</summary>
    public virtual bool IsPlain => false;

    /// <summary>Whether its layers take new weights at every step of training: they are <see cref="Kernels.Products.IRepackedLayer"/>.</summary>
    public virtual bool CanRepack => false;

    /// <summary>Whether it can compute the convolution.</summary>
    public bool Suits(ConvolutionInfo convolution) => TakesGroups == convolution.Groups > 1 && CanCompute(convolution);

    /// <summary>Whether it is for convolutions of groups of channels, and not for others.</summary>
    protected virtual bool TakesGroups => false;

    /// <summary>Whether it can compute the convolution, whose groups are as it takes them.</summary>
    protected abstract bool CanCompute(ConvolutionInfo convolution);

    /// <summary>What it costs for one image on one core. The convolution suits it.</summary>
    public abstract Cost CostOf(ConvolutionInfo convolution, Machine machine);

    /// <inheritdoc/>
    /// <remarks>The convolution suits it.</remarks>
    public abstract ConvolutionLayer Pack<TSimd, TVector>(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
