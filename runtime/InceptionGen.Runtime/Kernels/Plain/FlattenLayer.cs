using System;
using InceptionGen.Kernels.Context;
using InceptionGen.Kernels.Layers;
using InceptionGen.Memory;

namespace InceptionGen.Kernels.Plain;

/// <summary>A map as one pixel, its values in the order C,H,W or H,W,C: (N, H, W, C) to (N, 1, 1, CHW).</summary>
internal sealed unsafe class FlattenLayer : Layer
{
    /// <exception cref="ArgumentException">The output is not one pixel of as many values.</exception>
    public FlattenLayer(FlattenInfo info)
    {
        if (info.Output != new MapShape(1, 1, info.Output.Channels) || info.Output.Channels != info.Input.Elements)
            throw LayerChecks.Error($"The output must be one pixel of as many values as the input; they are {info.Input} and {info.Output}.");

        Info = info;
    }

    public override FlattenInfo Info { get; }

    internal override void Run(KernelContext context, MapView x, MapView y)
    {
        int pixels = x.Height * x.Width;
        for (int image = 0; image < x.Batch; image++)
        {
            float* from = x.Data + ((long)image * pixels * x.PixelStride);
            float* to = y.Data + ((long)image * y.PixelStride);
            if (Info.ChannelsLast)
            {
                for (int pixel = 0; pixel < pixels; pixel++, from += x.PixelStride, to += x.ChannelCount)
                    new ReadOnlySpan<float>(from, x.ChannelCount).CopyTo(new Span<float>(to, x.ChannelCount));
                continue;
            }

            for (int channel = 0; channel < x.ChannelCount; channel++)
            {
                for (int pixel = 0; pixel < pixels; pixel++) *to++ = from[((long)pixel * x.PixelStride) + channel];
            }
        }
    }
}
