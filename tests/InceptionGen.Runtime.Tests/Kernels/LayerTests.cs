using System;
using InceptionGen.Execution;
using InceptionGen.Kernels.Layers;
using InceptionGen.Memory;
using InceptionGen.Tests;

namespace InceptionGen.Runtime.Tests.Kernels;

public class LayerTests
{
    private static readonly ConvolutionInfo Info = new ConvolutionCase(6, 6, 2, 3, new(3, 3)).Info;

    [Theory]
    [InlineData(Ways.Winograd4x4, 3, 2, "cannot compute a 3x3 convolution with stride 2x2 and ")]
    [InlineData(Ways.Winograd4x4, 5, 1, "cannot compute a 5x5 convolution with stride 1x1 and ")]
    [InlineData(Ways.WinogradStride2, 3, 1, "cannot compute a 3x3 convolution with stride 1x1 and ")]
    [InlineData(Ways.Winograd4x4For5x5, 3, 1, "cannot compute a 3x3 convolution with stride 1x1 and ")]
    [InlineData(Ways.Pointwise, 3, 1, "cannot compute a 3x3 convolution with stride 1x1 and ")]
    [InlineData(Ways.Pointwise, 1, 2, "cannot compute a 1x1 convolution with stride 2x2 and ")]
    [InlineData(Ways.WinogradLine4For3, 5, 1, "cannot compute a 5x5 convolution with stride 1x1 and ")]
    [InlineData(Ways.WinogradLine6For7, 1, 1, "cannot compute a 1x1 convolution with stride 1x1 and ")]
    [InlineData(Ways.WinogradFolded, 3, 1, "cannot compute a 3x3 convolution with stride 1x1 and ")]
    [InlineData(Ways.WinogradFolded, 3, 2, "cannot compute a 3x3 convolution with stride 2x2 and ")]
    public void An_algorithm_that_cannot_compute_a_convolution_is_refused(string algorithm, int side, int stride, string message)
    {
        ConvolutionInfo info = (new ConvolutionCase(6, 6, 2, 3, new(side, side)) { Stride = new(stride, stride) }).Info;
        Assert.Contains(message, Refusal(info, algorithm), StringComparison.Ordinal);
    }

    [Fact]
    public void Padding_around_a_pointwise_convolution_is_refused() => Assert.Contains(
        "1x1 product cannot compute a 1x1 convolution with stride 1x1 and padding 1+0x0", Refusal((new ConvolutionCase(6, 6, 2, 3, new(1, 1)) { Padding = new(1, 0, 0, 0) }).Info, Ways.Pointwise), StringComparison.Ordinal);

    [Fact]
    public void Weights_of_another_length_are_refused()
    {
        Assert.Contains("53 weights", Assert.Throws<ArgumentException>(() => Ways.Pack(Info, new float[53], [], Ways.Direct)).Message, StringComparison.Ordinal);
        Assert.Contains("2 numbers", Assert.Throws<ArgumentException>(() => Ways.Pack(Info, new float[54], new float[2], Ways.Direct)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_larger_than_the_input_allows_is_refused() => Assert.Contains(
        "Columns: 5 outputs", Refusal(Info with { Output = new(4, 5, 3) }, Ways.Direct), StringComparison.Ordinal);

    [Fact]
    public void Without_a_bias_sums_start_at_zero()
    {
        Layer layer = Ways.Pack(Info, new float[54], [], Ways.Direct);
        GuardedMap x = new GuardedMap(1, 6, 6, 2).Fill(new Random(1)), y = new(1, 4, 4, 3);
        Frames.New(1, scratchFloats: layer.ScratchFloats(1)).Run(layer, x.View, y.View);
        for (int i = 0; i < y.Count; i++) Assert.Equal(0, y[i]);
    }

    [Fact]
    public void Maps_that_are_not_the_layers_are_refused()
    {
        Layer layer = Ways.Pack(Info, new float[54], [], Ways.Direct);
        MapView x = new GuardedMap(1, 6, 6, 2).View, y = new GuardedMap(1, 4, 4, 3).View;
        Frame frame = Frames.New(1, scratchFloats: layer.ScratchFloats(2));
        Assert.Throws<ArgumentException>(() => frame.Run(layer, y, x));
        Assert.Throws<ArgumentException>(() => frame.Run(layer, x, new GuardedMap(1, 4, 4, 4).View));
        Assert.Throws<ArgumentException>(() => frame.Run(layer, x, new GuardedMap(2, 4, 4, 3).View));
    }

    [Fact]
    public void A_layer_of_another_network_is_refused_where_its_scratch_memory_is_missing()
    {
        Layer layer = Ways.Pack(Info, new float[54], [], Ways.Direct);
        MapView x = new GuardedMap(1, 6, 6, 2).View, y = new GuardedMap(1, 4, 4, 3).View;
        Assert.Throws<ArgumentException>(() => Frames.New(1, scratchFloats: layer.ScratchFloats(1) - 32).Run(layer, x, y));
    }

    private static string Refusal(ConvolutionInfo info, string algorithm) =>
        Assert.Throws<ArgumentException>(() => Ways.Pack(info, new float[info.Weights], [], algorithm)).Message;
}
