using System;
using InceptionGen.Memory;

namespace InceptionGen.Runtime.Tests.Kernels.Reference;

/// <summary>Local response normalisation as Krizhevsky 2012, section 3.3 defines it, with alpha divided by the window's size as Caffe and PyTorch do.</summary>
internal static unsafe class ReferenceLocalResponseNorm
{
    // input (N, H, W, C) -> output (N, H, W, C): x / (k + alpha / size * sum of squares over [c - size / 2, c + (size - 1) / 2]) ^ beta
    public static void Run(MapView x, MapView y, int size, float alpha, float beta, float k)
    {
        for (int pixel = 0; pixel < x.Pixels; pixel++)
        {
            float* input = x.Data + ((long)pixel * x.PixelStride);
            for (int c = 0; c < x.ChannelCount; c++)
            {
                double squares = 0;
                for (int near = Math.Max(c - (size / 2), 0); near <= Math.Min(c + ((size - 1) / 2), x.ChannelCount - 1); near++)
                    squares += (double)input[near] * input[near];
                y.Data[((long)pixel * y.PixelStride) + c] = (float)(input[c] / Math.Pow(k + (alpha / size * squares), beta));
            }
        }

        x.KeepAlive();
        y.KeepAlive();
    }
}
