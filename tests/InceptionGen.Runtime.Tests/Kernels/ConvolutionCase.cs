using System;
using System.Collections.Concurrent;
using InceptionGen.Execution;
using InceptionGen.Kernels;
using InceptionGen.Kernels.Layers;
using InceptionGen.Runtime.Tests.Kernels.Reference;
using InceptionGen.Tests;
using Xunit;

namespace InceptionGen.Runtime.Tests.Kernels;

/// <summary>A convolution to run on a fast kernel and on the reference.</summary>
internal sealed record ConvolutionCase(int Height, int Width, int Channels, int Outputs, Extent Kernel)
{
    // The same case runs at every vector width; its reference, slow as it is, only once.
    private static readonly ConcurrentDictionary<(ConvolutionCase Case, bool IsOfSizes), float[]> References = new();

    public Extent Stride { get; init; } = new(1, 1);

    public Padding Padding { get; init; }

    public int Groups { get; init; } = 1;

    public int Batch { get; init; } = 1;

    public int Threads { get; init; } = 1;

    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>Channels of a wider map on either side of the input and of the output.</summary>
    public int Neighbours { get; init; }

    public int Seed { get; init; } = 1;

    public ConvolutionInfo Info => new(0, "", [], new MapShape(Height, Width, Channels), new MapShape(OutputHeight, OutputWidth, Outputs))
    {
        Kernel = Kernel,
        Stride = Stride,
        Padding = Padding,
        Groups = Groups,
        Activation = Activation,
    };

    public int OutputHeight => ((Height + Padding.Top + Padding.Bottom - Kernel.Height) / Stride.Height) + 1;

    public int OutputWidth => ((Width + Padding.Left + Padding.Right - Kernel.Width) / Stride.Width) + 1;

    private int Depth => Kernel.Height * Kernel.Width * (Channels / Groups);

    /// <summary>Runs the case on the given kernels.</summary>
    /// <returns>The output's values in N, H, W, C order.</returns>
    public float[] Run(KernelSet kernels, string algorithm, bool isPrecise = false)
    {
        (GuardedMap x, float[] kernel, float[] bias) = Data();
        Layer layer = kernels.Pack(Info, kernel, bias, algorithm, isPrecise);
        var y = new GuardedMap(Batch, OutputHeight, OutputWidth, Outputs, Neighbours, Neighbours);
        new Frame(Batch, mapFloats: 0, layer.ScratchFloats(Batch), Threads).Run(layer, x.View, y.View);
        y.RequireUntouchedGuards();
        return y.Values();
    }

    /// <summary>Fails unless every value lies within depth + 2 roundings of the sum of its products' sizes. That is the bound of any order of summation
    /// (Higham 2002, section 3.1), with one rounding for the bias and one for the reference's own result.</summary>
    public void RequireDirectAccuracy(float[] actual)
    {
        (float[] expected, float[] sizes) = (Reference(Activation, isOfSizes: false), Reference(Activation.None, isOfSizes: true));
        double unit = Math.Pow(2, -24) * (Depth + 2);
        for (int i = 0; i < actual.Length; i++)
            Assert.True(Math.Abs(actual[i] - expected[i]) <= unit * sizes[i], $"{this}: value {i} is {actual[i]}, not {expected[i]}.");
    }

    /// <summary>Fails if the largest error is above the bound times the root mean square of the sums before the activation.</summary>
    public void RequireAccuracy(float[] actual, double bound)
    {
        (float[] expected, float[] sums) = (Reference(Activation, isOfSizes: false), Reference(Activation.None, isOfSizes: false));
        double squares = 0;
        foreach (float sum in sums) squares += (double)sum * sum;
        double limit = bound * Math.Sqrt(squares / sums.Length);
        for (int i = 0; i < actual.Length; i++)
            Assert.True(Math.Abs(actual[i] - expected[i]) <= limit, $"{this}: value {i} is {actual[i]}, not {expected[i]}; limit {limit}.");
    }

    private float[] Reference(Activation activation, bool isOfSizes) =>
        References.GetOrAdd((this with { Activation = activation, Threads = 1 }, isOfSizes), key => key.Case.ComputeReference(key.IsOfSizes));

    private float[] ComputeReference(bool isOfSizes)
    {
        (GuardedMap x, float[] kernel, float[] bias) = Data();
        if (isOfSizes)
        {
            for (int i = 0; i < x.Count; i++) x[i] = Math.Abs(x[i]);
            kernel = Array.ConvertAll(kernel, Math.Abs);
            bias = Array.ConvertAll(bias, Math.Abs);
        }

        var y = new GuardedMap(Batch, OutputHeight, OutputWidth, Outputs);
        ReferenceConvolution.Run(x.View, y.View, kernel, bias, Kernel, Stride, Padding, Activation, Groups);
        return y.Values();
    }

    private (GuardedMap X, float[] Kernel, float[] Bias) Data()
    {
        var random = new Random(Seed);
        GuardedMap x = new GuardedMap(Batch, Height, Width, Channels, Neighbours, Neighbours).Fill(random);
        return (x, Numbers(Outputs * Depth), Numbers(Outputs));

        float[] Numbers(int count)
        {
            float[] numbers = new float[count];
            for (int i = 0; i < count; i++) numbers[i] = (float)((random.NextDouble() * 2) - 1);
            return numbers;
        }
    }
}
