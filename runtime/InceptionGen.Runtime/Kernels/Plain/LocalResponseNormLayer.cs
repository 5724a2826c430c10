using System;
using System.Runtime.CompilerServices;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Plain;

/// <summary>Local response normalisation across channels (Krizhevsky 2012, section 3.3).</summary>
internal sealed unsafe class LocalResponseNormLayer<TSimd, TVector> : Layer
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    // Most channels a sum may reach over.
    private const int LargestSize = 1024;

    // Channels normalised at a time: their squares, with the neighbours', stay in the first-level cache.
    private const int ChunkChannels = 1024;

    /// <exception cref="ArgumentException">Its maps differ in shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Its size is not one of 1 to 1024 channels.</exception>
    public LocalResponseNormLayer(LocalResponseNormInfo info)
    {
        LayerChecks.RequireSameShape(info);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(info.Size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(info.Size, LargestSize);
        Info = info;
    }

    public override LocalResponseNormInfo Info { get; }

    // input (N, H, W, C) -> output (N, H, W, C)
    internal override void Run(KernelContext context, MapView x, MapView y)
    {
        var rows = new Rows(x, y, Info.Size, Info.Alpha / Info.Size, Info.Beta, Info.K);
        context.For(ref rows, y.Batch * y.Height);
    }

    // squares (count + size - 1), input (count) -> output (count)
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Normalize(float* squares, int size, float alphaOverSize, float beta, float k, float* input, float* output, int count)
    {
        int i = 0;
        for (; i <= count - TSimd.Lanes; i += TSimd.Lanes)
        {
            TVector sum = TSimd.Load(squares + i);
            for (int near = 1; near < size; near++) sum = TSimd.Add(sum, TSimd.Load(squares + i + near));
            TVector scale = TSimd.MultiplyAdd(TSimd.Broadcast(alphaOverSize), sum, TSimd.Broadcast(k));
            TSimd.Store(output + i, VectorClamp<TSimd, TVector>.WithoutNegligible(TSimd.Divide(TSimd.Load(input + i), Power(scale, beta))));
        }

        if (i < count)
            LocalResponseNormLayer<SimdScalar, float>.Normalize(squares + i, size, alphaOverSize, beta, k, input + i, output + i, count - i);
    }

    // 0.75, the exponent of all published networks, is the product of two square roots. They are correctly rounded, and far faster than a power.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Power(TVector scale, float beta)
    {
        if (beta == 0.75f)
        {
            TVector root = TSimd.SquareRoot(scale);
            return TSimd.Multiply(root, TSimd.SquareRoot(root));
        }

        float* values = (float*)&scale;
        for (int lane = 0; lane < TSimd.Lanes; lane++) values[lane] = MathF.Pow(values[lane], beta);
        return scale;
    }

    private readonly struct Rows(MapView x, MapView y, int size, float alphaOverSize, float beta, float k) : IParallelBody
    {
        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            float* squares = stackalloc float[ChunkChannels + LargestSize];
            float* input = x.Data + ((long)item * x.Width * x.PixelStride), output = y.Data + ((long)item * y.Width * y.PixelStride);
            for (int column = 0; column < x.Width; column++, input += x.PixelStride, output += y.PixelStride)
            {
                for (int first = 0; first < x.ChannelCount; first += ChunkChannels)
                {
                    int count = Math.Min(ChunkChannels, x.ChannelCount - first);
                    Square(input, first - (size / 2), squares, count + size - 1);
                    Normalize(squares, size, alphaOverSize, beta, k, input + first, output + first, count);
                }
            }
        }

        // channels [first, first + count) of a pixel, zeros beyond its ends, -> their squares
        private void Square(float* pixel, int first, float* squares, int count)
        {
            int i = 0, begin = Math.Min(Math.Max(-first, 0), count), end = Math.Max(Math.Min(x.ChannelCount - first, count), begin);
            for (; i < begin; i++) squares[i] = 0;
            for (; i <= end - TSimd.Lanes; i += TSimd.Lanes)
            {
                TVector value = TSimd.Load(pixel + first + i);
                TSimd.Store(squares + i, TSimd.Multiply(value, value));
            }

            for (; i < end; i++) squares[i] = pixel[first + i] * pixel[first + i];
            for (; i < count; i++) squares[i] = 0;
        }
    }
}
