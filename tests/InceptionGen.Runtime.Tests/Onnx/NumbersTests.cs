using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Execution;
using InceptionGen.Memory;
using InceptionGen.Runtime.Tests.Kernels.Reference;
using InceptionGen.Runtime.Tests.Kernels;

namespace InceptionGen.Tests.Onnx;

/// <summary>A model computes what the network computes.</summary>
public class NumbersTests
{
    private const double Rounding = 1e-5;

    [Theory]
    [InlineData(FlattenOrder.ChannelsFirst)]
    [InlineData(FlattenOrder.ChannelsLast)]
    public void A_network_and_its_model_give_the_same_maps(FlattenOrder order)
    {
        const int batch = 2;
        NetworkDescription network = TinyNetwork.Description;
        EditableWeights weights = Ordered(EditableWeights.Of(network), order);
        using Session session = TinyNetwork.Load(weights, new() { AuxiliaryClassifiers = true }).CreateSession(new() { Batch = batch, Taps = network.Taps });
        float[] image = Pictures.Preprocessed(Pictures.Noise(network.Input, batch));
        session.Run(image);

        ReadModel model = ReadModel.Of(network, weights, new() { Outputs = network.Taps });
        IReadOnlyDictionary<string, OnnxTensor> values = Interpreter.Run(model, ChannelsFirst(image, batch, network.Input));

        foreach (Tap tap in network.Taps) AssertSame(ChannelsFirst(session.Values(tap), batch, tap.Shape).Values, values[tap.Name].Values);
    }

    [Theory]
    [InlineData(false, 8, 4, 3, 2, 0, 1)]
    [InlineData(true, 8, 4, 3, 2, 0, 1)]
    [InlineData(true, 8, 4, 3, 2, 0, 0)]
    [InlineData(false, 6, 6, 3, 1, 1, 1)]
    [InlineData(true, 6, 6, 3, 1, 1, 1)]
    [InlineData(true, 8, 5, 3, 2, 1, 0)]
    [InlineData(true, 7, 3, 4, 2, 1, 0)]
    [InlineData(true, 7, 2, 3, 3, 0, 2)]
    [InlineData(true, 7, 4, 1, 2, 0, 0)]
    public void Averages_count_what_the_runtime_counts(bool countsPadding, int input, int output, int window, int stride, int before, int after)
    {
        MapShape from = new(input, input + 1, 3), to = new(output, ((input + 1 + before - window) / stride) + 1, 3);
        Padding padding = new(before, after, before, 0);
        AssertSame(
            from,
            to,
            table => table.AveragePool(-1, new(window), new(stride), padding, countsPadding, to),
            (frame, x, y) => frame.AveragePool(x, y, new(window, window), new(stride, stride), padding, countsPadding));
    }

    [Theory]
    [InlineData(8, 4, 3, 2, 0, 1)]
    [InlineData(8, 4, 3, 2, 0, 0)]
    [InlineData(6, 6, 3, 1, 1, 1)]
    [InlineData(7, 3, 2, 3, 0, 2)]
    public void Largest_values_are_those_of_the_runtime(int input, int output, int window, int stride, int before, int after)
    {
        MapShape from = new(input, input, 3), to = new(output, output, 3);
        Padding padding = new(before, after, before, after);
        AssertSame(
            from,
            to,
            table => table.MaxPool(-1, new(window), new(stride), padding, to),
            (frame, x, y) => frame.MaxPool(x, y, new(window, window), new(stride, stride), padding));
    }

    [Theory]
    [InlineData(7, 7, 1, 1)]
    [InlineData(6, 6, 6, 6)]
    [InlineData(14, 14, 7, 2)]
    [InlineData(5, 9, 3, 2)]
    [InlineData(2, 3, 5, 4)]
    public void Adaptive_windows_of_any_size_are_written(int height, int width, int rows, int columns)
    {
        MapShape from = new(height, width, 3), to = new(rows, columns, 3);
        AssertSame(from, to, table => table.AdaptiveAveragePool(-1, to), (frame, x, y) => frame.AdaptiveAveragePool(x, y));
    }

    [Theory]
    [InlineData(5, 0.75f, 1f)]
    [InlineData(4, 0.75f, 2f)]
    [InlineData(2, 0.5f, 1f)]
    [InlineData(1, 0.75f, 1f)]
    public void Local_response_normalisation_sums_over_the_same_channels(int size, float beta, float k)
    {
        MapShape map = new(2, 3, 7);
        AssertSame(map, map, table => table.Add(new LocalResponseNormInfo(size, 0.8f, beta, k), -1), (frame, x, y) => frame.LocalResponseNorm(x, y, size, 0.8f, beta, k));
    }

    [Theory]
    [InlineData(0.17f, Activation.Relu)]
    [InlineData(1f, Activation.None)]
    public void A_residual_is_scaled_and_added(float scale, Activation activation)
    {
        MapShape map = new(3, 4, 5);
        AssertSame(
            map,
            map,
            table =>
            {
                table.MaxPool(-1, new(3), padding: new(1));
                table.AddScaled(-1, 0, scale, activation);
            },
            (frame, x, y) =>
            {
                GuardedMap body = new(x.Batch, map.Height, map.Width, map.Channels);
                frame.MaxPool(x, body.View, new(3, 3), new(1, 1), new(1, 1, 1, 1));
                frame.AddScaled(x, body.View, y, scale, activation);
            });
    }

    [Fact]
    public void A_map_is_flattened_channel_by_channel()
    {
        MapShape map = new(2, 3, 4), pixel = new(1, 1, 24);
        AssertSame(map, pixel, table => table.Add(new FlattenInfo(), -1), (frame, x, y) => frame.Flatten(x, y));
    }

    [Fact]
    public void A_map_is_flattened_pixel_by_pixel()
    {
        MapShape map = new(2, 3, 4), pixel = new(1, 1, 24);
        AssertSame(
            map, pixel, table => table.Add(new FlattenInfo(channelsLast: true), -1),
            (frame, x, y) => frame.Run(PlainOperations.Layer(new FlattenInfo(0, "", [-1], map, pixel) { ChannelsLast = true }), x, y));
    }

    [Fact]
    public void Sigmoid_is_written()
    {
        MapShape map = new(2, 3, 4);
        AssertSame(
            map, map, table => table.Add(new SigmoidInfo(), -1),
            (frame, x, y) => frame.Run(PlainOperations.Layer(new SigmoidInfo(0, "", [-1], map, map)), x, y));
    }

    [Theory]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Relu6)]
    [InlineData(Activation.Sigmoid)]
    public void A_convolution_ends_in_its_activation(Activation activation)
    {
        DescriptionBuilder table = new("Odd", "", "", new(3, 2, 3), "rgb");
        table.Stage("conv", "Conv");
        table.Convolution("", -1, 4, new(1), activation: activation);
        NetworkDescription network = table.Build();
        EditableWeights weights = EditableWeights.Of(network);
        OnnxTensor image = new([1, 3, 3, 2], [.. Enumerable.Range(0, 18).Select(i => (double)(i % 5) * 4)]);
        ReadModel model = ReadModel.Of(network, weights);
        OnnxTensor result = Interpreter.Run(model, image)["conv"];

        for (int pixel = 0; pixel < 6; pixel++)
        {
            for (int filter = 0; filter < 4; filter++)
            {
                double sum = weights["conv.bias"][filter];
                for (int channel = 0; channel < 3; channel++) sum += weights["conv.weight"][(filter * 3) + channel] * image.Values[(channel * 6) + pixel];
                Assert.Equal(ReferenceActivation.Of(activation, sum), result.Values[(filter * 6) + pixel], 1e-6);
            }
        }
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(4, 8)]
    [InlineData(2, 6)]
    public void Groups_are_written(int groups, int filters)
    {
        DescriptionBuilder table = new("Odd", "", "", new(3, 4, 4), "rgb");
        table.Stage("conv", "Conv");
        table.Convolution("", -1, filters, new(3), padding: new(1), activation: Activation.None, groups: groups);
        NetworkDescription network = table.Build();
        EditableWeights weights = EditableWeights.Of(network);
        GuardedMap x = new GuardedMap(1, 3, 4, 4).Fill(new Random(4)), y = new(1, 3, 4, filters);
        ReferenceConvolution.Run(x.View, y.View, weights["conv.weight"], weights["conv.bias"], new(3), new(1), new(1), Activation.None, groups);
        OnnxTensor result = Interpreter.Run(ReadModel.Of(network, weights), ChannelsFirst(Values(x), 1, new(3, 4, 4)))["conv"];
        AssertSame(ChannelsFirst(Values(y), 1, new(3, 4, filters)).Values, result.Values);
    }

    [Fact]
    public void A_convolution_may_follow_a_linear_layer()
    {
        DescriptionBuilder table = new("Odd", "", "", new(2, 2, 3), "rgb");
        table.Stage("fc", "Fc");
        table.Linear("", -1, 4, Activation.Relu, bias: false);
        table.Stage("conv", "Conv");
        table.Convolution("", 0, 2, new(1), activation: Activation.None, bias: false);
        NetworkDescription network = table.Build();
        EditableWeights weights = EditableWeights.Of(network);
        OnnxTensor image = new([1, 3, 2, 2], [.. Enumerable.Range(0, 12).Select(i => (double)(i % 5))]);
        double[] hidden = [.. weights["fc.weight"].Chunk(12).Select(filter => Math.Max(0, filter.Zip(image.Values, (a, b) => a * b).Sum()))];
        double[] expected = [.. weights["conv.weight"].Chunk(4).Select(filter => filter.Zip(hidden, (a, b) => a * b).Sum())];

        OnnxTensor result = Interpreter.Run(ReadModel.Of(network, weights), image)["conv"];

        Assert.Equal([1, 2, 1, 1], result.Dimensions);
        AssertSame(expected, result.Values);
    }

    private static void AssertSame(MapShape from, MapShape to, Action<DescriptionBuilder> write, RunOnFrame run)
    {
        const int batch = 2;
        GuardedMap x = new GuardedMap(batch, from.Height, from.Width, from.Channels).Fill(new Random(1)), y = new(batch, to.Height, to.Width, to.Channels);
        run(Frames.New(batch), x.View, y.View);

        DescriptionBuilder table = new("One", "", "", from, "rgb");
        table.Stage("row", "Row");
        write(table);
        ReadModel model = ReadModel.Of(table.Build(), new EditableWeights());
        OnnxTensor actual = Interpreter.Run(model, ChannelsFirst(Values(x), batch, from))["row"];
        AssertSame(ChannelsFirst(Values(y), batch, to).Values, actual.Values);
    }

    private delegate void RunOnFrame(Frame frame, MapView x, MapView y);

    private static float[] Values(GuardedMap map) => [.. Enumerable.Range(0, map.Count).Select(i => map[i])];

    private static OnnxTensor ChannelsFirst(ReadOnlySpan<float> nhwc, int batch, MapShape shape)
    {
        int pixels = shape.Height * shape.Width;
        double[] values = new double[nhwc.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (int pixel, int channel) = (i / shape.Channels, i % shape.Channels);
            values[(((pixel / pixels * shape.Channels) + channel) * pixels) + (pixel % pixels)] = nhwc[i];
        }

        return new([batch, shape.Channels, shape.Height, shape.Width], values);
    }

    private static void AssertSame(double[] expected, double[] actual) => Assert.InRange(Deviation.Relative(expected, actual), 0, Rounding);

    private static EditableWeights Ordered(EditableWeights weights, FlattenOrder order)
    {
        EditableWeights ordered = new() { FlattenOrder = order };
        foreach ((string name, TensorShape shape) in weights.Tensors) weights[name].CopyTo(ordered.Put(name, shape)[name], 0);
        return ordered;
    }
}
