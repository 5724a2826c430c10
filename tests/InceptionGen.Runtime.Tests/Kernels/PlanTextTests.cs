using System;
using InceptionGen.Algorithms;
using InceptionGen.Execution;

namespace InceptionGen.Runtime.Tests.Kernels;

public sealed class PlanTextTests
{
    [Fact]
    public void It_says_what_computes_each_convolution_and_how_it_is_padded()
    {
        string plan = PlanText.Of(Network(), MachineFamilies.Zen4);

        Assert.Contains("\nconv1: 64x64x3 to 32x32x16\n    #5x5: 5x5/2, padding 1+2, 64x64x3 to 32x32x16: ", plan, StringComparison.Ordinal);
        Assert.Contains("    max pool 3x3/2, padding ceil, 32x32x16 to 16x16x16\n", plan, StringComparison.Ordinal);
        Assert.Contains("    3x3/1, padding valid, 16x16x16 to 14x14x16: Winograd F(", plan, StringComparison.Ordinal);
        Assert.Contains("    average pool 3x3/2x1, padding 1x0 ceil, 14x14x16 to 8x12x16\n", plan, StringComparison.Ordinal);
        Assert.Contains("\n1x1, 1x1 again: 8x12x16 to 8x12x16\n    1x1/1 8x12x16 to 8x12x16: 1x1 product 0.00 ms 1 KB; direct ", plan, StringComparison.Ordinal);
        Assert.Contains("\nlinear: 8x12x16 to 1x1x10\n    linear 8x12x16 to 1x1x10: direct ", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_which_stages_run_image_by_image()
    {
        Assert.Contains("\nIn a batch, the stages up to pool run image by image, ", PlanText.Of(Network(perImageStages: 2), MachineFamilies.Zen4), StringComparison.Ordinal);
        Assert.DoesNotContain("image by image", PlanText.Of(Network(), MachineFamilies.Zen4), StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_which_convolutions_are_one_product()
    {
        DescriptionBuilder table = new("Small", "", "", new(8, 8, 192), "");
        table.Stage("module", "Module");
        table.Convolution("#1x1", -1, 64, new(1), tensors: new("a"));
        table.Convolution("#3x3 reduce", -1, 96, new(1), tensors: new("b"));
        table.Convolution("#3x3", 1, 128, new(3), padding: new(1), tensors: new("c"));
        table.Concat(-1, 0, 2);
        table.Stage("alone", "Alone");
        table.Convolution("", 3, 16, new(1), tensors: new("d"));
        string plan = PlanText.Of(table.Build(), MachineFamilies.Zen4);

        Assert.Contains("\n    as one product, which reads the map once: #1x1, #3x3 reduce\n", plan, StringComparison.Ordinal);
        Assert.Equal(2, plan.Split("as one product").Length);
    }

    private static NetworkDescription Network(int perImageStages = 0)
    {
        DescriptionBuilder table = new("Small", "", "", new(64, 64, 3), "rgb / 255");
        table.Stage("conv1", "Conv1");
        table.Convolution("#5x5", -1, 16, new(5), new(2), new(1, 2, 1, 2), tensors: new("a"));
        table.Stage("pool", "Pool");
        table.MaxPool(0, new(3), new(2), output: new(16, 16, 16));
        table.Stage("conv2", "Conv2");
        table.Convolution("", 1, 16, new(3), tensors: new("b"));
        table.Stage("mean", "Mean");
        table.AveragePool(2, new(3), new(2, 1), new(1, 1, 0, 0), output: new(8, 12, 16));
        table.Stage("1x1", "One");
        table.Convolution("", 3, 16, new(1), tensors: new("c"));
        table.Stage("1x1 again", "Again");
        table.Convolution("", 4, 16, new(1), tensors: new("d"));
        table.Stage("linear", "Linear");
        table.Linear("", 5, 10, tensors: new("e"));
        return table.Build(perImageStages);
    }
}
