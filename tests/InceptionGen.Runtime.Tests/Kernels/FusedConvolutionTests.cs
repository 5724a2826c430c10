using System;
using System.Linq;
using InceptionGen.Execution;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;
using InceptionGen.Kernels.Pooling;
using InceptionGen.Runtime.Tests.Kernels.Reference;
using InceptionGen.Memory;
using InceptionGen.Tests;

namespace InceptionGen.Runtime.Tests.Kernels;

/// <summary>Operations that the plan joins give what they give in sequence.</summary>
public class FusedConvolutionTests
{
    [Theory]
    [InlineData(Ways.Pointwise, 15, 15)]
    [InlineData(Ways.Pointwise, 3, 2)]
    [InlineData(Ways.Direct, 15, 15)]
    public void Convolutions_of_one_map_are_the_same_together(string algorithm, int height, int width)
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int threads in new[] { 1, 3 })
            {
                int[] outputs = [(4 * kernels.Lanes) + 19, 1, 32];
                Layer[] layers = [.. outputs.Select((count, index) => Pack(kernels, new(height, width, 36, count, new(1, 1)), index == 1 ? algorithm : Ways.Pointwise))];
                GuardedMap x = new GuardedMap(2, height, width, 36, 3, 1).Fill(new Random(7));
                GuardedMap[] together = [.. outputs.Select(count => new GuardedMap(2, height, width, count, 1, 2))], alone = [.. together.Select(map => map.Like())];

                Frame frame = Frames.New(2, threads, layers.Max(layer => layer.ScratchFloats(2)));
                frame.Run(layers, x.View, [.. together.Select(map => map.View)]);
                foreach ((Layer layer, GuardedMap y) in layers.Zip(alone)) frame.Run(layer, x.View, y.View);
                foreach ((GuardedMap actual, GuardedMap expected) in together.Zip(alone)) RequireSame(expected, actual);
            }
        }
    }

    [Theory]
    [InlineData(Ways.Pointwise, 15, 1)]
    [InlineData(Ways.Pointwise, 3, 3)]
    [InlineData(Ways.Direct, 7, 3)]
    [InlineData(Ways.Winograd4x4, 7, 3)]
    public void A_convolution_adds_its_result_to_another_map(string algorithm, int size, int threads)
    {
        Extent kernel = algorithm == Ways.Winograd4x4 ? new(3, 3) : new(1, 1);
        foreach (KernelSet kernels in KernelSets.All)
        {
            ConvolutionCase convolution = new(size, size, 36, (8 * kernels.Lanes) + 2, kernel) { Activation = Activation.None };
            Layer layer = Pack(kernels, convolution, algorithm);
            var random = new Random(5);
            GuardedMap x = new GuardedMap(2, size, size, 36, 1, 0).Fill(random);
            GuardedMap added = new GuardedMap(2, convolution.OutputHeight, convolution.OutputWidth, convolution.Outputs, 2, 1).Fill(random);
            GuardedMap sums = added.Like(), expected = added.Like(), y = new(2, convolution.OutputHeight, convolution.OutputWidth, convolution.Outputs, 0, 5);

            Frame frame = Frames.New(2, threads, layer.ScratchFloats(2));
            frame.RunAdding(layer, x.View, added.View, y.View, 0.3f, Activation.Relu);
            frame.Run(layer, x.View, sums.View);
            kernels.AddScaled(KernelContexts.New(threads), added.View, sums.View, expected.View, 0.3f, Activation.Relu);
            RequireSame(expected, y);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_convolution_before_its_pool_gives_what_it_gives_behind_it(bool countsPadding)
    {
        Extent window = new(3, 3), stride = new(1, 1);
        Padding padding = new(1, 1, 1, 1);
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int outputs in KernelSets.ChannelsOf(kernels))
            {
                ConvolutionCase convolution = new(9, 7, 40, outputs, new(1, 1));
                (float[] weights, float[] bias) = Weights(convolution);
                Layer layer = kernels.Pack(convolution.Info, weights, bias, Ways.PointwiseBeforePool, isPrecise: false);
                GuardedMap x = new GuardedMap(1, 9, 7, 40).Fill(new Random(2)), pooled = x.Like(), sums = new(1, 9, 7, outputs), expected = sums.Like(), y = new(1, 9, 7, outputs, 2, 3);

                Frame frame = Frames.New(1, threads: 2, layer.ScratchFloats(1));
                frame.Run(layer, x.View, sums.View);
                kernels.AveragePool(KernelContexts.New(threads: 2), sums.View, y.View, window, stride, padding, countsPadding, ((IEndsInPool)layer).Epilogue);
                ReferencePool.Average(x.View, pooled.View, window, stride, padding, countsPadding);
                ReferenceConvolution.Run(pooled.View, expected.View, weights, bias, new(1, 1), stride, default, Activation.Relu);

                // Sums of 40 products, then of 9 of those; every number is at most 40.
                y.RequireUntouchedGuards();
                y.RequireClose(expected, 40 * 51 / 16_777_216f);
            }
        }
    }

    [Fact]
    public void Layers_and_maps_that_do_not_belong_together_are_refused()
    {
        Layer layer = Pack(KernelSet.Best, new(3, 3, 4, 5, new(1, 1)), Ways.Pointwise);
        MapView x = new GuardedMap(1, 3, 3, 4).View, y = new GuardedMap(1, 3, 3, 5).View, other = new GuardedMap(1, 3, 3, 6).View;
        Frame frame = Frames.New(1, scratchFloats: layer.ScratchFloats(1));
        Assert.Throws<ArgumentException>(() => frame.Run([layer, layer], x, [y]));
        Assert.Throws<ArgumentException>(() => frame.Run([], x, []));
        Assert.Throws<ArgumentException>(() => frame.Run([layer, layer], x, [y, other]));
        Assert.Throws<ArgumentException>(() => frame.RunAdding(layer, x, other, y, 1, Activation.None));
        string message = Assert.Throws<ArgumentException>(() => frame.EndInPool(layer, PlainOperations.Layer(PlainOperations.Pool(PoolKind.Average, y, y, new(3, 3), new(1, 1), new(1))), y, y)).Message;
        Assert.Contains("The layer is not computed before its pool", message, StringComparison.Ordinal);
    }

    private static Layer Pack(KernelSet kernels, ConvolutionCase convolution, string algorithm)
    {
        (float[] weights, float[] bias) = Weights(convolution);
        return kernels.Pack(convolution.Info, weights, bias, algorithm, isPrecise: false);
    }

    private static (float[] Weights, float[] Bias) Weights(ConvolutionCase convolution)
    {
        var random = new Random(convolution.Outputs);
        return (Numbers((int)convolution.Info.Weights), Numbers(convolution.Outputs));

        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 2) - 1))];
    }

    private static void RequireSame(GuardedMap expected, GuardedMap actual)
    {
        actual.RequireUntouchedGuards();
        actual.RequireClose(expected, largestError: 0);
    }
}
