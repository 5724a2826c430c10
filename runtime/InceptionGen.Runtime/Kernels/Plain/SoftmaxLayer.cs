using System;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Layers;
using InceptionGen.Memory;
using InceptionGen.Threading;

namespace InceptionGen.Kernels.Plain;

/// <summary>Softmax over the channels of every pixel. A thousand exponentials of a classifier's end are a thousandth of its time, so they are taken one by one,
/// accurately, and summed in float64.</summary>
internal sealed unsafe class SoftmaxLayer : Layer
{
    /// <exception cref="ArgumentException">Its maps differ in shape.</exception>
    public SoftmaxLayer(SoftmaxInfo info)
    {
        LayerChecks.RequireSameShape(info);
        Info = info;
    }

    public override SoftmaxInfo Info { get; }

    // input (N, H, W, C) -> output (N, H, W, C), which may be the input: exp(x - max) / sum of exp(x - max)
    internal override void Run(KernelContext context, MapView x, MapView y)
    {
        var pixels = new Pixels(x, y);
        context.For(ref pixels, x.Pixels);
    }

    private readonly struct Pixels(MapView x, MapView y) : IParallelBody
    {
        public void Run(int item, int thread)
        {
            var input = new ReadOnlySpan<float>(x.Data + ((long)item * x.PixelStride), x.ChannelCount);
            var output = new Span<float>(y.Data + ((long)item * y.PixelStride), y.ChannelCount);
            float largest = float.NegativeInfinity;
            foreach (float value in input) largest = MathF.Max(largest, value);

            double sum = 0;
            for (int c = 0; c < input.Length; c++) sum += output[c] = MathF.Exp(input[c] - largest);
            float scale = (float)(1 / sum);
            foreach (ref float value in output) value *= scale;
        }
    }
}
