using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Generator.Tests.Harness;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>The shipped tables of networks that stand in the papers alone say what the papers say.</summary>
public sealed class PaperTablesTests
{
    /// <summary>The first paper's reason for its reductions: 2.37 times fewer multiply-adds than side by side without them.</summary>
    [Fact]
    public void A_naive_module_costs_more_than_one_with_reductions()
    {
        StageSpec naive = Assert.Single(Shipped("inception_3a_naive").Stages), reduced = Shipped("googlenet").Stages.Single(stage => stage.Identifier == "Inception3a");

        Assert.Equal((new Shape(28, 28, 192), new Shape(28, 28, 416), 387_072, 303_464_448), (naive.Input, naive.Output, naive.Operation.Weights, naive.Operation.MultiplyAdds));
        Assert.Equal((new Shape(28, 28, 192), new Shape(28, 28, 256), 163_328, 128_049_152), (reduced.Input, reduced.Output, reduced.Operation.Weights, reduced.Operation.MultiplyAdds));
        Assert.Equal(2.37, Math.Round((double)naive.Operation.MultiplyAdds / reduced.Operation.MultiplyAdds, 2));
    }

    /// <summary>The paper: 42 layers, and fewer than 25 million parameters. The stem is printed, so its costs are known; the filters of the modules are not.</summary>
    [Fact]
    public void Inception_v2_is_what_Rethinking_says_of_it()
    {
        StageSpec[] stages = [.. Shipped("inception_v2").Stages];

        Assert.Equal((23_928_904, 5_767_793_248), (stages.Sum(stage => stage.Operation.Parameters), stages.Sum(stage => stage.Operation.MultiplyAdds)));
        Assert.Equal([232_289_280, 169_344_000, 609_638_400], stages.Skip(4).Take(3).Select(stage => stage.Operation.MultiplyAdds));
        Assert.Equal(54, stages.Sum(stage => stage.Operation.Depth));
        Assert.Equal(42, stages.Count(stage => stage.Name.StartsWith("conv", StringComparison.Ordinal)) + (3 * stages.Count(stage => stage.Operation is ConcatSpec)));
    }

    /// <summary>Figure 9, and the order of the kernels in Figures 3, 6 and 7, which is not that of the released code.</summary>
    [Fact]
    public void Inception_v4_has_the_maps_and_kernels_of_its_figures()
    {
        NetworkSpec network = Shipped("inception_v4_paper");

        Assert.Equal(
            [
                "stem 149x149x32", "stem 147x147x32", "stem 147x147x64", "Stem-A 73x73x160", "Stem-B 71x71x192", "Stem-C 35x35x384",
                "Inception-A 35x35x384 (4)", "Reduction-A 17x17x1024", "Inception-B 17x17x1024 (7)", "Reduction-B 8x8x1536", "Inception-C 8x8x1536 (3)",
                "avg pool 1x1x1536", "dropout 1x1x1536", "linear 1x1x1000", "softmax 1x1x1000",
            ],
            network.Stages.GroupBy(stage => WithoutNumber(stage.Name) + " " + stage.Operation.Output).Select(stages => stages.Key + (stages.Count() > 1 ? $" ({stages.Count()})" : "")));
        Assert.Equal("1x1 64, 7x1 64, 1x7 64, 3x3 96", Branch("Stem-B", 1));
        Assert.Equal("1x1 192, 1x7 224, 7x1 256", Branch("Inception-B 1", 1));
        Assert.Equal("1x1 192, 1x7 192, 7x1 224, 1x7 224, 7x1 256", Branch("Inception-B 1", 2));
        Assert.Equal("1x1 384, 1x3 448, 3x1 512, 3x1 256, 1x3 256", Branch("Inception-C 1", 2));

        string Branch(string stage, int index) => string.Join(", ", Convolutions(
            Assert.IsType<ConcatSpec>(network.Stages.Single(candidate => candidate.Name == stage).Operation).Branches[index]).Select(layer => $"{layer.Kernel} {layer.Output.Channels}"));
    }

    private static string WithoutNumber(string name) => name.TrimEnd(' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    private static NetworkSpec Shipped(string table) => Judging.Of([.. Tables.Shipped(table).Select(file => (file.Path, file.Text))]).Clean();

    private static IEnumerable<ConvolutionSpec> Convolutions(OperationSpec operation) => operation switch
    {
        ConvolutionSpec convolution => [convolution],
        SequenceSpec sequence => sequence.Operations.SelectMany(Convolutions),
        ConcatSpec concat => concat.Branches.SelectMany(Convolutions),
        _ => [],
    };
}
