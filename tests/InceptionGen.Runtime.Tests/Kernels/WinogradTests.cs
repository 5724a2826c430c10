using System;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Simd;
using InceptionGen.Kernels.Winograd;
using Xunit;

namespace InceptionGen.Runtime.Tests.Kernels;

public class WinogradTests
{
    // Largest error over the root mean square of the sums, measured over these shapes: up to BBB3 and BBB5. The transforms add and subtract
    // numbers several times larger than their result, so that is some ten times a direct sum's. The bounds leave a factor of three for other data.
    private const double BoundFor3x3 = 2e-5;
    private const double BoundFor5x5 = 4e-5;

    [Fact]
    public void One_dimension_equals_the_definition()
    {
        RequireDefinition<FourByThree>();
        RequireDefinition<TwoByFive>();
    }

    [Fact]
    public void Every_channel_count_around_a_vector_is_right()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int channels in KernelSets.ChannelsOf(kernels))
            {
                foreach (int outputs in KernelSets.ChannelsOf(kernels))
                    Check(kernels, new ConvolutionCase(6, 5, channels, outputs, new(3, 3)) { Padding = new(1, 1, 1, 1), Neighbours = 5 });
            }
        }
    }

    [Fact]
    public void Every_size_of_map_is_right()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            for (int height = 1; height <= 10; height++)
            {
                for (int width = 1; width <= 10; width += 3)
                    Check(kernels, new ConvolutionCase(height, width, 5, 6, new(3, 3)) { Padding = new(1, 1, 1, 1), Batch = 2 });
            }
        }
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(2, 2, 2, 2)]
    [InlineData(0, 1, 2, 0)]
    [InlineData(5, 0, 0, 7)]
    public void Any_padding_is_right(int top, int bottom, int left, int right)
    {
        foreach (KernelSet kernels in KernelSets.All)
            Check(kernels, new ConvolutionCase(8, 7, 4, 9, new(3, 3)) { Padding = new(top, bottom, left, right), Neighbours = 2 });
    }

    [Fact]
    public void Several_blocks_give_one_result()
    {
        // 160 K floats leave at most 14 tiles of 300 channels for a block, and the last may have 7 more: 2 blocks of 14 and one of 20, 4 of 12.
        foreach (KernelSet kernels in KernelSets.All)
        {
            var shape = new ConvolutionCase(32, 24, 300, 3, new(3, 3)) { Padding = new(1, 1, 1, 1) };
            Check(kernels, shape);
            Check(kernels, shape with { Threads = 2 });
            Check(kernels, shape with { Threads = 5 });
        }
    }

    [Fact]
    public void Random_convolutions_are_right()
    {
        var random = new Random(20160915);
        for (int i = 0; i < 80; i++)
        {
            var shape = new ConvolutionCase(random.Next(3, 14), random.Next(3, 14), random.Next(1, 24), random.Next(1, 40), new(3, 3))
            {
                Padding = new(random.Next(3), random.Next(3), random.Next(3), random.Next(3)),
                Batch = random.Next(1, 4),
                Threads = random.Next(1, 4),
                Activation = (Activation)random.Next(2),
                Neighbours = random.Next(3) * 7,
                Seed = i,
            };
            Check(KernelSets.All[i % KernelSets.All.Count], shape);
        }
    }

    // The same map with a 5x5 kernel is checked along with it.
    private static void Check(KernelSet kernels, ConvolutionCase shape)
    {
        shape.RequireAccuracy(shape.Run(kernels, Algorithm.Winograd4x4), BoundFor3x3);
        ConvolutionCase wider = shape with { Kernel = new(5, 5), Padding = new(shape.Padding.Top + 1, shape.Padding.Bottom + 1, shape.Padding.Left + 1, shape.Padding.Right + 1) };
        wider.RequireAccuracy(wider.Run(kernels, Algorithm.Winograd2x2For5x5), BoundFor5x5);
    }

    private static void RequireDefinition<TTile>()
        where TTile : struct, IWinogradTile
    {
        float[] d = [0.3f, -0.7f, 0.9f, 0.2f, -0.4f, 0.6f];
        float[] weights = [0.5f, -0.8f, 0.1f, 0.7f, -0.2f];
        double[,] kernelTransform = SixPoints.KernelTransform(TTile.Kernel);
        Span<float> g = stackalloc float[6];
        for (int point = 0; point < 6; point++)
        {
            for (int k = 0; k < TTile.Kernel; k++) g[point] += (float)(kernelTransform[point, k] * weights[k]);
        }

        SixPoints.TransformInput<SimdScalar, float>(
            d[0], d[1], d[2], d[3], d[4], d[5], out float v0, out float v1, out float v2, out float v3, out float v4, out float v5);
        (v0, v1, v2, v3, v4, v5) = (v0 * g[0], v1 * g[1], v2 * g[2], v3 * g[3], v4 * g[4], v5 * g[5]);
        TTile.FirstOutputs<SimdScalar, float>(v0, v1, v2, v3, v4, v5, out float y0, out float y1);
        TTile.LastOutputs<SimdScalar, float>(v0, v1, v2, v3, v4, v5, out float y2, out float y3);
        float[] y = [y0, y1, y2, y3];
        for (int i = 0; i < TTile.Outputs; i++)
        {
            float expected = 0;
            for (int k = 0; k < TTile.Kernel; k++) expected += d[i + k] * weights[k];
            Assert.Equal(expected, y[i], 1e-5f);
        }
    }
}
