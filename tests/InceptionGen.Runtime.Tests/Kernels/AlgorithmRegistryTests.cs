using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Algorithms;
using InceptionGen.Tests;

namespace InceptionGen.Runtime.Tests.Kernels;

public sealed class AlgorithmRegistryTests
{
    [Theory]
    [InlineData(28, 96, 128, 3, 1, Ways.Winograd4x4)]
    [InlineData(14, 160, 320, 3, 1, Ways.Winograd4x4)]
    [InlineData(56, 64, 192, 3, 1, Ways.Winograd6x6)]
    [InlineData(35, 96, 96, 3, 1, Ways.Winograd6x6)]
    [InlineData(8, 448, 384, 3, 1, Ways.Winograd2x2)]
    [InlineData(7, 32, 128, 3, 1, Ways.Winograd2x2)]
    [InlineData(224, 3, 64, 3, 1, Ways.Direct)]
    [InlineData(35, 48, 64, 5, 1, Ways.Winograd4x4For5x5)]
    [InlineData(35, 288, 384, 3, 2, Ways.WinogradStride2)]
    [InlineData(147, 64, 96, 3, 2, Ways.WinogradStride2)]
    [InlineData(15, 192, 192, 3, 2, Ways.Direct)]
    [InlineData(224, 3, 64, 7, 2, "folded Winograd F(4x4, 4x4)")]
    [InlineData(299, 3, 32, 3, 2, Ways.Direct)]
    [InlineData(14, 512, 64, 1, 1, Ways.Pointwise)]
    [InlineData(17, 1088, 256, 1, 1, Ways.Pointwise)]
    [InlineData(7, 832, 384, 1, 1, Ways.Pointwise)]
    [InlineData(14, 512, 64, 1, 2, Ways.Direct)]
    public void The_shape_decides_on_Zen_4(int size, int channels, int filters, int kernel, int stride, string name) =>
        Assert.Equal(name, Candidates(Convolution(size, channels, filters, new(kernel, kernel), stride))[0].Algorithm.Name);

    // Measured there: F(6x6, 3x3) wins where its weights stay in the second-level cache, and F(2x2, 3x3) where weights are most of the work.
    [Theory]
    [InlineData(56, 64, 192, 3, 1, Ways.Winograd4x4)]
    [InlineData(35, 96, 96, 3, 1, Ways.Winograd4x4)]
    [InlineData(35, 32, 32, 3, 1, Ways.Winograd6x6)]
    [InlineData(28, 96, 128, 3, 1, Ways.Winograd4x4)]
    [InlineData(14, 160, 320, 3, 1, Ways.Winograd2x2)]
    [InlineData(7, 160, 320, 3, 1, Ways.Winograd2x2)]
    [InlineData(147, 64, 96, 3, 2, Ways.WinogradStride2)]
    [InlineData(28, 128, 160, 3, 2, Ways.Direct)]
    [InlineData(224, 3, 64, 7, 2, "folded Winograd F(4x4, 4x4)")]
    [InlineData(8, 2048, 448, 1, 1, Ways.Pointwise)]
    public void The_shape_decides_on_Skylake(int size, int channels, int filters, int kernel, int stride, string name) =>
        Assert.Equal(name, AlgorithmRegistry.CandidatesOf(Convolution(size, channels, filters, new(kernel, kernel), stride), MachineFamilies.Skylake)[0].Algorithm.Name);

    [Theory]
    [InlineData(1, 7, "Winograd F(1x6, 1x7)")]
    [InlineData(7, 1, "Winograd F(6x1, 7x1)")]
    [InlineData(1, 3, "Winograd F(1x4, 1x3)")]
    [InlineData(3, 1, "Winograd F(4x1, 3x1)")]
    public void A_line_is_no_square(int height, int width, string name) =>
        Assert.Equal([name, Ways.Direct], Candidates(Convolution(17, 192, 192, new(height, width), 1)).Select(candidate => candidate.Algorithm.Name));

    [Fact]
    public void The_cheapest_comes_first_and_takes_more_memory()
    {
        IReadOnlyList<Candidate> candidates = Candidates(Convolution(28, 128, 192, new(3, 3), 1));
        Assert.Equal(candidates.Select(candidate => candidate.Cost.Milliseconds).Order(), candidates.Select(candidate => candidate.Cost.Milliseconds));
        Assert.Equal(4 * candidates.Single(candidate => candidate.Algorithm.Name == Ways.Direct).Cost.WeightBytes, candidates[0].Cost.WeightBytes);
    }

    [Fact]
    public void A_plain_algorithm_is_chosen_where_weights_must_be_the_kernels_own()
    {
        Assert.Equal(Ways.Direct, AlgorithmRegistry.Choose(Convolution(28, 128, 192, new(3, 3), 1), MachineFamilies.Zen4, isPlain: true).Name);
        Assert.Equal(Ways.Pointwise, AlgorithmRegistry.Choose(Convolution(28, 128, 192, new(1, 1), 1), MachineFamilies.Zen4, isPlain: true).Name);
    }

    [Fact]
    public void Before_its_pool_a_convolution_is_computed_in_one_way() =>
        Assert.Equal([Ways.PointwiseBeforePool], Candidates(Convolution(8, 64, 32, new(1, 1), 1) with { IsBeforePool = true }).Select(candidate => candidate.Algorithm.Name));

    [Fact]
    public void Every_machine_can_compute_everything()
    {
        ConvolutionInfo odd = Convolution(9, 7, 5, new(2, 4), 3);
        Assert.All(MachineFamilies.All, machine => Assert.Equal(Ways.Direct, AlgorithmRegistry.Choose(odd, machine, isPlain: false).Name));
    }

    [Fact]
    public void Names_are_distinct_and_found()
    {
        Assert.Equal(AlgorithmRegistry.All.Count, AlgorithmRegistry.All.Select(algorithm => algorithm.Name).Distinct().Count());
        Assert.All(AlgorithmRegistry.All, algorithm => Assert.Same(algorithm, AlgorithmRegistry.Named(algorithm.Name)));
        Assert.StartsWith("Unknown algorithm 'fast'. The algorithms are: ", Assert.Throws<KeyNotFoundException>(() => AlgorithmRegistry.Named("fast")).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Candidate> Candidates(ConvolutionInfo convolution) => AlgorithmRegistry.CandidatesOf(convolution, MachineFamilies.Zen4);

    [Fact]
    public void What_holds_of_every_algorithm_is_tested_with_all_of_them()
    {
        IEnumerable<Algorithm> tested = EveryAlgorithm.WithKernels.Select(row => Ways.Find((string)row[0], Convolution(11, 3, 20, new((int)row[1], (int)row[2]), (int)row[3])));

        // Those of groups are tested by GroupedConvolutionTests.
        Assert.Equal([Ways.PointwiseBeforePool, Ways.Depthwise, Ways.GroupsPlain, Ways.GroupsCheapest], AlgorithmRegistry.All.Except(tested).Select(algorithm => algorithm.Name));
    }

    // "same" padding
    private static ConvolutionInfo Convolution(int size, int channels, int filters, Extent kernel, int stride)
    {
        int output = (size + stride - 1) / stride;
        return new(0, "", [-1], new(size, size, channels), new(output, output, filters))
        {
            Kernel = kernel,
            Stride = new(stride, stride),
            Padding = PaddingOf(kernel),
        };
    }

    private static Padding PaddingOf(Extent kernel) => new(kernel.Height / 2, kernel.Height / 2, kernel.Width / 2, kernel.Width / 2);
}
