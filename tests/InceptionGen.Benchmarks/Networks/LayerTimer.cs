using System;
using System.Diagnostics;
using InceptionGen.Algorithms;
using InceptionGen.Benchmarks.Kernels;
using InceptionGen.Execution;

namespace InceptionGen.Benchmarks.Networks;

/// <summary>Times one layer as it runs inside a network: its input is in a cache, since the layer before has just written it, and its weights come from memory.</summary>
internal static class LayerTimer
{
    // More than the caches of one core and its share of the last one hold.
    private static readonly float[] Eviction = new float[16 << 20];

    /// <summary>The least time of some runs.</summary>
    public static double Milliseconds(ConvolutionInfo info, Algorithm algorithm, int runs)
    {
        Random random = new(1);
        float[] kernel = new float[info.Weights];
        foreach (ref float weight in kernel.AsSpan()) weight = (float)random.NextDouble() - 0.5f;
        Layer layer = Layer.Pack(info, kernel, bias: [], algorithm);
        Frame frame = new(batch: 1, mapFloats: 0, layer.ScratchFloats(batch: 1), threads: 1);
        (Map input, Map output) = (new(info.Input), new(info.Output));

        // Some runs until the code is compiled. Looking for what the eviction does not hold reads all of it.
        for (int i = 0; i < 30 && i * info.MultiplyAdds < 1_000_000_000; i++) frame.Convolve(layer, input.View, output.View);
        double least = double.MaxValue;
        for (int i = 0; i < runs; i++)
        {
            input.Touch(Eviction.AsSpan().IndexOf(1) + 1);
            long start = Stopwatch.GetTimestamp();
            frame.Convolve(layer, input.View, output.View);
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return least;
    }
}
