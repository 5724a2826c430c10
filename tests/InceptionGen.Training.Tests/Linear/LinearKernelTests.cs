using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Training.Kernels.Linear;
using Xunit;

namespace InceptionGen.Training.Tests.Linear;

/// <summary>The products of linear layers against float64, with vectors of every width.</summary>
public sealed unsafe class LinearKernelTests
{
    private static readonly Dictionary<int, LinearKernels> Kernels = new()
    {
        [16] = new LinearKernels<Simd512, Vector512<float>>(),
        [8] = new LinearKernels<Simd256, Vector256<float>>(),
        [4] = new LinearKernels<Simd128, Vector128<float>>(),
        [1] = new LinearKernels<SimdScalar, float>(),
    };

    // One panel and several, whole and not; one block and several; batches of all heights of tiles.
    public static TheoryData<int, int, int, int> Shapes
    {
        get
        {
            (int, int, int)[] shapes = [(1, 1, 1), (37, 10, 3), (112, 10, 23), (300, 300, 5), (97, 33, 20), (260, 64, 39), (192, 32, 12), (5, 129, 2), (700, 1, 20)];
            TheoryData<int, int, int, int> data = [];
            foreach (int lanes in new[] { 16, 8, 4, 1 })
            {
                foreach ((int depth, int outputs, int batch) in shapes) data.Add(lanes, depth, outputs, batch);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Sums_are_those_of_float64(int lanes, int depth, int outputs, int batch)
    {
        LinearLayer layer = new(depth, outputs, batch);
        foreach (Activation activation in new[] { Activation.None, Activation.Relu, Activation.Sigmoid })
        {
            PinnedFloats y = new(batch * outputs);
            Kernels[lanes].Forward(layer.Context, layer.Panels, layer.Weights, layer.Bias.Data, activation, layer.X, layer.View(y, outputs));
            for (int n = 0; n < batch; n++)
            {
                for (int o = 0; o < outputs; o++)
                {
                    double sum = layer.Bias.Span[o] + Enumerable.Range(0, depth).Sum(d => layer.Inputs[(n * depth) + d] * layer.Weight(d, o));
                    double expected = activation switch { Activation.Relu => Math.Max(0, sum), Activation.Sigmoid => 1 / (1 + Math.Exp(-sum)), _ => sum };
                    Assert.Equal(expected, y.Span[(n * outputs) + o], 1e-5);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gradients_of_inputs_are_those_of_float64(int lanes, int depth, int outputs, int batch)
    {
        LinearLayer layer = new(depth, outputs, batch);
        PinnedFloats dx = new(batch * depth), turned = new(Kernels[lanes].TurnedFloats(layer.Panels, batch));
        turned.Span.Fill(float.NaN);
        dx.Span.Fill(float.NaN);
        foreach (bool adds in new[] { false, true })
        {
            Kernels[lanes].InputGradient(layer.Context, layer.Panels, layer.Weights, layer.Dy, turned.Data, layer.View(dx, depth), adds);
            for (int n = 0; n < batch; n++)
            {
                for (int d = 0; d < depth; d++)
                {
                    double expected = Enumerable.Range(0, outputs).Sum(o => layer.OutputGradients[(n * outputs) + o] * layer.Weight(d, o));
                    Assert.Equal(adds ? 2 * expected : expected, dx.Span[(n * depth) + d], 5e-5);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gradients_of_kernels_are_those_of_float64(int lanes, int depth, int outputs, int batch)
    {
        LinearLayer layer = new(depth, outputs, batch);
        float[] gradient = new float[depth * outputs];
        gradient.AsSpan().Fill(float.NaN);
        layer.Taken(Kernels[lanes]).CopyTo(layer.Context, gradient);
        double[] expected = layer.Gradient();
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], gradient[i], 1e-5);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Norms_are_those_of_the_gradient(int lanes, int depth, int outputs, int batch)
    {
        LinearLayer layer = new(depth, outputs, batch);
        double expected = layer.Gradient().Sum(value => value * value);
        Assert.Equal(1, layer.Taken(Kernels[lanes]).Square(layer.Context) / expected, 1e-5);

        GramNorm gram = new(layer.Panels, batch);
        if (!gram.Serves(batch)) return;
        PinnedFloats packed = new(layer.Panels.Count * batch * 32);
        for (int i = 0; i < batch * outputs; i++) packed.Span[(((i % outputs / 32 * batch) + (i / outputs)) * 32) + (i % outputs % 32)] = layer.OutputGradients[i];
        Assert.Equal(1, gram.Square(layer.Context, layer.X, packed.Data) / expected, 1e-12);
    }

    [Fact]
    public void Both_ways_to_the_norm_are_taken()
    {
        Assert.True(new GramNorm(new(37632, 1024), 20).Serves(20));
        Assert.True(new GramNorm(new(37632, 1024), 100).Serves(100));
        Assert.True(new GramNorm(new(300, 300), 20).Serves(20));
        Assert.False(new GramNorm(new(112, 10), 64).Serves(64));
        Assert.False(new GramNorm(new(37632, 1024), 300).Serves(300));
    }

    // Each product of the gradient is below the largest float, and their sum is not: in double nothing would be infinite.
    [Fact]
    public void A_gradient_that_overflows_only_in_float32_is_not_finite()
    {
        LinearLayer layer = new(300, 300, 2);
        Assert.True(double.IsFinite(layer.Taken(LinearKernels.Best).Square(layer.Context)));
        (layer.Inputs[17], layer.Inputs[300 + 17], layer.OutputGradients[5], layer.OutputGradients[300 + 5]) = (1e19f, 1e19f, 2e19f, 2e19f);
        Assert.False(double.IsFinite(layer.Taken(LinearKernels.Best).Square(layer.Context)));
        layer.OutputGradients[300 + 5] = -2e19f;
        Assert.True(double.IsFinite(layer.Taken(LinearKernels.Best).Square(layer.Context)));
        layer.Inputs[8] = float.NaN;
        Assert.False(double.IsFinite(layer.Taken(LinearKernels.Best).Square(layer.Context)));
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        float[][] results = [.. new[] { 1, 2, 3 }.Select(threads =>
        {
            LinearLayer layer = new(1000, 700, 9, threads);
            PinnedFloats y = new(9 * 700), dx = new(9 * 1000), turned = new(LinearKernels.Best.TurnedFloats(layer.Panels, 9));
            LinearKernels.Best.Forward(layer.Context, layer.Panels, layer.Weights, null, Activation.Relu, layer.X, layer.View(y, 700));
            LinearKernels.Best.InputGradient(layer.Context, layer.Panels, layer.Weights, layer.Dy, turned.Data, layer.View(dx, 1000), adds: false);
            return (float[])[.. y.Span, .. dx.Span, (float)layer.Taken(LinearKernels.Best).Square(layer.Context)];
        })];
        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
    }
}
