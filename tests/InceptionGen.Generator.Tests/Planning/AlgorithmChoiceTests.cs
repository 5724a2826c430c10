extern alias runtime;

using System;
using System.Linq;
using InceptionGen.Generator.Model;
using InceptionGen.Generator.Planning;
using InceptionGen.Generator.Tests.Harness;
using Xunit;

namespace InceptionGen.Generator.Tests.Planning;

public sealed class AlgorithmChoiceTests
{
    /// <summary>Generated code calls the runtime's algorithms by the names that the plan has for them.</summary>
    [Fact]
    public void The_plan_and_the_runtime_have_the_same_algorithms() =>
        Assert.Equal(Enum.GetNames<runtime::InceptionGen.Algorithm>(), Enum.GetNames<ConvolutionAlgorithm>());

    [Theory]
    [InlineData(28, 96, 128, 3, 1, nameof(ConvolutionAlgorithm.Winograd4x4))]
    [InlineData(14, 160, 320, 3, 1, nameof(ConvolutionAlgorithm.Winograd4x4))]
    [InlineData(56, 64, 192, 3, 1, nameof(ConvolutionAlgorithm.Winograd6x6))]
    [InlineData(35, 96, 96, 3, 1, nameof(ConvolutionAlgorithm.Winograd6x6))]
    [InlineData(8, 448, 384, 3, 1, nameof(ConvolutionAlgorithm.Winograd2x2))]
    [InlineData(7, 32, 128, 3, 1, nameof(ConvolutionAlgorithm.Winograd2x2))]
    [InlineData(224, 3, 64, 3, 1, nameof(ConvolutionAlgorithm.Direct))]
    [InlineData(35, 48, 64, 5, 1, nameof(ConvolutionAlgorithm.Winograd4x4For5x5))]
    [InlineData(35, 288, 384, 3, 2, nameof(ConvolutionAlgorithm.WinogradStride2))]
    [InlineData(147, 64, 96, 3, 2, nameof(ConvolutionAlgorithm.WinogradStride2))]
    [InlineData(15, 192, 192, 3, 2, nameof(ConvolutionAlgorithm.Direct))]
    [InlineData(224, 3, 64, 7, 2, nameof(ConvolutionAlgorithm.WinogradFolded))]
    [InlineData(299, 3, 32, 3, 2, nameof(ConvolutionAlgorithm.Direct))]
    [InlineData(14, 512, 64, 1, 1, nameof(ConvolutionAlgorithm.Pointwise))]
    [InlineData(17, 1088, 256, 1, 1, nameof(ConvolutionAlgorithm.Pointwise))]
    [InlineData(7, 832, 384, 1, 1, nameof(ConvolutionAlgorithm.Pointwise))]
    [InlineData(14, 512, 64, 1, 2, nameof(ConvolutionAlgorithm.Direct))]
    public void The_shape_decides(int size, int channels, int filters, int kernel, int stride, string algorithm) =>
        Assert.Equal(algorithm, AlgorithmChoice.Candidates(Specs.Convolution(new Shape(size, size, channels), filters, kernel, stride))[0].Algorithm.ToString());

    [Theory]
    [InlineData(1, 7)]
    [InlineData(7, 1)]
    [InlineData(1, 3)]
    [InlineData(3, 1)]
    public void A_line_is_no_square(int height, int width)
    {
        var map = new Shape(17, 17, 192);
        ConvolutionSpec line = Specs.Convolution(map, 192) with
        {
            Kernel = new Extent(height, width),
            Padding = new Padding(height / 2, height / 2, width / 2, width / 2),
        };
        Candidate[] candidates = AlgorithmChoice.Candidates(line).ToArray();
        Assert.Equal(height + width == 8 ? ConvolutionAlgorithm.WinogradLine6For7 : ConvolutionAlgorithm.WinogradLine4For3, candidates[0].Algorithm);
        Assert.Equal(ConvolutionAlgorithm.Direct, candidates[1].Algorithm);
    }

    [Fact]
    public void The_fastest_comes_first_and_takes_more_memory()
    {
        Candidate[] candidates = AlgorithmChoice.Candidates(Specs.Convolution(new Shape(28, 28, 128), 192, 3)).ToArray();
        Assert.True(candidates[0].Cost.Milliseconds < candidates[1].Cost.Milliseconds);
        Candidate direct = candidates.Single(candidate => candidate.Algorithm == ConvolutionAlgorithm.Direct);
        Assert.Equal(4 * direct.Cost.WeightBytes, candidates[0].Cost.WeightBytes);
    }

    [Fact]
    public void A_plan_tells_what_is_joined()
    {
        string plan = PlanText.Of(NetworkPlanner.Plan(Specs.Network(
            new Shape(8, 8, 64),
            Specs.Stage("Mixed", -1, Specs.Concat(
                new Shape(8, 8, 64),
                Specs.Convolution(new Shape(8, 8, 64), 16, column: "#1x1"),
                Specs.Sequence(
                    new Shape(8, 8, 64), Specs.Pool(new Shape(8, 8, 64), PoolKind.Average), Specs.Convolution(new Shape(8, 8, 64), 32, column: "pool proj")))))));
        Assert.Contains("one product:\n        #1x1: 1x1/1 8x8x64 to 8x8x16: Pointwise ", plan, StringComparison.Ordinal);
        Assert.Contains("pool proj: 1x1/1 8x8x64 to 8x8x32: PointwiseBeforePool", plan, StringComparison.Ordinal);
        Assert.Contains("Average pool 3x3/1, padding 1, 8x8x32 to 8x8x32, then the bias and activation of the convolution before it", plan, StringComparison.Ordinal);
    }
}
