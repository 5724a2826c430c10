using System;
using System.Linq;
using InceptionGen.Algorithms;
using InceptionGen.Execution;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;
using InceptionGen.Tests;

namespace InceptionGen.Runtime.Tests.Kernels;

public class GroupedConvolutionTests
{
    [Theory]
    [InlineData(1, 3, 1)]
    [InlineData(1, 3, 2)]
    [InlineData(1, 5, 1)]
    [InlineData(2, 3, 1)]
    [InlineData(8, 7, 2)]
    [InlineData(3, 2, 3)]
    public void A_depthwise_convolution_of_any_channels_is_right(int multiplier, int kernel, int stride)
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int channels in KernelSets.ChannelsOf(kernels))
            {
                Check(kernels, Ways.Depthwise, new ConvolutionCase(9, 11, channels, channels * multiplier, new(kernel, kernel))
                {
                    Groups = channels,
                    Stride = new(stride, stride),
                    Padding = new(kernel / 2, 0, kernel / 2, 1),
                    Neighbours = 3,
                    Batch = 2,
                    Threads = 2,
                });
            }
        }
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(7, 1)]
    [InlineData(2, 4)]
    public void A_depthwise_kernel_may_be_of_any_shape_and_padded_beyond_it(int height, int width)
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int padding in new[] { 0, 1, 5 })
            {
                if (padding == 0 && Math.Max(height, width) > 6) continue;
                Check(kernels, Ways.Depthwise, new ConvolutionCase(6, 6, 20, 40, new(height, width)) { Groups = 20, Padding = new(padding, padding, padding, padding) });
            }
        }
    }

    [Theory]
    [InlineData(Ways.GroupsPlain, 2, 48, 128, 5)]
    [InlineData(Ways.GroupsPlain, 32, 4, 4, 3)]
    [InlineData(Ways.GroupsPlain, 3, 7, 5, 1)]
    [InlineData(Ways.GroupsPlain, 6, 1, 3, 3)]
    public void Groups_of_any_number_are_right(string way, int groups, int inputs, int outputs, int kernel)
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            foreach (int threads in new[] { 1, 3 })
            {
                Check(kernels, way, new ConvolutionCase(9, 8, groups * inputs, groups * outputs, new(kernel, kernel))
                {
                    Groups = groups,
                    Padding = new(kernel / 2, kernel / 2, kernel / 2, kernel / 2),
                    Neighbours = 2,
                    Threads = threads,
                    Batch = 2,
                });
            }
        }
    }

    [Fact]
    public void Groups_by_fast_algorithms_are_right()
    {
        foreach (KernelSet kernels in KernelSets.All)
        {
            ConvolutionCase convolution = new(14, 14, 128, 96, new(3, 3)) { Groups = 2, Padding = new(1, 1, 1, 1), Threads = 2 };
            convolution.RequireAccuracy(convolution.Run(kernels, Ways.GroupsCheapest), 1e-4);
        }
    }

    [Theory]
    [InlineData(Ways.Depthwise, 20)]
    [InlineData(Ways.GroupsPlain, 4)]
    public void A_grouped_convolution_adds_its_result_to_another_map(string way, int groups)
    {
        ConvolutionCase convolution = new(7, 6, 20, 40, new(3, 3)) { Groups = groups, Padding = new(1, 1, 1, 1), Activation = Activation.Sigmoid };
        var random = new Random(5);
        float[] weights = new float[convolution.Info.Weights], bias = new float[40];
        foreach (ref float weight in weights.AsSpan()) weight = random.NextSingle() - 0.5f;
        foreach (KernelSet kernels in KernelSets.All)
        {
            Layer layer = kernels.Pack(convolution.Info, weights, bias, way, isPrecise: false);
            GuardedMap x = new GuardedMap(2, 7, 6, 20).Fill(random), added = new GuardedMap(2, 7, 6, 40, 2, 1).Fill(random);
            GuardedMap sums = added.Like(), expected = added.Like(), y = new(2, 7, 6, 40, 0, 5);
            Frame frame = Frames.New(2, threads: 2, layer.ScratchFloats(2));
            frame.RunAdding(layer, x.View, added.View, y.View, 0.3f, Activation.Relu);
            frame.Run(layer, x.View, sums.View);
            kernels.AddScaled(KernelContexts.New(2), added.View, sums.View, expected.View, 0.3f, Activation.Relu);
            y.RequireUntouchedGuards();
            y.RequireClose(expected, largestError: 0);
        }
    }

    [Theory]
    [InlineData(Ways.Depthwise, 20)]
    [InlineData(Ways.GroupsPlain, 4)]
    public void Negligible_sums_become_zeros_and_NaN_stays(string way, int groups)
    {
        ConvolutionCase convolution = new(2, 3, 20, 40, new(1, 1)) { Groups = groups, Activation = Activation.None };
        foreach (KernelSet kernels in KernelSets.All)
        {
            float[] weights = new float[convolution.Info.Weights];
            Array.Fill(weights, 1e-15f);
            Layer layer = kernels.Pack(convolution.Info, weights, new float[40], way, isPrecise: false);
            GuardedMap x = new(1, 2, 3, 20), y = new(1, 2, 3, 40);
            for (int i = 0; i < x.Count; i++) x[i] = i / 20 == 4 ? float.NaN : 1e-25f;
            Frames.New(1, scratchFloats: layer.ScratchFloats(1)).Run(layer, x.View, y.View);
            for (int i = 0; i < y.Count; i++) Assert.Equal(i / 40 == 4 ? float.NaN : 0, y[i]);
        }
    }

    [Fact]
    public void The_registry_computes_groups_by_what_is_made_for_them()
    {
        ConvolutionInfo depthwise = new ConvolutionCase(14, 14, 64, 64, new(3, 3)) { Groups = 64 }.Info, two = depthwise with { Groups = 2 };
        Assert.Equal(Ways.Depthwise, AlgorithmRegistry.Choose(depthwise, MachineFamilies.Skylake, isPlain: false).Name);
        Assert.Equal(Ways.GroupsCheapest, AlgorithmRegistry.Choose(two, MachineFamilies.Skylake, isPlain: false).Name);
        Assert.Equal(Ways.GroupsPlain, AlgorithmRegistry.Choose(two, MachineFamilies.Skylake, isPlain: true).Name);
        Assert.Equal([], AlgorithmRegistry.CandidatesOf(depthwise with { Groups = 1 }, MachineFamilies.Skylake).Select(candidate => candidate.Algorithm.Name).Intersect([Ways.Depthwise, Ways.GroupsPlain, Ways.GroupsCheapest]));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(0)]
    public void Groups_that_do_not_divide_the_channels_are_refused(int groups)
    {
        ConvolutionInfo info = new ConvolutionCase(4, 4, 20, 40, new(1, 1)).Info with { Groups = groups };
        string message = Assert.Throws<ArgumentException>(() => Ways.Pack(info, new float[800], [], Ways.GroupsPlain)).Message;
        Assert.StartsWith($"{groups} groups do not divide 20 input channels and 40 output channels.", message, StringComparison.Ordinal);
    }

    private static void Check(KernelSet kernels, string way, ConvolutionCase convolution) =>
        convolution.RequireDirectAccuracy(convolution.Run(kernels, way));
}
