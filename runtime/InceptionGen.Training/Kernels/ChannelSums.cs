using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Kernels.Context;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Training.Kernels;

/// <summary>What is summed over the pixels of a batch, for every channel: two numbers for each value.</summary>
internal unsafe interface ISummand
{
    /// <summary>Adds the numbers of eight channels of one pixel.</summary>
    void Add(long pixel, int channel, ref Vector256<float> first, ref Vector256<float> second);

    /// <summary>The same for one channel.</summary>
    void Add(long pixel, int channel, ref float first, ref float second);
}

/// <summary>Sums over the pixels of a batch. Pixels are divided into blocks whose number does not depend on threads, and blocks are added in order, so
/// any number of threads gives the same bits. A block adds up short runs in float32 and those in float64.</summary>
internal static unsafe class ChannelSums
{
    private const int MostBlocks = 64;
    private const int LeastPixels = 32;
    private const int PixelsOfRun = 32;

    /// <summary>Numbers that a run of the sums needs room for.</summary>
    public static int Room(int channels) => MostBlocks * 2 * channels;

    /// <summary>Sums over all pixels: two numbers for each channel, (2, C), in the first part of <paramref name="sums"/>.</summary>
    public static void Run<TSummand>(KernelContext context, TSummand summand, long pixels, int channels, double[] sums)
        where TSummand : struct, ISummand
    {
        int blocks = (int)Math.Clamp(pixels / LeastPixels, 1, MostBlocks);
        var body = new Blocks<TSummand>(summand, pixels, channels, blocks, sums);
        context.For(ref body, blocks);
        for (int block = 1; block < blocks; block++)
        {
            int start = block * 2 * channels;
            for (int i = 0; i < 2 * channels; i++) sums[i] += sums[start + i];
        }
    }

    private readonly struct Blocks<TSummand>(TSummand summand, long pixels, int channels, int blocks, double[] sums) : IParallelBody
        where TSummand : struct, ISummand
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int item, int thread)
        {
            Span<double> first = sums.AsSpan(item * 2 * channels, channels), second = sums.AsSpan(((item * 2) + 1) * channels, channels);
            first.Clear();
            second.Clear();
            long start = pixels * item / blocks, end = pixels * (item + 1) / blocks;
            for (long run = start; run < end; run += PixelsOfRun) AddRun(run, Math.Min(run + PixelsOfRun, end), first, second);
        }

        private void AddRun(long start, long end, Span<double> first, Span<double> second)
        {
            int channel = 0;
            for (; channel <= channels - Vector256<float>.Count; channel += Vector256<float>.Count)
            {
                Vector256<float> one = default, two = default;
                for (long pixel = start; pixel < end; pixel++) summand.Add(pixel, channel, ref one, ref two);
                for (int lane = 0; lane < Vector256<float>.Count; lane++)
                {
                    first[channel + lane] += one[lane];
                    second[channel + lane] += two[lane];
                }
            }

            for (; channel < channels; channel++)
            {
                float one = 0, two = 0;
                for (long pixel = start; pixel < end; pixel++) summand.Add(pixel, channel, ref one, ref two);
                first[channel] += one;
                second[channel] += two;
            }
        }
    }
}
