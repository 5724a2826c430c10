using System;
using InceptionGen.Kernels;
using InceptionGen.Tests;
using Xunit;

namespace InceptionGen.Runtime.Tests.Kernels;

public class FoldedConvolutionTests
{
    // Largest error over the root mean square of the sums, measured over these shapes: up to 2e-5, where a tile's last
    // outputs take eight times what the points ±2 give. The bound leaves room for other data.
    private const double Bound = 3e-5;

    private static readonly ConvolutionCase FirstOfGoogLeNet = new(20, 23, 3, 6, new(7, 7)) { Stride = new(2, 2), Padding = new(3, 3, 3, 3) };

    [Fact]
    public void Every_size_of_map_is_right()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            for (int height = 1; height <= 18; height++)
            {
                for (int width = 1; width <= 18; width += 3) Check(kernels, FirstOfGoogLeNet with { Height = height, Width = width, Batch = 2 });
            }
        }
    }

    [Theory]
    [InlineData(7, 7, 2, 2)]
    [InlineData(8, 8, 2, 2)]
    [InlineData(5, 5, 2, 2)]
    [InlineData(6, 5, 2, 2)]
    [InlineData(11, 11, 4, 4)]
    [InlineData(9, 9, 3, 3)]
    [InlineData(7, 4, 2, 1)]
    [InlineData(3, 8, 1, 3)]
    public void Every_kernel_of_three_or_four_steps_is_right(int kernelHeight, int kernelWidth, int strideHeight, int strideWidth)
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            ConvolutionCase shape = FirstOfGoogLeNet with { Kernel = new(kernelHeight, kernelWidth), Stride = new(strideHeight, strideWidth), Height = 27, Width = 30 };
            Check(kernels, shape);
            Check(kernels, shape with { Padding = new(0, 0, 0, 0), Channels = 1 });
            Check(kernels, shape with { Padding = new(2, 1, 0, 3), Channels = 4, Neighbours = 3 });
        }
    }

    [Fact]
    public void Every_channel_count_is_right()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int outputs in KernelSets.ChannelsOf(kernels))
            {
                for (int channels = 1; channels <= 5; channels++) Check(kernels, FirstOfGoogLeNet with { Channels = channels, Outputs = outputs, Neighbours = 5 });
            }
        }
    }

    // Padding that is wider than a step, than a kernel, than the map.
    [Theory]
    [InlineData(9, 0, 0, 12)]
    [InlineData(0, 30, 30, 0)]
    public void Any_padding_is_right(int top, int bottom, int left, int right)
    {
        foreach (KernelSet kernels in KernelSets.All) Check(kernels, FirstOfGoogLeNet with { Padding = new(top, bottom, left, right) });
    }

    [Fact]
    public void Threads_change_nothing()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            ConvolutionCase shape = FirstOfGoogLeNet with { Height = 90, Width = 61, Batch = 3 };
            Check(kernels, shape);
            float[] alone = shape.Run(kernels, Ways.WinogradFolded);
            Assert.Equal(alone, (shape with { Threads = 2 }).Run(kernels, Ways.WinogradFolded));
            Assert.Equal(alone, (shape with { Threads = 5 }).Run(kernels, Ways.WinogradFolded));
        }
    }

    [Fact]
    public void Random_convolutions_are_right()
    {
        var random = new Random(19690720);
        for (int i = 0; i < 60; i++)
        {
            int stride = random.Next(2, 5), steps = random.Next(3, 5);
            var kernel = new Extent((stride * steps) - random.Next(stride), (stride * steps) - random.Next(stride));
            var shape = new ConvolutionCase(random.Next(16, 60), random.Next(16, 60), random.Next(1, 5), random.Next(1, 40), kernel)
            {
                Stride = new(stride, stride),
                Padding = new(random.Next(5), random.Next(5), random.Next(5), random.Next(5)),
                Batch = random.Next(1, 4),
                Threads = random.Next(1, 4),
                Activation = (Activation)random.Next(2),
                Neighbours = random.Next(3) * 7,
                Seed = i,
            };
            Check(KernelSets.All[i % KernelSets.All.Count], shape);
        }
    }

    private static void Check(KernelSet kernels, ConvolutionCase shape) => shape.RequireAccuracy(shape.Run(kernels, Ways.WinogradFolded), Bound);
}
