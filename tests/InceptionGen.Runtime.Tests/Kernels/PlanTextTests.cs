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

    private static NetworkDescription Network()
    {
        DescriptionBuilder table = new("Small", "", "", new(64, 64, 3), "rgb / 255");
        table.Stage("conv1", "Conv1", new(64, 64, 3), new(32, 32, 16));
        table.Convolution("#5x5", -1, new(64, 64, 3), new(32, 32, 16), new(5, 5), new(2, 2), new(1, 2, 1, 2), new("a"), Activation.Relu);
        table.Stage("pool", "Pool", new(32, 32, 16), new(16, 16, 16));
        table.MaxPool(0, new(32, 32, 16), new(16, 16, 16), new(3, 3), new(2, 2), default);
        table.Stage("conv2", "Conv2", new(16, 16, 16), new(14, 14, 16));
        table.Convolution("", 1, new(16, 16, 16), new(14, 14, 16), new(3, 3), new(1, 1), default, new("b"), Activation.Relu);
        table.Stage("mean", "Mean", new(14, 14, 16), new(8, 12, 16));
        table.AveragePool(2, new(14, 14, 16), new(8, 12, 16), new(3, 3), new(2, 1), new(1, 1, 0, 0), countsPadding: false);
        table.Stage("1x1", "One", new(8, 12, 16), new(8, 12, 16));
        table.Convolution("", 3, new(8, 12, 16), new(8, 12, 16), new(1, 1), new(1, 1), default, new("c"), Activation.Relu);
        table.Stage("1x1 again", "Again", new(8, 12, 16), new(8, 12, 16));
        table.Convolution("", 4, new(8, 12, 16), new(8, 12, 16), new(1, 1), new(1, 1), default, new("d"), Activation.Relu);
        table.Stage("linear", "Linear", new(8, 12, 16), new(1, 1, 10));
        table.Linear("", 5, new(8, 12, 16), new(1, 1, 10), new("e"), Activation.None);
        return table.Build();
    }
}
