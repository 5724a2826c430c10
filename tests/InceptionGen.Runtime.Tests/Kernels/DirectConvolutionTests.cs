using System;
using System.Linq;
using InceptionGen.Execution;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;
using InceptionGen.Tests;
using Xunit;

namespace InceptionGen.Runtime.Tests.Kernels;

public class DirectConvolutionTests
{
    [Fact]
    public void Every_channel_count_around_a_vector_is_right()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int channels in KernelSets.ChannelsOf(kernels))
            {
                foreach (int outputs in KernelSets.ChannelsOf(kernels))
                    Check(kernels, new ConvolutionCase(5, 4, channels, outputs, new(2, 3)) { Padding = new(1, 0, 1, 1), Neighbours = 5 });
            }
        }
    }

    [Fact]
    public void Every_number_of_rows_is_covered_by_tiles()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            for (int pixels = 1; pixels <= 45; pixels++) Check(kernels, new ConvolutionCase(1, pixels, 3, 5, new(1, 1)) { Activation = Activation.None });
        }
    }

    [Theory]
    [InlineData(7, 7, 2, 2)]
    [InlineData(1, 7, 1, 1)]
    [InlineData(7, 1, 1, 2)]
    [InlineData(3, 3, 2, 2)]
    [InlineData(1, 1, 2, 2)]
    [InlineData(5, 5, 1, 1)]
    [InlineData(2, 4, 3, 1)]
    public void Kernels_and_strides_of_any_size_are_right(int height, int width, int down, int right)
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int padding in new[] { 0, 1, 3 })
            {
                Check(kernels, new ConvolutionCase(9, 11, 3, 6, new(height, width))
                {
                    Stride = new(down, right),
                    Padding = new(padding, 0, padding, padding / 2),
                    Batch = 2,
                });
            }
        }
    }

    [Theory]
    [InlineData(1, 7, 2, 3)]
    [InlineData(3, 7, 2, 3)]
    [InlineData(3, 3, 2, 0)]
    [InlineData(4, 5, 1, 9)]
    [InlineData(8, 3, 1, 1)]
    public void Strips_of_few_channels_are_right(int channels, int side, int stride, int padding)
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int threads in new[] { 1, 3 })
            {
                Check(kernels, new ConvolutionCase(20, 31, channels, 5, new(side, side))
                {
                    Stride = new(stride, stride),
                    Padding = new(padding, padding / 2, padding, 0),
                    Batch = 2,
                    Threads = threads,
                    Neighbours = 5 * (threads / 3),
                });
            }
        }
    }

    [Fact]
    public void A_strip_may_be_narrower_than_its_padding() => KernelSets.All.ToList().ForEach(kernels =>
        Check(kernels, new ConvolutionCase(4, 1, 2, 5, new(6, 6)) { Stride = new(5, 5), Padding = new(9, 0, 73, 0) }));

    [Fact]
    public void A_kernel_larger_than_the_map_sees_zeros_around_it() =>
        KernelSets.All.ToList().ForEach(kernels => Check(kernels, new ConvolutionCase(2, 3, 4, 5, new(7, 9)) { Padding = new(4, 5, 7, 6) }));

    [Fact]
    public void A_linear_layer_is_a_kernel_of_the_whole_map()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            Check(kernels, new ConvolutionCase(1, 1, 70, 41, new(1, 1)) { Activation = Activation.None, Batch = 3 });
            Check(kernels, new ConvolutionCase(4, 4, 12, 41, new(4, 4)) { Activation = Activation.None, Neighbours = 3 });
        }
    }

    [Theory]
    [InlineData(Ways.Direct)]
    [InlineData(Ways.Pointwise)]
    public void Rows_that_share_a_cache_set_are_right(string algorithm)
    {
        // 1024 floats from pixel to pixel.
        var shape = new ConvolutionCase(3, 6, 1000, 3, new(1, 1)) { Neighbours = 12 };
        foreach (KernelSet kernels in KernelSets.All) shape.RequireDirectAccuracy(shape.Run(kernels, algorithm));
    }

    [Fact]
    public void Several_chunks_give_one_result()
    {
        // Depth 2304 leaves 28 rows for a chunk of 256 KB.
        var shape = new ConvolutionCase(10, 9, 256, 3, new(3, 3)) { Padding = new(1, 1, 1, 1), Neighbours = 1 };
        foreach (KernelSet kernels in KernelSets.All) Check(kernels, shape);
    }

    [Theory]
    [InlineData(Ways.Direct, 20, 20, 7)]
    [InlineData(Ways.Pointwise, 20, 20, 7)]
    [InlineData(Ways.Pointwise, 2, 3, 300)]
    [InlineData(Ways.Winograd4x4, 13, 30, 40)]
    [InlineData(Ways.Winograd4x4, 4, 4, 120)]
    [InlineData(Ways.Winograd4x4, 60, 40, 7)]
    [InlineData(Ways.Winograd2x2, 14, 14, 70)]
    [InlineData(Ways.Winograd6x6, 30, 20, 7)]
    public void Threads_do_not_change_a_bit(string algorithm, int height, int width, int outputs)
    {
        int side = algorithm == Ways.Pointwise ? 1 : 3;
        foreach (KernelSet kernels in KernelSets.All)
        {
            var shape = new ConvolutionCase(height, width, 19, outputs, new(side, side)) { Batch = 2 };
            if (shape.OutputHeight < 1) continue;

            float[] alone = shape.Run(kernels, algorithm);
            foreach (int threads in new[] { 2, 3, 5 }) Assert.Equal(alone, (shape with { Threads = threads }).Run(kernels, algorithm));
        }
    }

    [Fact]
    public void Random_convolutions_are_right()
    {
        var random = new Random(20150601);
        for (int i = 0; i < 150; i++)
        {
            Extent kernel = new(random.Next(1, 8), random.Next(1, 8));
            var shape = new ConvolutionCase(random.Next(kernel.Height, 12), random.Next(kernel.Width, 12), random.Next(1, 24), random.Next(1, 40), kernel)
            {
                Stride = new(random.Next(1, 4), random.Next(1, 4)),
                Padding = new(random.Next(kernel.Height), random.Next(kernel.Height), random.Next(kernel.Width), random.Next(kernel.Width)),
                Batch = random.Next(1, 4),
                Threads = random.Next(1, 4),
                Activation = (Activation)random.Next(2),
                Neighbours = random.Next(3) * 7,
                Seed = i,
            };
            Check(KernelSets.All[i % KernelSets.All.Count], shape);
        }
    }

    [Theory]
    [InlineData(4096, 1, 1, 1)]
    [InlineData(400, 3, 3, 3)]
    [InlineData(8, 15, 25, 30)]
    public void Sums_of_blocks_lose_less(int channels, int kernelHeight, int kernelWidth, int width)
    {
        var shape = new ConvolutionCase(kernelHeight, width, channels, 3, new(kernelHeight, kernelWidth));
        int depth = channels * kernelHeight * kernelWidth;
        float[] kernel = new float[shape.Info.Weights];
        Array.Fill(kernel, 0.1f);
        foreach (KernelSet kernels in KernelSets.All)
        {
            // All roundings of a sum of equal numbers have one direction for long stretches, as bad as it gets.
            double plain = Error(isPrecise: false);
            Assert.InRange(plain, 0, 1e-3);
            Assert.InRange(Error(isPrecise: true), 0, plain / 4);

            double Error(bool isPrecise)
            {
                Layer layer = kernels.Pack(shape.Info, kernel, bias: [], Ways.Direct, isPrecise);
                GuardedMap x = new GuardedMap(1, kernelHeight, width, channels), y = new GuardedMap(1, 1, shape.OutputWidth, 3);
                for (int i = 0; i < x.Count; i++) x[i] = 1;
                new Frame(batch: 1, mapFloats: 0, layer.ScratchFloats(batch: 1), threads: 1).Run(layer, x.View, y.View);
                double[] expected = new double[y.Count];
                Array.Fill(expected, (double)0.1f * depth);
                return Deviation.Relative(expected, y.Values());
            }
        }
    }

    private static void Check(KernelSet kernels, ConvolutionCase shape)
    {
        bool isPointwise = shape.Kernel == new Extent(1, 1) && shape.Stride == new Extent(1, 1) && shape.Padding == default;
        foreach (bool isPrecise in new[] { false, true })
        {
            shape.RequireDirectAccuracy(shape.Run(kernels, Ways.Direct, isPrecise));
            if (isPointwise) shape.RequireDirectAccuracy(shape.Run(kernels, Ways.Pointwise, isPrecise));
        }
    }
}
