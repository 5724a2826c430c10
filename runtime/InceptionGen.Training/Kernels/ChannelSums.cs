using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Training.Kernels;

/// <summary>What is summed over the pixels of a batch, for every channel: two numbers for each value.</summary>
internal unsafe interface ISummand
{
    /// <summary>Adds the numbers of some pixels to the sums (C) of each.</summary>
    void Add<TSimd, TVector>(long firstPixel, int count, float* first, float* second)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>;
}

/// <summary>Sums over the pixels of a batch. Pixels are divided into blocks whose number does not depend on threads, and blocks are added in order, so
/// any number of threads gives the same bits. A block adds up short runs in float32 and those in float64.</summary>
internal static unsafe class ChannelSums
{
    private const int MostBlocks = 64;
    private const int LeastPixels = 32;
    private const int PixelsOfRun = 32;

    // Channels whose sums of a run stay in the first-level cache.
    private const int ChannelsOfRun = 1024;

    private static readonly int Lanes = KernelSet.Best.Lanes;

    /// <summary>Numbers that a run of the sums needs room for.</summary>
    public static int Room(int channels) => MostBlocks * 2 * channels;

    /// <summary>Sums over all pixels: two numbers for each channel, (2, C), in the first part of <paramref name="sums"/>.</summary>
    public static void Run<TSummand>(KernelContext context, TSummand summand, long pixels, int channels, double[] sums)
        where TSummand : struct, ISummand
    {
        int blocks = (int)Math.Clamp(pixels / LeastPixels, 1, MostBlocks);
        switch (Lanes)
        {
            case 16: Run<TSummand, Simd512, Vector512<float>>(context, summand, pixels, channels, blocks, sums); break;
            case 8: Run<TSummand, Simd256, Vector256<float>>(context, summand, pixels, channels, blocks, sums); break;
            case 4: Run<TSummand, Simd128, Vector128<float>>(context, summand, pixels, channels, blocks, sums); break;
            default: Run<TSummand, SimdScalar, float>(context, summand, pixels, channels, blocks, sums); break;
        }

        for (int block = 1; block < blocks; block++)
        {
            int start = block * 2 * channels;
            for (int i = 0; i < 2 * channels; i++) sums[i] += sums[start + i];
        }
    }

    private static void Run<TSummand, TSimd, TVector>(KernelContext context, TSummand summand, long pixels, int channels, int blocks, double[] sums)
        where TSummand : struct, ISummand
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        var body = new Blocks<TSummand, TSimd, TVector>(summand, pixels, channels, blocks, sums);
        context.For(ref body, blocks);
    }

    private readonly struct Blocks<TSummand, TSimd, TVector>(TSummand summand, long pixels, int channels, int blocks, double[] sums) : IParallelBody
        where TSummand : struct, ISummand
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            Span<double> totals = sums.AsSpan(item * 2 * channels, 2 * channels);
            totals.Clear();
            Span<float> run = channels <= ChannelsOfRun ? stackalloc float[2 * channels] : new float[2 * channels];
            long start = pixels * item / blocks, end = pixels * (item + 1) / blocks;
            fixed (double* total = totals)
            fixed (float* first = run)
            {
                for (long pixel = start; pixel < end; pixel += PixelsOfRun)
                {
                    run.Clear();
                    summand.Add<TSimd, TVector>(pixel, (int)Math.Min(PixelsOfRun, end - pixel), first, first + channels);
                    Add(first, total, 2 * channels);
                }
            }
        }

        private static void Add(float* values, double* totals, int count)
        {
            int i = 0;
            for (; i <= count - Vector256<float>.Count; i += Vector256<float>.Count)
            {
                (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.Load(values + i));
                (Vector256.Load(totals + i) + lower).Store(totals + i);
                (Vector256.Load(totals + i + Vector256<double>.Count) + upper).Store(totals + i + Vector256<double>.Count);
            }

            for (; i < count; i++) totals[i] += values[i];
        }
    }
}
