using System;
using System.Linq;
using InceptionGen.Kernels.Context;
using InceptionGen.Memory;
using InceptionGen.Training.Kernels.Linear;
using InceptionGen.Training.Parameters;

namespace InceptionGen.Training.Tests.Linear;

/// <summary>A linear layer's numbers in the order of the kernels, random ones.</summary>
internal sealed unsafe class LinearLayer
{
    private const int FloatsBehind = 64;

    private readonly PinnedFloats _x;
    private readonly PinnedFloats _dy;
    private readonly PinnedFloats _weights;
    private readonly int _batch;

    public LinearLayer(int depth, int outputs, int batch, int threads = 2)
    {
        (Panels, _batch) = (new(depth, outputs), batch);
        var random = new Random(depth + outputs + batch);
        PinnedFloats Numbers(int count)
        {
            PinnedFloats numbers = new(count + FloatsBehind);
            foreach (ref float number in numbers.Span) number = (random.NextSingle() * 2) - 1;
            return numbers;
        }

        (_x, _dy, _weights, Bias) = (Numbers(depth * batch), Numbers(outputs * batch), Numbers(depth * outputs), Numbers(outputs));
        Context = new KernelContext(1 << 20, threads);
    }

    public WeightPanels Panels { get; }

    public KernelContext Context { get; }

    public PinnedFloats Bias { get; }

    public float* Weights => _weights.Data;

    public MapView X => View(_x, Panels.Depth);

    public MapView Dy => View(_dy, Panels.Outputs);

    public Span<float> Inputs => _x.Span[..(Panels.Depth * _batch)];

    public Span<float> OutputGradients => _dy.Span[..(Panels.Outputs * _batch)];

    public MapView View(PinnedFloats memory, int channels) => new(memory, 0, _batch, 1, 1, channels, channels);

    public double Weight(int input, int output)
    {
        int panel = output / WeightPanels.Width;
        return Weights[Place(input, output, panel)];
    }

    public int Place(int input, int output, int panel) => Panels.Start(panel) + (input * Panels.Columns(panel)) + output - (panel * WeightPanels.Width);

    /// <summary>The gradient of the kernel, in float64 and in the order of panels.</summary>
    public double[] Gradient()
    {
        double[] gradient = new double[Panels.Depth * Panels.Outputs];
        for (int d = 0; d < Panels.Depth; d++)
        {
            for (int o = 0; o < Panels.Outputs; o++)
                gradient[Place(d, o, o / WeightPanels.Width)] = Enumerable.Range(0, _batch).Sum(n => (double)_x.Span[(n * Panels.Depth) + d] * _dy.Span[(n * Panels.Outputs) + o]);
        }

        return gradient;
    }

    public LinearGradient Taken(LinearKernels kernels)
    {
        LinearGradient gradient = kernels.Gradient(Panels, _batch);
        gradient.Take(X, Dy);
        return gradient;
    }
}
