using System;
using System.Linq;
using InceptionGen.Training.Clipping;
using InceptionGen.Training.Randomness;
using Xunit;

namespace InceptionGen.Training.Tests.Clipping;

public sealed class GradientNormTests
{
    private const int Sums = 16;

    // The order is written down here: a norm may not depend on the processor, since what it scales goes into every weight.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(1007)]
    [InlineData(GradientNorm.Block)]
    [InlineData(GradientNorm.Block + 1)]
    [InlineData((3 * GradientNorm.Block) + 100)]
    public void Squares_are_added_in_a_fixed_order(int count)
    {
        // Another order gives the same bits now and then.
        for (int seed = 0; seed < 5; seed++)
        {
            float[] gradients = Gradients(count, seed);
            double total = 0;
            for (int start = 0; start < count; start += GradientNorm.Block)
            {
                double[] sums = new double[Sums];
                for (int i = start; i < Math.Min(start + GradientNorm.Block, count); i++) sums[i % Sums] += (double)gradients[i] * gradients[i];
                total += sums.Aggregate(0.0, (sum, next) => sum + next);
            }

            Assert.Equal(BitConverter.DoubleToInt64Bits(total), BitConverter.DoubleToInt64Bits(GradientNorm.SquareOf(gradients)));
            Assert.Equal(Math.Sqrt(gradients.Sum(g => (double)g * g)), Math.Sqrt(GradientNorm.SquareOf(gradients)), 1e-9 * Math.Sqrt(GradientNorm.SquareOf(gradients)));
        }
    }

    [Fact]
    public void Blocks_that_threads_take_in_any_order_give_the_same_bits()
    {
        float[] gradients = Gradients((5 * GradientNorm.Block) + 77);
        double[] sums = new double[GradientNorm.Blocks(gradients.Length)];
        Assert.Equal(6, sums.Length);
        foreach (int block in new[] { 3, 0, 5, 1, 4, 2 }) sums[block] = GradientNorm.SquareOfBlock(gradients, block);

        double sum = 0;
        foreach (double next in sums) sum += next;
        Assert.Equal(BitConverter.DoubleToInt64Bits(GradientNorm.SquareOf(gradients)), BitConverter.DoubleToInt64Bits(sum));
    }

    [Fact]
    public void The_largest_floats_do_not_overflow() => Assert.Equal(2.0 * float.MaxValue, Math.Sqrt(GradientNorm.SquareOf([float.MaxValue, float.MaxValue, float.MaxValue, -float.MaxValue])), 1e30);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(GradientNorm.Block, 1)]
    [InlineData(GradientNorm.Block + 1, 2)]
    [InlineData(int.MaxValue, 131_072)]
    public void Any_number_of_gradients_has_its_blocks(int count, int blocks) => Assert.Equal(blocks, GradientNorm.Blocks(count));

    private static float[] Gradients(int count, int seed = 1)
    {
        RandomStream stream = RandomStream.Of(seed, "gradients");
        return [.. Enumerable.Range(0, count).Select(i => (float)(Math.Pow(10, -4 * stream.Double(i)) * (stream.Double(i + count) - 0.5)))];
    }
}
