using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Epilogues;

/// <summary>What is done to a layer's sums on their way to its output: residual(activation(sum + bias)). By default nothing is done.</summary>
/// <remarks>
/// It has two halves. What two comparisons can do is done to sums in registers, as they are stored: kernels take <see cref="Clamp"/>, and sums begin with the bias where its
/// weights have one. The rest follows at once, in <see cref="Finish{TSimd, TVector}(MapView, int, int, int, int)"/>, while what was stored is in the cache.
/// An activation that is a clamp (ReLU, ReLU6) has its constants in <see cref="Clamp.Of"/>. One that is not (sigmoid) leaves <see cref="Clamp.None"/> to the stores, and
/// <see cref="Curve"/> does it in a pass over each pixel's channels, before the residual addition.
/// </remarks>
/// <param name="activation">What is applied to the sums.</param>
/// <param name="residual">What is added to the result.</param>
/// <param name="bias">One number per channel, of sums that did not begin with it: those of a convolution that is computed before its pool.</param>
internal readonly unsafe struct Epilogue(Activation activation, Residual residual = default, PinnedFloats? bias = null)
{
    /// <summary>What is done to sums as they are stored, unless they lack their bias.</summary>
    public Clamp Clamp => Clamp.Of(activation);

    /// <summary>Whether nothing is left to do once the sums are stored.</summary>
    public bool IsDoneByStores => bias is null && residual.IsNone && !Curve.Is(activation);

    /// <summary>Does the rest to what was stored.</summary>
    /// <param name="y">The layer's output: (N, Ho, Wo, O).</param>
    /// <param name="pixel">The first pixel of those that were stored.</param>
    /// <param name="count">How many.</param>
    /// <param name="channel">The first channel of those that were stored.</param>
    /// <param name="channels">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Finish<TSimd, TVector>(MapView y, int pixel, int count, int channel, int channels)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        if (IsDoneByStores) return;

        for (long i = pixel; i < (long)pixel + count; i++)
        {
            float* sums = y.Data + (i * y.PixelStride) + channel;
            if (bias is not null) AddBias<TSimd, TVector>(sums, bias.Data + channel, Clamp, channels);
            Curve.Apply<TSimd, TVector>(activation, sums, channels);
            if (!residual.IsNone) residual.Apply<TSimd, TVector>(sums, i, channel, channels);
        }
    }

    /// <summary>Does the rest to the whole output, on all threads.</summary>
    public void Finish<TSimd, TVector>(KernelContext context, MapView y)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        if (IsDoneByStores) return;

        var rows = new Rows<TSimd, TVector>(this, y);
        context.For(ref rows, y.Batch * y.Height);
    }

    // sums (channels) -> the same: clamp(sums + bias)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBias<TSimd, TVector>(float* sums, float* bias, Clamp clamp, int channels)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        int c = 0;
        var vectors = clamp.InVectors<TSimd, TVector>();
        for (; c <= channels - TSimd.Lanes; c += TSimd.Lanes)
            TSimd.Store(sums + c, vectors.Apply(TSimd.Add(TSimd.Load(sums + c), TSimd.Load(bias + c))));
        if (c < channels) AddBias<SimdScalar, float>(sums + c, bias + c, clamp, channels - c);
    }

    // One item is a row of an image.
    private readonly struct Rows<TSimd, TVector>(Epilogue epilogue, MapView y) : IParallelBody
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        public void Run(int item, int thread) => epilogue.Finish<TSimd, TVector>(y, item * y.Width, y.Width, channel: 0, y.ChannelCount);
    }
}
