using System;
using System.Linq;
using InceptionGen.Execution;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Runtime.Tests.Kernels.Reference;
using InceptionGen.Tests;

namespace InceptionGen.Runtime.Tests.Kernels;

/// <summary>Activations of every layer and width, beside the definition applied to the same layer's sums.</summary>
public class ActivationTests
{
    // Sigmoid: an exponential, a sum and a quotient, each rounded, of numbers up to 2.
    private const double LargestError = 4 / 16_777_216.0;

    [Theory]
    [InlineData(Ways.Direct, 5, 3, 1)]
    [InlineData(Ways.Direct, 8, 3, 2)]
    [InlineData(Ways.Pointwise, 40, 1, 1)]
    [InlineData(Ways.Winograd2x2, 20, 3, 1)]
    [InlineData(Ways.Winograd4x4, 20, 3, 1)]
    [InlineData(Ways.Winograd6x6, 20, 3, 1)]
    [InlineData(Ways.Winograd4x4For5x5, 20, 5, 1)]
    [InlineData(Ways.WinogradStride2, 20, 3, 2)]
    [InlineData(Ways.WinogradFolded, 3, 7, 2)]
    public void A_layer_ends_in_its_activation(string way, int channels, int kernel, int stride)
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int threads in new[] { 1, 3 })
            {
                ConvolutionCase sums = new(17, 15, channels, 21, new(kernel, kernel))
                {
                    Stride = new(stride, stride),
                    Padding = kernel == 7 ? new(3, 3, 3, 3) : default,
                    Neighbours = 2,
                    Threads = threads,
                    Activation = Activation.None,
                };
                float[] expected = sums.Run(kernels, way);
                Assert.Contains(expected, sum => sum > 6);
                foreach (Activation activation in new[] { Activation.Relu6, Activation.Sigmoid })
                    RequireClose(expected, (sums with { Activation = activation }).Run(kernels, way), activation);
            }
        }
    }

    [Theory]
    [InlineData(Activation.Relu6)]
    [InlineData(Activation.Sigmoid)]
    public void A_convolution_before_its_pool_ends_in_its_activation(Activation activation)
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            float[] means = Pooled(kernels, Activation.None), actual = Pooled(kernels, activation);
            Assert.Contains(means, mean => mean > 6);
            RequireClose(means, actual, activation);
        }
    }

    [Theory]
    [InlineData(Activation.Relu6)]
    [InlineData(Activation.Sigmoid)]
    public void A_residual_addition_ends_in_its_activation_also_in_place(Activation activation)
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int channels in KernelSets.ChannelsOf(kernels))
            {
                var random = new Random(3);
                GuardedMap x = new GuardedMap(2, 3, 2, channels, 1, 2).Fill(random), body = new GuardedMap(2, 3, 2, channels, 0, 3).Fill(random);
                for (int i = 0; i < x.Count; i++) x[i] *= 9;
                GuardedMap y = new(2, 3, 2, channels, 4, 0), expected = new(2, 3, 2, channels);
                ReferenceAddScaled.Run(x.View, body.View, expected.View, 0.17f, activation);
                kernels.AddScaled(KernelContexts.New(threads: 2), x.View, body.View, y.View, 0.17f, activation);
                kernels.AddScaled(KernelContexts.New(threads: 2), x.View, body.View, x.View, 0.17f, activation);
                y.RequireUntouchedGuards();
                x.RequireUntouchedGuards();
                y.RequireClose(expected, 12 / 16_777_216f);
                x.RequireClose(y, largestError: 0);
            }
        }
    }

    [Fact]
    public void Sigmoid_is_right_for_numbers_of_any_size_also_in_place()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int channels in KernelSets.ChannelsOf(kernels))
            {
                foreach (float scale in new[] { 1f, 20f, 1e4f })
                {
                    GuardedMap x = new GuardedMap(2, 3, 2, channels, 1, 1).Fill(new Random(5)), y = new(2, 3, 2, channels, 0, 3);
                    for (int i = 0; i < x.Count; i++) x[i] *= scale;
                    float[] values = x.Values();
                    Layer layer = kernels.Plain(new SigmoidInfo(0, "", [-1], new(3, 2, channels), new(3, 2, channels)))!;
                    layer.Run(KernelContexts.New(threads: 2), x.View, y.View);
                    layer.Run(KernelContexts.New(threads: 2), x.View, x.View);
                    y.RequireUntouchedGuards();
                    x.RequireUntouchedGuards();
                    x.RequireClose(y, largestError: 0);
                    RequireClose(values, y.Values(), Activation.Sigmoid);
                }
            }
        }
    }

    [Fact]
    public void NaN_stays_NaN_and_infinities_have_their_limits()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            GuardedMap x = new(1, 1, 1, 20), zeros = new(1, 1, 1, 20), y = new(1, 1, 1, 20);
            for (int i = 0; i < 20; i++) (x[i], zeros[i]) = ((i % 3) switch { 0 => float.NaN, 1 => float.PositiveInfinity, _ => float.NegativeInfinity }, 0);
            foreach ((Activation activation, float most) in new[] { (Activation.Relu6, 6f), (Activation.Sigmoid, 1f) })
            {
                kernels.AddScaled(KernelContexts.New(), x.View, zeros.View, y.View, 1, activation);
                for (int i = 0; i < 20; i++) Assert.Equal((i % 3) switch { 0 => float.NaN, 1 => most, _ => 0 }, y[i]);
            }
        }
    }

    private static float[] Pooled(KernelSet kernels, Activation activation)
    {
        ConvolutionCase convolution = new(9, 7, 40, 37, new(1, 1)) { Activation = activation };
        var random = new Random(8);
        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 8) - 4)];
        Layer layer = kernels.Pack(convolution.Info, Numbers((int)convolution.Info.Weights), Numbers(37), Ways.PointwiseBeforePool, isPrecise: false);
        GuardedMap x = new GuardedMap(1, 9, 7, 40).Fill(random), sums = new(1, 9, 7, 37), y = new(1, 9, 7, 37, 2, 3);
        Frames.New(1, threads: 2, layer.ScratchFloats(1)).Run(layer, x.View, sums.View);
        kernels.AveragePool(KernelContexts.New(2), sums.View, y.View, new(3, 3), new(1, 1), new(1), countsPadding: false, ((IEndsInPool)layer).Epilogue);
        y.RequireUntouchedGuards();
        return y.Values();
    }

    private static void RequireClose(float[] sums, float[] actual, Activation activation)
    {
        Assert.Equal(sums.Length, actual.Length);
        for (int i = 0; i < sums.Length; i++)
        {
            double expected = ReferenceActivation.Of(activation, sums[i]);
            Assert.True(Math.Abs(expected - actual[i]) <= LargestError, $"{activation} of {sums[i]} is {actual[i]}, not {expected}.");
        }
    }
}
