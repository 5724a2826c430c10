using System;
using InceptionGen.Memory;

namespace InceptionGen.Runtime.Tests.Kernels.Reference;

/// <summary>Softmax over the channels of every pixel, summed in float64.</summary>
internal static unsafe class ReferenceSoftmax
{
    // input (N, H, W, C) -> output (N, H, W, C): exp(x - max) / sum of exp(x - max)
    public static void Run(MapView x, MapView y)
    {
        for (int pixel = 0; pixel < x.Pixels; pixel++)
        {
            var input = new ReadOnlySpan<float>(x.Data + ((long)pixel * x.PixelStride), x.ChannelCount);
            var output = new Span<float>(y.Data + ((long)pixel * y.PixelStride), y.ChannelCount);
            double largest = double.NegativeInfinity, sum = 0;
            foreach (float value in input) largest = Math.Max(largest, value);
            foreach (float value in input) sum += Math.Exp(value - largest);
            for (int c = 0; c < input.Length; c++) output[c] = (float)(Math.Exp(input[c] - largest) / sum);
        }

        x.KeepAlive();
        y.KeepAlive();
    }
}
