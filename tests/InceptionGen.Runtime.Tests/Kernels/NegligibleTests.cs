using System;
using System.Linq;
using InceptionGen.Execution;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Memory;
using InceptionGen.Tests;

namespace InceptionGen.Runtime.Tests.Kernels;

/// <summary>Numbers below 2^-63 are taken for 0, so that products are never denormal.</summary>
public class NegligibleTests
{
    private const float Bound = Negligible.Bound;

    private static readonly float Below = MathF.BitDecrement(Bound);

    [Fact]
    public void The_bound_is_the_least_number_whose_square_is_normal()
    {
        Assert.True(float.IsNormal(Bound * Bound));
        Assert.False(float.IsNormal(Below * Below));
    }

    [Fact]
    public void Negligible_numbers_are_cleared_wherever_they_are()
    {
        float[] pattern = [1, Below, -Below, Bound, -Bound, 0, 1e-38f, float.Epsilon, -2, -float.Epsilon, 3e38f];
        for (int length = 0; length < 40; length++)
        {
            float[] numbers = [.. Enumerable.Range(0, length).Select(i => pattern[i % pattern.Length])];
            float[] cleared = [.. numbers.Select(number => Math.Abs(number) < Bound ? 0 : number)];
            Assert.Equal(length > 1, Negligible.IsIn(numbers));
            Assert.True(Negligible.Clear(numbers));
            Assert.Equal(cleared, numbers);
            Assert.False(Negligible.IsIn(numbers));
        }
    }

    [Fact]
    public void One_number_that_is_not_finite_is_found_and_kept()
    {
        foreach (float number in new[] { float.NaN, -float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            for (int place = 0; place < 35; place++)
            {
                float[] numbers = [.. Enumerable.Range(0, 35).Select(i => i == place ? number : 1f)];
                Assert.False(Negligible.Clear(numbers));
                Assert.Equal(number, numbers[place]);
            }
        }
    }

    [Theory]
    [InlineData(Activation.None)]
    [InlineData(Activation.Relu)]
    public void An_activation_ends_negligible_sums(Activation activation)
    {
        float[] sums = [Below, -Below, 1e-38f, -1e-38f, Bound, -Bound, 5, -5, 0, float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        float[] expected = [.. sums.Select(sum => Math.Abs(sum) < Bound || (activation == Activation.Relu && sum < 0) ? 0 : sum)];
        foreach (KernelSet kernels in KernelSets.All)
        {
            GuardedMap x = new(1, 1, 3, sums.Length), zeros = x.Like(), y = x.Like();
            for (int i = 0; i < x.Count; i++) (x[i], zeros[i]) = (sums[i % sums.Length], 0);
            kernels.AddScaled(KernelContexts.New(), x.View, zeros.View, y.View, 1, activation);
            for (int i = 0; i < y.Count; i++) Assert.Equal(expected[i % sums.Length], y[i]);
        }
    }

    [Theory]
    [MemberData(nameof(EveryAlgorithm.WithKernels), MemberType = typeof(EveryAlgorithm))]
    public void A_convolution_writes_no_negligible_number(string algorithm, int kernelRows, int kernelColumns, int stride)
    {
        const int channels = 12, outputs = 37;
        foreach (Activation activation in new[] { Activation.None, Activation.Relu })
        {
            ConvolutionInfo info = (new ConvolutionCase(13, 13, channels, outputs, new(kernelRows, kernelColumns)) { Stride = new(stride, stride), Activation = activation }).Info;
            var random = new Random(5);

            // The sums of some outputs are near 1e-21, those of others near 1.
            float[] weights = [.. Enumerable.Range(0, (int)info.Weights).Select(i => (random.NextSingle() - 0.5f) * (i / (info.Weights / outputs) % 2 == 0 ? 1e-11f : 1e10f))];
            foreach (KernelSet kernels in KernelSets.All)
            {
                foreach (bool isPrecise in new[] { false, true })
                {
                    Layer layer = kernels.Pack(info, weights, bias: [], algorithm, isPrecise);
                    GuardedMap x = new GuardedMap(1, 13, 13, channels).Fill(random), y = new(1, info.Output.Height, info.Output.Width, outputs);
                    for (int i = 0; i < x.Count; i++) x[i] *= 1e-10f;
                    Frames.New(1, threads: 1, layer.ScratchFloats(1)).Run(layer, x.View, y.View);
                    Assert.False(Negligible.IsIn(y.Values()));
                    Assert.All(Enumerable.Range(0, y.Count), i => Assert.True(i % outputs % 2 == 1 || y[i] == 0));
                    Assert.Contains(y.Values(), value => value > 1e-3f);
                }
            }
        }
    }

    [Fact]
    public void Means_and_normalised_values_are_zero_when_they_are_negligible()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int channels in KernelSets.ChannelsOf(kernels))
            {
                GuardedMap x = new(1, 1, 2, channels), mean = new(1, 1, 1, channels), normalised = x.Like();
                for (int i = 0; i < x.Count; i++) x[i] = i < channels ? 2 * Bound : -1.5f * Bound;
                kernels.AveragePool(KernelContexts.New(), x.View, mean.View, new(1, 2), new(1, 1), default, countsPadding: false);
                Assert.All(mean.Values(), value => Assert.Equal(0, value));
                kernels.AdaptiveAveragePool(KernelContexts.New(), x.View, mean.View);
                Assert.All(mean.Values(), value => Assert.Equal(0, value));
                kernels.LocalResponseNorm(KernelContexts.New(), x.View, normalised.View, size: 5, alpha: 1, beta: 0.75f, k: 100);
                Assert.All(normalised.Values(), value => Assert.Equal(0, value));
            }
        }
    }

    [Fact]
    public void The_end_of_a_convolution_in_its_pool_ends_negligible_sums_too()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            ConvolutionInfo info = new ConvolutionCase(1, 2, 3, 20, new(1, 1)) { Activation = Activation.None }.Info;
            float[] weights = new float[60], bias = new float[20];
            Array.Fill(weights, 1e-10f);
            Array.Fill(bias, -2.5e-19f);
            Layer layer = kernels.Pack(info, weights, bias, Ways.PointwiseBeforePool, isPrecise: false);
            GuardedMap x = new(1, 1, 2, 3), sums = new(1, 1, 2, 20), y = new(1, 1, 1, 20);
            for (int i = 0; i < x.Count; i++) x[i] = 1e-9f;
            Frame frame = Frames.New(1, threads: 1, layer.ScratchFloats(1));
            frame.Run(layer, x.View, sums.View);
            kernels.AveragePool(KernelContexts.New(), sums.View, y.View, new(1, 2), new(1, 1), default, countsPadding: false, ((IEndsInPool)layer).Epilogue);
            Assert.All(sums.Values(), value => Assert.Equal(3e-19f, value, 1e-24f));
            Assert.All(y.Values(), value => Assert.Equal(0, value));
        }
    }
}
