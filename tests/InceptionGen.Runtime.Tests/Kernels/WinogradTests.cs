using System;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Epilogues;
using InceptionGen.Kernels.Simd;
using InceptionGen.Kernels.Winograd;
using InceptionGen.Tests;
using Xunit;

namespace InceptionGen.Runtime.Tests.Kernels;

public unsafe class WinogradTests
{
    // Largest error over the root mean square of the sums, measured over these shapes: up to 1.2e-5, 5e-5, 4e-5, 6e-6 and 5e-5. The transforms add and subtract numbers
    // several times larger than their result, so that is many times a direct sum's. The bounds leave room for other data.
    private const double BoundFor3x3 = 2e-5;
    private const double BoundFor6x6 = 1e-4;
    private const double BoundFor5x5 = 1e-4;
    private const double BoundForLine3 = 2e-5;
    private const double BoundForLine7 = 1.5e-4;

    [Fact]
    public void One_dimension_equals_the_definition()
    {
        RequireDefinition<FourByThree>();
        RequireDefinition<TwoByThree>();
        RequireDefinition<SixByThree>();
        RequireDefinition<FourByFour>();
        RequireDefinition<FourByFive>();
        RequireDefinition<ThreeByThreeStride2>();
        RequireDefinition<SixBySeven>();
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
        // 80 K floats leave at most 14 tiles of 300 channels for a block, and the last may have 7 more. Of 48 tiles, two threads do a block of 14 each and share one of 20; of 36 they do 18 each.
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int height in new[] { 32, 24 })
            {
                var shape = new ConvolutionCase(height, 24, 300, 3, new(3, 3)) { Padding = new(1, 1, 1, 1) };
                Check(kernels, shape);
                Check(kernels, shape with { Threads = 2 });
                Check(kernels, shape with { Threads = 5 });
            }
        }
    }

    /// <summary>Along a dimension the four points of the even inputs and one for the odd ones, which the middle weight alone sees.</summary>
    [Fact]
    public void Points_that_weigh_a_kernel_alike_share_their_weights()
    {
        ConvolutionInfo info = new ConvolutionCase(9, 9, 32, 64, new(3, 3)).Info;
        Assert.Equal(5 * 5 * 32 * 64 * sizeof(float), Bytes(info with { Stride = new(2, 2), Output = new(4, 4, 64) }, Ways.WinogradStride2), 64.0);
        Assert.Equal(6 * 6 * 32 * 64 * sizeof(float), Bytes(info, Ways.Winograd4x4), 64.0);

        static double Bytes(ConvolutionInfo info, string algorithm) => KernelSet.Best.Pack(info, new float[info.Weights], [], algorithm, isPrecise: false).WeightBytes;
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

    // The same map with the other kernels is checked along with it.
    private static void Check(KernelSet kernels, ConvolutionCase shape)
    {
        Check(kernels, shape, new(3, 3), Ways.Winograd4x4, BoundFor3x3);
        Check(kernels, shape, new(3, 3), Ways.Winograd2x2, BoundFor3x3);
        Check(kernels, shape, new(3, 3), Ways.Winograd6x6, BoundFor6x6);
        Check(kernels, shape, new(5, 5), Ways.Winograd4x4For5x5, BoundFor5x5);
        Check(kernels, shape with { Stride = new(2, 2) }, new(3, 3), Ways.WinogradStride2, BoundFor3x3);
        Check(kernels, shape, new(1, 3), Ways.WinogradLine4For3, BoundForLine3);
        Check(kernels, shape, new(3, 1), Ways.WinogradLine4For3, BoundForLine3);
        Check(kernels, shape, new(1, 7), Ways.WinogradLine6For7, BoundForLine7);
        Check(kernels, shape, new(7, 1), Ways.WinogradLine6For7, BoundForLine7);
    }

    // As much wider or narrower a kernel, as much more or less padding: the output stays as large, unless no padding is left to take.
    private static void Check(KernelSet kernels, ConvolutionCase shape, Extent kernel, string algorithm, double bound)
    {
        (int top, int bottom) = Around(shape.Padding.Top, shape.Padding.Bottom, kernel.Height);
        (int left, int right) = Around(shape.Padding.Left, shape.Padding.Right, kernel.Width);
        ConvolutionCase other = shape with { Kernel = kernel, Padding = new(top, bottom, left, right) };
        other.RequireAccuracy(other.Run(kernels, algorithm), bound);

        static (int Before, int After) Around(int before, int after, int kernel) => (Math.Max(0, before + (kernel / 2) - 1), Math.Max(0, after + (kernel / 2) - 1));
    }

    private static void RequireDefinition<TLine>()
        where TLine : struct, IWinogradLine
    {
        int inputs = ((TLine.Outputs - 1) * TLine.Stride) + TLine.Kernel;
        float[] d = [0.3f, -0.7f, 0.9f, 0.2f, -0.4f, 0.6f, 0.8f, -0.1f, 0.5f, -0.9f, 0.4f, 0.7f], weights = [0.5f, -0.8f, 0.1f, 0.7f, -0.2f, 0.3f, -0.6f];
        double[,] kernelTransform = TLine.KernelTransform;
        float* points = stackalloc float[inputs], outputs = stackalloc float[TLine.Outputs];
        float** pixels = stackalloc float*[inputs];
        fixed (float* first = d)
        {
            for (int i = 0; i < inputs; i++) pixels[i] = first + i;
            TLine.TransformInput<SimdScalar, float, Pixels<SimdScalar, float>>(new(pixels, channel: 0), points, pointStride: 1);
        }

        for (int point = 0; point < inputs; point++)
        {
            double g = 0;
            for (int k = 0; k < TLine.Kernel; k++) g += kernelTransform[point, k] * weights[k];
            points[point] *= (float)g;
        }

        TLine.TransformOutput<SimdScalar, float>(points, productStride: 1, bias: 0, Clamp.None.Least<SimdScalar, float>(), outputs, step: 1, TLine.Outputs);
        for (int i = 0; i < TLine.Outputs; i++)
        {
            float expected = 0;
            for (int k = 0; k < TLine.Kernel; k++) expected += d[(i * TLine.Stride) + k] * weights[k];
            Assert.Equal(expected, outputs[i], 1e-5f);
        }
    }
}
