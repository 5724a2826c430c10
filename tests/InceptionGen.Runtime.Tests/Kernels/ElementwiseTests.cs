using System;
using InceptionGen.Execution;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;
using InceptionGen.Memory;
using InceptionGen.Runtime.Tests.Kernels.Reference;
using InceptionGen.Tests;

namespace InceptionGen.Runtime.Tests.Kernels;

public class ElementwiseTests
{
    [Theory]
    [InlineData(Activation.None)]
    [InlineData(Activation.Relu)]
    public void Scaled_addition_is_right_also_in_place(Activation activation)
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int channels in KernelSets.ChannelsOf(kernels))
            {
                var random = new Random(3);
                GuardedMap x = new GuardedMap(2, 3, 2, channels, 1, 2).Fill(random), body = new GuardedMap(2, 3, 2, channels, 0, 3).Fill(random);
                GuardedMap y = new(2, 3, 2, channels, 4, 0), expected = new(2, 3, 2, channels);
                ReferenceAddScaled.Run(x.View, body.View, expected.View, 0.17f, activation);
                kernels.AddScaled(KernelContexts.New(threads: 2), x.View, body.View, y.View, 0.17f, activation);
                kernels.AddScaled(KernelContexts.New(threads: 2), x.View, body.View, x.View, 0.17f, activation);
                y.RequireUntouchedGuards();
                x.RequireUntouchedGuards();

                // One product and one sum of numbers up to 1, each rounded.
                y.RequireClose(expected, 2 / 16_777_216f);
                x.RequireClose(y, largestError: 0);
            }
        }
    }

    [Fact]
    public void A_copy_is_exact()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int channels in KernelSets.ChannelsOf(kernels))
            {
                GuardedMap x = new GuardedMap(2, 2, 3, channels, 1, 2).Fill(new Random(3)), y = new(2, 2, 3, channels, 2, 5);
                kernels.Copy(KernelContexts.New(threads: 3), x.View, y.View);
                y.RequireUntouchedGuards();
                for (int i = 0; i < y.Count; i++) Assert.Equal(x[i], y[i]);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(1000)]
    public void Softmax_is_right_for_numbers_of_any_size(int channels)
    {
        foreach (float scale in new[] { 1f, 80f, 1e4f })
        {
            GuardedMap x = new GuardedMap(2, 1, 2, channels, 1, 1).Fill(new Random(5)), y = new(2, 1, 2, channels, 0, 3), expected = new(2, 1, 2, channels);
            for (int i = 0; i < x.Count; i++) x[i] *= scale;
            Frames.New(2, threads: 2).Softmax(x.View, y.View);
            ReferenceSoftmax.Run(x.View, expected.View);
            y.RequireUntouchedGuards();

            // The difference to the largest is rounded once, which the exponential turns into an error of its size times 2^-24.
            for (int i = 0; i < y.Count; i++) Assert.True(Math.Abs(expected[i] - y[i]) <= (4 + (2 * scale)) / 16_777_216f * Math.Max(expected[i], 1e-30f), $"{y[i]}, not {expected[i]}");
        }
    }

    [Fact]
    public void Softmax_may_run_in_place()
    {
        GuardedMap x = new GuardedMap(1, 1, 1, 40).Fill(new Random(5)), y = new(1, 1, 1, 40);
        Frames.New(1).Softmax(x.View, y.View);
        Frames.New(1).Softmax(x.View, x.View);
        for (int i = 0; i < y.Count; i++) Assert.Equal(y[i], x[i]);
    }

    [Theory]
    [InlineData(5, 1e-4f, 0.75f, 1f)]
    [InlineData(5, 2f, 0.75f, 2f)]
    [InlineData(4, 1f, 0.5f, 1f)]
    [InlineData(1, 1f, 0.6f, 0.1f)]
    [InlineData(100, 1f, 0.75f, 1f)]
    public void Local_response_norm_is_right(int size, float alpha, float beta, float k)
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int channels in KernelSets.ChannelsOf(kernels)) CheckNorm(kernels, channels, size, alpha, beta, k);
        }
    }

    [Fact]
    public void Local_response_norm_of_many_channels_is_right()
    {
        // More than are normalised at a time.
        foreach (KernelSet kernels in KernelSets.All) CheckNorm(kernels, 2100, 5, 1f, 0.75f, 1f);
    }

    [Fact]
    public void NaN_and_infinity_pass_through_an_activation()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            GuardedMap x = new(1, 1, 1, 20), zeros = new(1, 1, 1, 20), y = new(1, 1, 1, 20);
            for (int i = 0; i < 20; i++) (x[i], zeros[i]) = ((i % 4) switch { 0 => float.NaN, 1 => float.PositiveInfinity, 2 => float.NegativeInfinity, _ => -1 }, 0);
            kernels.AddScaled(KernelContexts.New(), x.View, zeros.View, y.View, 1, Activation.Relu);
            for (int i = 0; i < 20; i++) Assert.Equal((i % 4) switch { 0 => float.NaN, 1 => float.PositiveInfinity, _ => 0 }, y[i]);
            kernels.AddScaled(KernelContexts.New(), x.View, zeros.View, y.View, 1, Activation.None);
            for (int i = 0; i < 20; i++) Assert.Equal(x[i], y[i]);
        }
    }

    [Fact]
    public void Maps_of_different_shapes_are_refused()
    {
        MapView x = new GuardedMap(1, 2, 2, 3).View, other = new GuardedMap(1, 2, 2, 4).View;
        Frame frame = Frames.New(1);
        Assert.Throws<ArgumentException>(() => frame.Copy(x, other));
        Assert.Throws<ArgumentException>(() => frame.Softmax(x, other));
        Assert.Throws<ArgumentException>(() => frame.AddScaled(x, other, x, 1, Activation.None));
        Assert.Throws<ArgumentException>(() => frame.AddScaled(x, x, other, 1, Activation.None));
        Assert.Throws<ArgumentException>(() => frame.LocalResponseNorm(x, other, 5, 1, 1, 1));
        Layer residual = PlainOperations.Layer(new ResidualInfo(0, "", [-1, 0], new(2, 2, 3), new(2, 2, 3)));
        Assert.Contains("reads two maps", Assert.Throws<ArgumentException>(() => frame.Run(residual, x, x)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => frame.LocalResponseNorm(x, x, 0, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => frame.LocalResponseNorm(x, x, 1025, 1, 1, 1));
    }

    private static void CheckNorm(KernelSet kernels, int channels, int size, float alpha, float beta, float k)
    {
        GuardedMap x = new GuardedMap(2, 2, 1, channels, 1, 2).Fill(new Random(3));
        GuardedMap y = new(2, 2, 1, channels, 4, 0), expected = new(2, 2, 1, channels);
        kernels.LocalResponseNorm(KernelContexts.New(threads: 2), x.View, y.View, size, alpha, beta, k);
        ReferenceLocalResponseNorm.Run(x.View, expected.View, size, alpha, beta, k);
        y.RequireUntouchedGuards();

        // size + 1 roundings of a sum of positive numbers, raised to a power below one, and a handful for roots, product and quotient.
        for (int i = 0; i < y.Count; i++) Assert.True(Math.Abs(expected[i] - y[i]) <= Math.Abs(expected[i]) * (size + 6) / 16_777_216f, $"{y[i]}, not {expected[i]}");
    }
}
