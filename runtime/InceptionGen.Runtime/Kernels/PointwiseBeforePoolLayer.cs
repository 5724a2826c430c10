using System;
using InceptionGen.Execution;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Kernels.Simd;

namespace InceptionGen.Kernels;

/// <summary>A 1x1 convolution of an average pool's output, computed on the pool's input: the mean of products is the product of the mean. It makes bare sums; the pool that
/// follows takes their means, of fewer channels than there were, and ends with bias and activation.</summary>
internal sealed class PointwiseBeforePoolLayer<TSimd, TVector> : PointwiseLayer<TSimd, TVector>, IEndsInPool
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    private readonly PinnedFloats _bias;

    public PointwiseBeforePoolLayer(ConvolutionInfo info, ReadOnlySpan<float> kernelOihw, ReadOnlySpan<float> bias, bool isPrecise)
        : base(info with { Activation = Activation.None }, kernelOihw, bias: [], isPrecise)
    {
        _bias = new PinnedFloats(info.Output.Channels);
        bias.CopyTo(_bias.Span);
        Ending = new(_bias, info.Activation);
    }

    public PoolEnding Ending { get; }
}
