using System.Linq;
using InceptionGen.Language.Checking;
using InceptionGen.Language.Model;
using Xunit;

namespace InceptionGen.Generator.Tests.Checking;

/// <summary>The papers' own tables are accepted as printed; what is wrong in them, and nothing else, is said.</summary>
public sealed class PrintedTableTests
{
    [Fact]
    public void Googlenets_table_has_nine_wrong_counts_and_does_not_say_its_paddings()
    {
        Judging judging = Judging.OfPrinted("googlenet_table1_as_printed.csv");

        CheckResult result = judging.Network();

        Assert.Empty(judging.Reading);
        Assert.Equal(
            [
                "ING216 '7x7/2' Row 'convolution', column 'patch size/stride': a 7x7/2 convolution gives 112x112 from 224x224 under 'same' (2+3) and 'half' (3), which pad differently, and 'same' is taken. Write '# padding: same' or '# padding: half' above the header for all convolutions, or the rule in the row's column 'padding'.",
                "ING302 '2.7K' Row 'convolution', column 'params': the filters give 9,408 weights (9.2K), the cell says 2.7K",
                "ING303 '34M' Row 'convolution', column 'ops': the filters give 118,013,952 multiply-adds (118M), the cell says 34M",
                "ING216 '3x3/2' Row 'max pool', column 'patch size/stride': a 3x3/2 pool gives 56x56 from 112x112 under 'same' (0+1), 'half' (1) and 'ceil' (0+1), which pad differently, and 'same' is taken, here and in 3 other rows. Write '# pooling: same', '# pooling: half' or '# pooling: ceil' above the header for all pools, or the rule in the row's column 'padding'.",
                "ING302 '364K' Row 'inception (4a)', column 'params': the filters give 375,552 weights (367K), the cell says 364K",
                "ING302 '463K' Row 'inception (4c)', column 'params': the filters give 509,440 weights (498K), the cell says 463K",
                "ING302 '580K' Row 'inception (4d)', column 'params': the filters give 604,672 weights (591K), the cell says 580K",
                "ING302 '840K' Row 'inception (4e)', column 'params': the filters give 867,328 weights (847K), the cell says 840K",
                "ING302 '1072K' Row 'inception (5a)', column 'params': the filters give 1,042,432 weights (1018K), the cell says 1072K",
                "ING303 '54M' Row 'inception (5a)', column 'ops': the filters give 51,079,168 multiply-adds (51M), the cell says 54M",
                "ING302 '1388K' Row 'inception (5b)', column 'params': the filters give 1,442,816 weights (1409K), the cell says 1388K",
            ],
            judging.Shown(result.Diagnostics));
        Assert.Equal(6_990_272, result.Spec!.Stages.Sum(stage => stage.Operation.Weights));
        Assert.Equal(6_998_552, result.Spec.Stages.Sum(stage => stage.Operation.Parameters));
        Assert.Equal(1_582_671_872, result.Spec.Stages.Sum(stage => stage.Operation.MultiplyAdds));
        Assert.Equal(new Shape(224, 224, 3), result.Spec.Input);
        Assert.Equal(new Shape(1, 1, 1000), result.Spec.Stages[result.Spec.Stages.Count - 1].Output);
    }

    [Fact]
    public void Batch_normalised_inception_has_four_wrong_sizes_and_a_wrong_depth_and_does_not_say_its_paddings()
    {
        Judging judging = Judging.OfPrinted("bn_inception_fig5_as_printed.csv");

        CheckResult result = judging.Network();

        Assert.Empty(judging.Reading);
        Assert.Equal(
            [
                "ING216 '7x7/2' Row 'convolution', column 'patch size/stride': a 7x7/2 convolution gives 112x112 from 224x224 under 'same' (2+3) and 'half' (3), which pad differently, and 'same' is taken. Write '# padding: same' or '# padding: half' above the header for all convolutions, or the rule in the row's column 'padding'.",
                "ING216 '3x3/2' Row 'max pool', column 'patch size/stride': a 3x3/2 pool gives 56x56 from 112x112 under 'same' (0+1), 'half' (1) and 'ceil' (0+1), which pad differently, and 'same' is taken, here and in 1 other row. Write '# pooling: same', '# pooling: half' or '# pooling: ceil' above the header for all pools, or the rule in the row's column 'padding'.",
                "ING301 '1' Row 'convolution 2', column 'depth': the longest path has 2 layers with parameters, the cell says 1",
                "ING204 '28x28x576' Row 'inception (3c)', column 'output size': the branches give 14x14x576 (160 + 96 + 320), the cell says 28x28x576. Set the cell to 14x14x576, or change a branch.",
                "ING204 '14x14x576' Row 'inception (4c)', column 'output size': the branches give 14x14x608 (160 + 160 + 160 + 128), the cell says 14x14x576. Set the cell to 14x14x608, or change a branch.",
                "ING204 '14x14x576' Row 'inception (4d)', column 'output size': the branches give 14x14x608 (96 + 192 + 192 + 128), the cell says 14x14x576. Set the cell to 14x14x608, or change a branch.",
                "ING204 '14x14x1024' Row 'inception (4e)', column 'output size': the branches give 7x7x1056 (192 + 256 + 608), the cell says 14x14x1024. Set the cell to 7x7x1056, or change a branch.",
            ],
            judging.Shown(result.Diagnostics));
        Assert.Equal(new Shape(7, 7, 1056), result.Spec!.Stages.Single(stage => stage.Identifier == "Inception4e").Output);

        // ARCHITECTURES: 11,264,192 weights with the linear layer, which Figure 5 leaves out.
        Assert.Equal(11_264_192 - 1_024_000, result.Spec.Stages.Sum(stage => stage.Operation.Weights));
    }

    [Fact]
    public void Rethinkings_table_lacks_its_modules_and_a_mark_of_padding()
    {
        Judging judging = Judging.OfPrinted("rethinking_table1_as_printed.csv");

        CheckResult result = judging.Network();

        Assert.Empty(judging.Reading);
        Assert.Equal(["ING215 'conv'", "ING404 '3×Inception'", "ING404 '5×Inception'", "ING404 '2×Inception'"], judging.Places(result.Diagnostics));
        Assert.Equal(new Shape(1, 1, 1000), result.Spec!.Stages[result.Spec.Stages.Count - 1].Output);
    }

    [Fact]
    public void The_seeds_inception_b_has_three_shifted_rows_and_a_pool_that_counts_as_a_layer()
    {
        Judging judging = Judging.OfPrinted("inception_v4_inception_b_seed_as_printed.csv");

        Assert.Empty(judging.Reading);
        Assert.Equal(
            [
                "ING106 '17x17x1024' Row 'conv' is shifted one cell to the left: column 'patch size/stride' holds 17x17x1024, which belongs under 'input size'. Insert an empty cell before it.",
                "ING106 '17x17x1024' Row 'conv 2' is shifted one cell to the left: column 'patch size/stride' holds 17x17x1024, which belongs under 'input size'. Insert an empty cell before it.",
                "ING106 '17x17x1024' Row 'conv 3' is shifted one cell to the left: column 'patch size/stride' holds 17x17x1024, which belongs under 'input size'. Insert an empty cell before it.",
                "ING301 '2' Row 'avg pooling', column 'depth': the longest path has 1 layer with parameters, the cell says 2",
            ],
            judging.Shown(judging.Module()));
    }

    [Fact]
    public void The_seeds_reduction_b_has_192_filters_in_the_wrong_column()
    {
        Judging judging = Judging.OfPrinted("inception_v4_reduction_b_seed_as_printed.csv");

        Assert.Empty(judging.Reading);
        Assert.Equal(
            [
                "ING208 '192' Row 'conv', column '#1x7': no padding of a 1x7/2 convolution gives 8x8 from 17x17 (same gives 9x9, valid gives 9x6): under '#3x3' the 192 would",
                "ING301 '1' Row 'max pooling', column 'depth': the longest path has 0 layers with parameters, the cell says 1",
            ],
            judging.Shown(judging.Module()));
    }
}
