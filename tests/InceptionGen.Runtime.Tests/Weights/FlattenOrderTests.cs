using System.Linq;
using InceptionGen.Execution;
using InceptionGen.Weights;

namespace InceptionGen.Tests;

public class FlattenOrderTests
{
    // (out, in) of a layer with two outputs on a map of 2x3x4: every weight tells its channel, row and column
    private static readonly float[] ChannelsFirst =
        [.. from o in Enumerable.Range(0, 2) from c in Enumerable.Range(0, 4) from y in Enumerable.Range(0, 2) from x in Enumerable.Range(0, 3) select Value(o, c, y, x)];

    private static readonly float[] ChannelsLast =
        [.. from o in Enumerable.Range(0, 2) from y in Enumerable.Range(0, 2) from x in Enumerable.Range(0, 3) from c in Enumerable.Range(0, 4) select Value(o, c, y, x)];

    [Theory]
    [InlineData("linear")]
    [InlineData("flatten linear")]
    [InlineData("flatten dropout linear")]
    public void A_linear_layer_that_reads_a_map_is_put_into_the_runtimes_order(string rows)
    {
        Assert.Equal(ChannelsFirst, Load(rows, ChannelsLast, FlattenOrder.ChannelsLast));
        Assert.Equal(ChannelsFirst, Load(rows, ChannelsFirst, FlattenOrder.ChannelsFirst));
    }

    [Fact]
    public void A_linear_layer_that_reads_no_map_is_left_alone() =>
        Assert.Equal(ChannelsLast, Load("pool flatten linear", ChannelsLast, FlattenOrder.ChannelsLast));

    [Theory]
    [InlineData("hwc linear")]
    [InlineData("hwc dropout linear")]
    public void A_linear_layer_whose_inputs_a_row_flattens_pixel_by_pixel_is_left_alone(string rows)
    {
        Assert.Equal(ChannelsLast, Load(rows, ChannelsLast, FlattenOrder.ChannelsLast));
        Assert.Equal(ChannelsFirst, Load(rows, ChannelsFirst, FlattenOrder.ChannelsFirst));
    }

    private static float Value(int o, int c, int y, int x) => (1000 * o) + (100 * c) + (10 * y) + x;

    private static float[] Load(string rows, float[] kernel, FlattenOrder order)
    {
        DescriptionBuilder table = new("Flat", "", "", new(2, 3, 4), "rgb");
        table.Stage("all", "All");
        int last = -1;
        foreach (string row in rows.Split(' '))
        {
            switch (row)
            {
                case "pool":
                    table.AveragePool(last, new(2, 3), output: new(1, 1, 24));
                    break;
                case "flatten":
                    table.Add(new FlattenInfo(), last);
                    break;
                case "hwc":
                    table.Add(new FlattenInfo(channelsLast: true), last);
                    break;
                case "dropout":
                    table.Add(new DropoutInfo(), last);
                    break;
                default:
                    table.Linear("", last, 2, tensors: new("kernel"));
                    break;
            }

            last++;
        }

        NetworkDescription network = table.Build();
        EditableWeights weights = new EditableWeights { FlattenOrder = order }.Put("kernel", new(2, 24));
        kernel.CopyTo(weights["kernel"], 0);
        return FoldedTensors.Read(network, (ConvolutionInfo)network.Operations[^1], weights, new(), []).Kernel.ToArray();
    }
}
