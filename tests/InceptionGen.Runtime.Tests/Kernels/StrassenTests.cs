using System;
using System.Linq;
using InceptionGen.Execution;
using InceptionGen.Kernels;
using Xunit;

namespace InceptionGen.Runtime.Tests.Kernels;

public class StrassenTests
{
    // Largest error over the root mean square of the sums, measured over these shapes: up to 4e-6, with 1000 channels.
    private const double Bound = 8e-6;

    [Fact]
    public void Every_channel_count_around_halves_of_panels_is_right()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int channels in new[] { 32, 34, 62, 64, 66, 96 })
            {
                foreach (int outputs in new[] { 16, 17, 31, 32, 33, 47, 48, 63, 64, 65, 96, 130 })
                    Check(kernels, new ConvolutionCase(3, 5, channels, outputs, new(1, 1)) { Neighbours = 5 });
            }
        }
    }

    [Fact]
    public void Every_size_of_map_is_right()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            for (int pixels = 1; pixels <= 130; pixels += pixels < 40 ? 1 : 7)
                Check(kernels, new ConvolutionCase(1, pixels, 32, 40, new(1, 1)) { Batch = 2, Neighbours = 1 });
        }
    }

    [Theory]
    [InlineData(1000, 12)]
    [InlineData(500, 6)]
    public void Rows_that_share_a_cache_set_are_right(int channels, int neighbours)
    {
        // 1024 floats from pixel to pixel, or from pair to pair.
        foreach (KernelSet kernels in KernelSets.All) Check(kernels, new ConvolutionCase(3, 7, channels, 20, new(1, 1)) { Neighbours = neighbours });
    }

    [Theory]
    [InlineData(20, 21, 40)]
    [InlineData(3, 3, 300)]
    [InlineData(8, 8, 130)]
    public void Threads_do_not_change_a_bit(int height, int width, int outputs)
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            var shape = new ConvolutionCase(height, width, 64, outputs, new(1, 1)) { Batch = 3 };
            float[] alone = shape.Run(kernels, Algorithm.PointwiseStrassen);
            foreach (int threads in new[] { 2, 3, 5 }) Assert.Equal(alone, (shape with { Threads = threads }).Run(kernels, Algorithm.PointwiseStrassen));
        }
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(8, 9)]
    public void Equal_images_of_a_batch_give_equal_results(int height, int width)
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            var random = new Random(3);
            OperationInfo info = new ConvolutionCase(height, width, 64, 40, new(1, 1)).Info;
            Layer layer = kernels.Pack(info, [.. Enumerable.Range(0, 64 * 40).Select(_ => random.NextSingle() - 0.5f)], bias: [], Algorithm.PointwiseStrassen, isPrecise: false);
            GuardedMap x = new GuardedMap(3, height, width, 64).Fill(random), y = new(3, height, width, 40);
            for (int i = 0; i < x.Count; i++) x[i] = x[i % (x.Count / 3)];
            Frames.New(3, threads: 1, layer.ScratchFloats(3)).Convolve(layer, x.View, y.View);
            for (int i = 0; i < y.Count; i++) Assert.Equal(y[i % (y.Count / 3)], y[i]);
        }
    }

    [Fact]
    public void Random_convolutions_are_right()
    {
        var random = new Random(19690101);
        for (int i = 0; i < 80; i++)
        {
            var shape = new ConvolutionCase(random.Next(1, 14), random.Next(1, 14), 2 * random.Next(16, 80), random.Next(16, 150), new(1, 1))
            {
                Batch = random.Next(1, 4),
                Threads = random.Next(1, 4),
                Activation = (Activation)random.Next(2),
                Neighbours = random.Next(3) * 7,
                Seed = i,
            };
            Check(KernelSets.All[i % KernelSets.All.Count], shape);
        }
    }

    private static void Check(KernelSet kernels, ConvolutionCase shape) => shape.RequireAccuracy(shape.Run(kernels, Algorithm.PointwiseStrassen), Bound);
}
