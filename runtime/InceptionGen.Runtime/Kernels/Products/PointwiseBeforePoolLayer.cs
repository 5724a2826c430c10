using System;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Products;

/// <summary>A 1x1 convolution of an average pool's output, computed on the pool's input: the mean of products is the product of the mean. It makes bare sums; the pool that
/// follows takes their means, of fewer channels than there were, and ends with bias and activation.</summary>
internal sealed class PointwiseBeforePoolLayer<TSimd, TVector> : PointwiseLayer<TSimd, TVector>, IEndsInPool
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    public PointwiseBeforePoolLayer(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise)
        : base(info with { Activation = Activation.None }, kernelOihw, bias: [], isPrecise)
    {
        var ownBias = new PinnedFloats(info.Output.Channels);
        bias.CopyTo(ownBias.Span);
        Epilogue = new(info.Activation, bias: ownBias);
    }

    public Epilogue Epilogue { get; }
}
