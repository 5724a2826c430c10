using System;
using System.Collections.Generic;
using System.Linq;
using InceptionGen.Training.Randomness;

namespace InceptionGen.Training.Tests.Graph;

/// <summary>A network's loss in training as its operations are defined, in float64: what finite differences are taken of. Slow, and written without a look at the kernels.</summary>
internal sealed class DoubleNetwork(NetworkDescription network, int batch, IReadOnlyDictionary<string, double[]> tensors, RandomStream random, double auxiliaryWeight)
{
    private readonly List<double[]> _maps = [];

    /// <summary>The mean cross-entropy of the labels, auxiliary classifiers' by their weight.</summary>
    /// <param name="images">(N, H, W, C).</param>
    /// <param name="labels">(N).</param>
    public double Loss(double[] images, int[] labels)
    {
        _maps.Clear();
        double loss = 0;
        for (int index = 0; index < network.Operations.Count; index++)
        {
            OperationInfo operation = network.Operations[index];
            double[] Input(int place) => operation.Inputs[place] < 0 ? images : _maps[operation.Inputs[place]];
            double[] y = operation switch
            {
                ConvolutionInfo convolution => Convolve(convolution, Input(0)),
                PoolInfo pool => Pool(pool, Input(0)),
                LocalResponseNormInfo norm => Normalize(norm, Input(0)),
                ConcatInfo concat => Concat(concat, [.. concat.Inputs.Select((_, place) => Input(place))]),
                ResidualInfo residual => [.. Input(0).Zip(Input(1), (x, body) => Activate(residual.Activation, x + (residual.Scale * body)))],
                FlattenInfo flatten => Flatten(flatten, Input(0)),
                DropoutInfo dropout => [.. Input(0).Select((x, i) => random.For(index).Single(i) < dropout.Rate ? 0 : x / (1 - (double)dropout.Rate!))],
                SoftmaxInfo => Input(0),
                _ => throw new NotSupportedException(operation.Name),
            };
            _maps.Add(y);
            if (operation is not SoftmaxInfo) continue;
            double weight = network.Stages[operation.Stage].Head.Length == 0 ? 1 : auxiliaryWeight;
            loss += weight * CrossEntropy(y, labels);
        }

        return loss;
    }

    private static double CrossEntropy(double[] logits, int[] labels)
    {
        int classes = logits.Length / labels.Length;
        return Enumerable.Range(0, labels.Length).Average(image =>
        {
            double[] row = logits[(image * classes)..((image + 1) * classes)];
            return Math.Log(row.Sum(Math.Exp)) - row[labels[image]];
        });
    }

    private static double Activate(Activation activation, double x) => activation switch
    {
        Activation.Relu => Math.Max(x, 0),
        Activation.Relu6 => Math.Clamp(x, 0, 6),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        _ => x,
    };

    private double[] Convolve(ConvolutionInfo convolution, double[] x)
    {
        (MapShape input, MapShape output) = (convolution.Input, convolution.Output);
        double[] y = convolution is BatchNormRowInfo ? [.. x] : new double[output.Elements * batch];
        if (convolution is not BatchNormRowInfo)
        {
            double[] kernel = tensors[convolution.WeightName];
            int inputs = input.Channels / convolution.Groups, outputs = output.Channels / convolution.Groups;
            foreach ((int image, int row, int column) in Pixels(output))
            {
                for (int o = 0; o < output.Channels; o++)
                {
                    double sum = 0;
                    for (int ky = 0; ky < convolution.Kernel.Height; ky++)
                    {
                        for (int kx = 0; kx < convolution.Kernel.Width; kx++)
                        {
                            int top = (row * convolution.Stride.Height) + ky - convolution.Padding.Top, left = (column * convolution.Stride.Width) + kx - convolution.Padding.Left;
                            if (top < 0 || left < 0 || top >= input.Height || left >= input.Width) continue;
                            for (int c = 0; c < inputs; c++)
                                sum += x[At(input, image, top, left, (o / outputs * inputs) + c)] * kernel[(((((o * inputs) + c) * convolution.Kernel.Height) + ky) * convolution.Kernel.Width) + kx];
                        }
                    }

                    y[At(output, image, row, column, o)] = sum;
                }
            }
        }

        if (convolution.BiasName is { } bias) y = [.. y.Select((sum, i) => sum + tensors[bias][i % output.Channels])];
        if (convolution.BatchNorm is { } norm) BatchNorm(norm, y, output.Channels);
        return [.. y.Select(sum => Activate(convolution.Activation, sum))];
    }

    private void BatchNorm(BatchNormInfo norm, double[] y, int channels)
    {
        for (int c = 0; c < channels; c++)
        {
            int channel = c;
            double[] values = [.. y.Where((_, i) => i % channels == channel)];
            double mean = values.Average(), variance = values.Average(value => (value - mean) * (value - mean));
            double scale = (norm.Gamma is null ? 1 : tensors[norm.Gamma][c]) / Math.Sqrt(variance + norm.Epsilon), shift = norm.Beta is null ? 0 : tensors[norm.Beta][c];
            for (int i = c; i < y.Length; i += channels) y[i] = ((y[i] - mean) * scale) + shift;
        }
    }

    private double[] Pool(PoolInfo pool, double[] x)
    {
        double[] y = new double[pool.Output.Elements * batch];
        foreach ((int image, int row, int column) in Pixels(pool.Output))
        {
            (int top, int bottom, int countedRows) = Window(row, pool.Input.Height, pool.Output.Height, pool.Window.Height, pool.Stride.Height, pool.Padding.Top, pool.Padding.Bottom, pool);
            (int left, int right, int countedColumns) = Window(column, pool.Input.Width, pool.Output.Width, pool.Window.Width, pool.Stride.Width, pool.Padding.Left, pool.Padding.Right, pool);
            for (int c = 0; c < pool.Output.Channels; c++)
            {
                List<double> values = [];
                for (int r = top; r < bottom; r++)
                {
                    for (int k = left; k < right; k++) values.Add(x[At(pool.Input, image, r, k, c)]);
                }

                y[At(pool.Output, image, row, column, c)] = pool.Pool == PoolKind.Max ? values.Max() : values.Sum() / (countedRows * countedColumns);
            }
        }

        return y;
    }

    private static (int Start, int End, int Counted) Window(int index, int inputs, int outputs, int window, int stride, int before, int after, PoolInfo pool)
    {
        if (pool.Pool == PoolKind.AdaptiveAverage)
        {
            int first = index * inputs / outputs, last = (((index + 1) * inputs) + outputs - 1) / outputs;
            return (first, last, last - first);
        }

        int start = (index * stride) - before, end = start + window;
        int inside = Math.Min(end, inputs) - Math.Max(start, 0);
        return (Math.Max(start, 0), Math.Min(end, inputs), pool.CountsPadding ? Math.Min(end, inputs + after) - start : inside);
    }

    private double[] Normalize(LocalResponseNormInfo norm, double[] x)
    {
        int channels = norm.Input.Channels;
        return [.. x.Select((value, i) =>
        {
            int c = i % channels, first = i - c;
            double squares = 0;
            for (int near = Math.Max(0, c - (norm.Size / 2)); near <= Math.Min(channels - 1, c + ((norm.Size - 1) / 2)); near++) squares += x[first + near] * x[first + near];
            return value / Math.Pow(norm.K + (norm.Alpha / norm.Size * squares), norm.Beta);
        })];
    }

    private double[] Concat(ConcatInfo concat, double[][] branches)
    {
        int[] channels = [.. concat.Inputs.Select(input => network.Operations[input].Output.Channels)];
        double[] y = new double[concat.Output.Elements * batch];
        for (int pixel = 0, place = 0; pixel < y.Length / concat.Output.Channels; pixel++)
        {
            for (int branch = 0; branch < branches.Length; branch++)
            {
                for (int c = 0; c < channels[branch]; c++) y[place++] = branches[branch][(pixel * channels[branch]) + c];
            }
        }

        return y;
    }

    private double[] Flatten(FlattenInfo flatten, double[] x)
    {
        if (flatten.ChannelsLast) return x;
        (int pixels, int channels) = (flatten.Input.Height * flatten.Input.Width, flatten.Input.Channels);
        return [.. Enumerable.Range(0, x.Length).Select(i =>
        {
            int image = i / (pixels * channels), c = i / pixels % channels, pixel = i % pixels;
            return x[(((image * pixels) + pixel) * channels) + c];
        })];
    }

    private IEnumerable<(int Image, int Row, int Column)> Pixels(MapShape map) =>
        from image in Enumerable.Range(0, batch)
        from row in Enumerable.Range(0, map.Height)
        from column in Enumerable.Range(0, map.Width)
        select (image, row, column);

    private static int At(MapShape map, int image, int row, int column, int channel) => (((((image * map.Height) + row) * map.Width) + column) * map.Channels) + channel;
}
