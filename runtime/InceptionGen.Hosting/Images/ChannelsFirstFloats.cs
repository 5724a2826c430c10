using System;
using System.Runtime.InteropServices;

namespace InceptionGen.Hosting;

/// <summary>The network's input as numbers, C x H x W, as PyTorch and its exports order them; little-endian.</summary>
internal sealed class ChannelsFirstFloats(ReadOnlyMemory<byte> values) : ModelImage
{
    private float[] _turned = [];

    /// <inheritdoc/>
    public override void Prepare(MapShape input)
    {
        ReadOnlySpan<float> planes = MemoryMarshal.Cast<byte, float>(values.Span);
        int pixels = input.Height * input.Width;
        _turned = new float[planes.Length];
        for (int channel = 0; channel < input.Channels; channel++)
        {
            ReadOnlySpan<float> plane = planes.Slice(channel * pixels, pixels);
            for (int pixel = 0; pixel < pixels; pixel++) _turned[(pixel * input.Channels) + channel] = plane[pixel];
        }
    }

    /// <inheritdoc/>
    public override void Run(Session session) => session.Run(_turned);
}
