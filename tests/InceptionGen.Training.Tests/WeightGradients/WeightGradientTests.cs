using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Simd;
using InceptionGen.Memory;
using InceptionGen.Training.Kernels;
using Xunit;

namespace InceptionGen.Training.Tests.WeightGradients;

/// <summary>The gradient of a convolution's kernel against sums in float64, with vectors of every width.</summary>
public sealed unsafe class WeightGradientTests
{
    private const int FloatsBehind = 64;

    private static readonly Dictionary<int, TrainingKernels> Kernels = new()
    {
        [16] = new TrainingKernels<Simd512, Vector512<float>>(),
        [8] = new TrainingKernels<Simd256, Vector256<float>>(),
        [4] = new TrainingKernels<Simd128, Vector128<float>>(),
        [1] = new TrainingKernels<SimdScalar, float>(),
    };

    // Tiles of all heights; one panel, several, and half of one; few channels, whose places in a row of the kernel are one matrix; one chunk of pixels and several.
    public static TheoryData<int, string, int, int, int, int> Cases
    {
        get
        {
            (string Kernel, int Side, int Inputs, int Outputs, int Batch)[] sizes =
            [
                ("3x3", 8, 12, 16, 2), ("3x3", 7, 13, 33, 3), ("3x3", 2, 5, 3, 1), ("3x3", 14, 70, 40, 9), ("5x5", 8, 7, 20, 2), ("5x5", 5, 17, 9, 1),
                ("1x3", 9, 6, 17, 2), ("3x1", 9, 6, 17, 2), ("1x7", 17, 14, 19, 2), ("7x1", 17, 14, 19, 2), ("7x1", 4, 3, 2, 2), ("3x3/2", 9, 6, 10, 2), ("7x7/2", 30, 3, 20, 2), ("1x1", 6, 30, 11, 2), ("3x3", 56, 20, 48, 2),
            ];
            TheoryData<int, string, int, int, int, int> data = [];
            foreach (int lanes in Kernels.Keys)
            {
                foreach ((string kernel, int side, int inputs, int outputs, int batch) in sizes) data.Add(lanes, kernel, side, inputs, outputs, batch);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_are_those_of_float64(int lanes, string kernel, int side, int inputs, int outputs, int batch)
    {
        foreach (bool isPadded in new[] { true, false })
        {
            if (Convolution(kernel, side, inputs, outputs, isPadded) is not { } convolution) continue;
            PinnedFloats x = Numbers(convolution.Input.Elements * batch, seed: 1), dy = Numbers(convolution.Output.Elements * batch, seed: 2);
            double[] expected = Expected(convolution, x, dy, batch);
            double size = Math.Sqrt(expected.Average(value => value * value));
            float[] one = Run(Kernels[lanes], convolution, x, dy, batch, threads: 1), three = Run(Kernels[lanes], convolution, x, dy, batch, threads: 3);

            Assert.All(expected.Zip(one), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * size));
            Assert.Equal(one, three);
        }
    }

    private static float[] Run(TrainingKernels kernels, ConvolutionInfo convolution, PinnedFloats x, PinnedFloats dy, int batch, int threads)
    {
        PinnedFloats gradient = Numbers(convolution.KernelLength, seed: 3);
        KernelContext context = new(kernels.WeightGradientScratch(convolution, batch), threads);
        kernels.WeightGradient(context, convolution, View(x, convolution.Input, batch), View(dy, convolution.Output, batch), gradient.Data);
        return gradient.Span[..(int)convolution.KernelLength].ToArray();
    }

    private static double[] Expected(ConvolutionInfo convolution, PinnedFloats x, PinnedFloats dy, int batch)
    {
        (MapShape input, MapShape output, Extent kernel) = (convolution.Input, convolution.Output, convolution.Kernel);
        double[] sums = new double[convolution.KernelLength];
        for (int place = 0; place < batch * output.Height * output.Width * kernel.Height * kernel.Width; place++)
        {
            (int pixel, int weight) = Math.DivRem(place, kernel.Height * kernel.Width);
            (int image, int inImage) = Math.DivRem(pixel, output.Height * output.Width);
            int row = (inImage / output.Width * convolution.Stride.Height) - convolution.Padding.Top + (weight / kernel.Width);
            int column = (inImage % output.Width * convolution.Stride.Width) - convolution.Padding.Left + (weight % kernel.Width);
            if ((uint)row >= (uint)input.Height || (uint)column >= (uint)input.Width) continue;
            float* read = x.Data + ((((image * input.Height) + row) * input.Width) + column) * input.Channels, given = dy.Data + (pixel * output.Channels);
            for (int c = 0; c < input.Channels; c++)
            {
                for (int o = 0; o < output.Channels; o++) sums[(((weight * input.Channels) + c) * output.Channels) + o] += (double)read[c] * given[o];
            }
        }

        return sums;
    }

    // Null if the map is smaller than the kernel.
    private static ConvolutionInfo? Convolution(string cell, int side, int inputs, int outputs, bool isPadded)
    {
        string[] parts = cell.Split('x', '/');
        (int height, int width, int stride) = (int.Parse(parts[0]), int.Parse(parts[1]), parts.Length > 2 ? int.Parse(parts[2]) : 1);
        (int top, int left) = isPadded ? (height / 2, width / 2) : (0, 0);
        MapShape output = new(((side + (2 * top) - height) / stride) + 1, ((side + (2 * left) - width) / stride) + 1, outputs);
        if (side + (2 * top) < height || side + (2 * left) < width) return null;
        return new(0, "", [], new MapShape(side, side, inputs), output)
        {
            Kernel = new(height, width),
            Stride = new(stride),
            Padding = new(top, top, left, left),
        };
    }

    private static MapView View(PinnedFloats numbers, MapShape shape, int batch) => new(numbers, 0, batch, shape.Height, shape.Width, shape.Channels, shape.Channels);

    private static PinnedFloats Numbers(long count, int seed)
    {
        var random = new Random(seed);
        PinnedFloats numbers = new(count + FloatsBehind);
        foreach (ref float number in numbers.Span) number = (random.NextSingle() * 2) - 1;
        return numbers;
    }
}
