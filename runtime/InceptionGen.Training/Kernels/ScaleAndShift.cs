using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InceptionGen.Memory;

namespace InceptionGen.Training.Kernels;

/// <summary>y = activation(scale * (x - mean) + shift), with three numbers for each channel: batch norm with its statistics known. The mean is taken
/// away first: folded into the shift, it would cost digits where it is large beside the deviation.</summary>
internal readonly unsafe struct ScaleAndShift(MapView x, MapView y, float* mean, float* scale, float* shift, Activation activation) : IPixelRow
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long firstPixel, int count)
    {
        float* from = x.Data + (firstPixel * x.PixelStride), to = y.Data + (firstPixel * y.PixelStride);
        (Vector256<float> least, Vector256<float> most) = (Vector256.Create(Least), Vector256.Create(Most));
        for (; count > 0; count--, from += x.PixelStride, to += y.PixelStride)
        {
            int c = 0;
            for (; c <= x.ChannelCount - Vector256<float>.Count; c += Vector256<float>.Count)
            {
                Vector256<float> value = ((Vector256.Load(from + c) - Vector256.Load(mean + c)) * Vector256.Load(scale + c)) + Vector256.Load(shift + c);
                Vector256.Min(most, Vector256.Max(least, value)).Store(to + c);
            }

            for (; c < x.ChannelCount; c++) to[c] = MathF.Min(Most, MathF.Max(Least, ((from[c] - mean[c]) * scale[c]) + shift[c]));
            if (activation != Activation.Sigmoid) continue;

            for (c = 0; c < x.ChannelCount; c++) to[c] = 1 / (1 + MathF.Exp(-to[c]));
        }
    }

    private float Least => activation is Activation.Relu or Activation.Relu6 ? 0 : float.NegativeInfinity;

    private float Most => activation == Activation.Relu6 ? 6 : float.PositiveInfinity;
}
