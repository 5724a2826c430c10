using System;
using InceptionGen.Memory;

namespace InceptionGen.Runtime.Tests.Kernels.Reference;

/// <summary>The residual addition, and the copy, as plain loops.</summary>
internal static unsafe class ReferenceAddScaled
{
    // x, body (N, H, W, C) -> y (N, H, W, C): activation(x + scale * body)
    public static void Run(MapView x, MapView body, MapView y, float scale, Activation activation)
    {
        for (int pixel = 0; pixel < y.Pixels; pixel++)
        {
            for (int c = 0; c < y.ChannelCount; c++)
            {
                double sum = x.Data[((long)pixel * x.PixelStride) + c] + ((double)scale * body.Data[((long)pixel * body.PixelStride) + c]);
                y.Data[((long)pixel * y.PixelStride) + c] = (float)ReferenceActivation.Of(activation, sum);
            }
        }

        x.KeepAlive();
        body.KeepAlive();
        y.KeepAlive();
    }
}
