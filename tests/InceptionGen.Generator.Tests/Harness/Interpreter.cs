using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Language.Model;

namespace InceptionGen.Generator.Tests.Harness;

/// <summary>What a network computes, straight from its spec: no plan, no memory, plain loops in float64.</summary>
internal sealed class Interpreter(Func<string, int, float[]> tensor)
{
    /// <summary>The output of every stage (H, W, C).</summary>
    public IReadOnlyList<double[]> Run(NetworkSpec network, double[] image)
    {
        var outputs = new List<double[]>();
        foreach (StageSpec stage in network.Stages) outputs.Add(Of(stage.Operation, stage.Source < 0 ? image : outputs[stage.Source]));
        return outputs;
    }

    private double[] Of(OperationSpec operation, double[] x) => operation switch
    {
        ConvolutionSpec convolution => Convolve(convolution, x),
        PoolSpec pool => Pool(pool, x),
        LocalResponseNormSpec norm => Normalize(norm, x),
        DropoutSpec => x,
        SoftmaxSpec softmax => Softmax(softmax, x),
        SigmoidSpec => x.Select(value => 1 / (1 + Math.Exp(-value))).ToArray(),
        FlattenSpec { ChannelsLast: true } => x,
        FlattenSpec { Input: var map } => Each(map with { Height = map.Channels, Width = map.Height, Channels = map.Width }, (c, y, w) => x[At(map, y, w, c)]),
        SequenceSpec sequence => sequence.Operations.Aggregate(x, (y, next) => Of(next, y)),
        ConcatSpec concat => Join(concat, concat.Branches.Select(branch => (branch.Output.Channels, Of(branch, x))).ToList()),
        ResidualSpec residual => Add(residual, x, Of(residual.Body, x)),
        _ => throw new NotSupportedException(operation.GetType().Name),
    };

    private double[] Convolve(ConvolutionSpec spec, double[] x)
    {
        float[] kernel = spec.HasKernel ? tensor(spec.Tensors.Kernel, (int)spec.Weights) : Enumerable.Repeat(1f, spec.Output.Channels).ToArray();
        float[]? bias = spec.Tensors.Bias is null ? null : tensor(spec.Tensors.Bias, spec.Output.Channels);
        Func<int, double, double> normalize = Normalization(spec);
        int channels = spec.Input.Channels / spec.Groups, taps = spec.Kernel.Height * spec.Kernel.Width;
        return EachPixel(spec.Output, (row, column) =>
        {
            (int Y, int X, int KernelY, int KernelX)[] places = Window(spec.Input, spec.Kernel, spec.Stride, spec.Padding, row, column).ToArray();
            return filter =>
            {
                double sum = bias?[filter] ?? 0;
                int first = filter / (spec.Output.Channels / spec.Groups) * channels;
                foreach ((int y, int w, int ky, int kw) in places)
                {
                    int pixel = At(spec.Input, y, w, first), weight = (filter * channels * taps) + (ky * spec.Kernel.Width) + kw;
                    for (int c = 0; c < channels; c++) sum += x[pixel + c] * kernel[weight + (c * taps)];
                }

                double value = normalize(filter, sum);
                return Activated(spec.Activation, value);
            };
        });
    }

    private Func<int, double, double> Normalization(ConvolutionSpec spec)
    {
        if (spec.BatchNorm is null) return (_, sum) => sum;

        float[]? gamma = spec.Tensors.Gamma is null ? null : Of(spec.Tensors.Gamma);
        float[] beta = Of(spec.Tensors.Beta!), mean = Of(spec.Tensors.Mean!), variance = Of(spec.Tensors.Variance!);
        double epsilon = Number(spec.BatchNorm.Epsilon);
        return (filter, sum) => ((gamma?[filter] ?? 1) * (sum - mean[filter]) / Math.Sqrt(variance[filter] + epsilon)) + beta[filter];

        float[] Of(string name) => tensor(name, spec.Output.Channels);
    }

    private static double[] Pool(PoolSpec spec, double[] x) => Each(spec.Output, (row, column, channel) =>
    {
        double[] values = Window(spec.Input, spec.Window, spec.Stride, spec.Padding, row, column).Select(at => x[At(spec.Input, at.Y, at.X, channel)]).ToArray();
        if (spec.Kind == PoolKind.Max) return values.Aggregate(Math.Max);
        if (!spec.CountsPadding) return values.Average();

        // A window counts what it covers of the padded map; beyond that there is nothing.
        (Padding padding, Shape map) = (spec.Padding, spec.Input);
        int rows = Counted(row * spec.Stride.Height, spec.Window.Height, padding.Top + map.Height + padding.Bottom);
        int columns = Counted(column * spec.Stride.Width, spec.Window.Width, padding.Left + map.Width + padding.Right);
        return values.Sum() / (rows * columns);

        static int Counted(int start, int window, int padded) => Math.Min(start + window, padded) - start;
    });

    private static double Activated(Activation activation, double sum) => activation switch
    {
        Activation.Relu => Math.Max(sum, 0),
        Activation.Relu6 => Math.Min(Math.Max(sum, 0), 6),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-sum)),
        _ => sum,
    };

    private static double[] Normalize(LocalResponseNormSpec spec, double[] x)
    {
        (double alpha, double beta, double k) = (Number(spec.Alpha), Number(spec.Beta), Number(spec.K));
        return Each(spec.Input, (row, column, channel) =>
        {
            double squares = 0;
            for (int c = Math.Max(0, channel - (spec.Size / 2)); c <= Math.Min(spec.Input.Channels - 1, channel + (spec.Size / 2)); c++)
                squares += Math.Pow(x[At(spec.Input, row, column, c)], 2);
            return x[At(spec.Input, row, column, channel)] / Math.Pow(k + (alpha / spec.Size * squares), beta);
        });
    }

    private static double[] Softmax(SoftmaxSpec spec, double[] x)
    {
        double largest = x.Aggregate(Math.Max);
        return Each(spec.Input, (row, column, channel) =>
            Math.Exp(x[At(spec.Input, row, column, channel)] - largest)
            / Enumerable.Range(0, spec.Input.Channels).Sum(c => Math.Exp(x[At(spec.Input, row, column, c)] - largest)));
    }

    private static double[] Join(ConcatSpec spec, List<(int Channels, double[] Map)> branches) => Each(spec.Output, (row, column, channel) =>
    {
        int branch = 0;
        while (channel >= branches[branch].Channels) channel -= branches[branch++].Channels;
        return branches[branch].Map[At(spec.Output with { Channels = branches[branch].Channels }, row, column, channel)];
    });

    private static double[] Add(ResidualSpec spec, double[] x, double[] body) => x.Zip(body, (a, b) => a + (Number(spec.Scale) * b))
        .Select(value => Activated(spec.Activation, value)).ToArray();

    /// <summary>The places of the input under a window, padding left out, with their place in the window.</summary>
    private static IEnumerable<(int Y, int X, int KernelY, int KernelX)> Window(
        Shape input, Extent window, Extent stride, Padding padding, int row, int column) =>
        from ky in Enumerable.Range(0, window.Height)
        from kx in Enumerable.Range(0, window.Width)
        let y = (row * stride.Height) - padding.Top + ky
        let x = (column * stride.Width) - padding.Left + kx
        where y >= 0 && y < input.Height && x >= 0 && x < input.Width
        select (y, x, ky, kx);

    private static double[] Each(Shape shape, Func<int, int, int, double> value) =>
        EachPixel(shape, (row, column) => channel => value(row, column, channel));

    private static double[] EachPixel(Shape shape, Func<int, int, Func<int, double>> pixel)
    {
        var map = new double[shape.Elements];
        for (int row = 0; row < shape.Height; row++)
        {
            for (int column = 0; column < shape.Width; column++)
            {
                Func<int, double> value = pixel(row, column);
                for (int channel = 0; channel < shape.Channels; channel++) map[At(shape, row, column, channel)] = value(channel);
            }
        }

        return map;
    }

    private static int At(Shape shape, int row, int column, int channel) => (((row * shape.Width) + column) * shape.Channels) + channel;

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
