using System;
using InceptionGen.Memory;
using InceptionGen.Tests;
using Xunit;

namespace InceptionGen.Runtime.Tests.Kernels;

/// <summary>A map whose pixels stand in the middle of NaN: what is read outside of it turns up in the results, what is written outside of it is found.</summary>
internal sealed class GuardedMap
{
    private const int Guard = 64;
    private const uint PoisonBits = 0x7FC0_BAD0;

    private readonly PinnedFloats _memory;
    private readonly int _first;

    public GuardedMap(int batch, int height, int width, int channels, int channelsBefore = 0, int channelsAfter = 0)
    {
        _first = Guard + channelsBefore;
        int stride = channelsBefore + channels + channelsAfter;
        _memory = new PinnedFloats((batch * height * width * stride) + (2 * Guard));
        _memory.Span.Fill(BitConverter.UInt32BitsToSingle(PoisonBits));
        View = new MapView(_memory, _first, batch, height, width, channels, stride);
    }

    public MapView View { get; }

    public int Count => View.Pixels * View.ChannelCount;

    /// <summary>Value i in N, H, W, C order.</summary>
    public ref float this[int i] => ref _memory.Span[_first + ((i / View.ChannelCount) * View.PixelStride) + (i % View.ChannelCount)];

    /// <summary>All values in N, H, W, C order.</summary>
    public float[] Values()
    {
        float[] values = new float[Count];
        for (int i = 0; i < values.Length; i++) values[i] = this[i];
        return values;
    }

    public GuardedMap Fill(Random random)
    {
        for (int i = 0; i < Count; i++) this[i] = (float)((random.NextDouble() * 2) - 1);
        return this;
    }

    public GuardedMap Like(MapView? view = null)
    {
        MapView shape = view ?? View;
        return new GuardedMap(shape.Batch, shape.Height, shape.Width, shape.ChannelCount);
    }

    /// <summary>Fails unless every value is within so much of the other map's. Untouched values are NaN, which is close to nothing.</summary>
    public void RequireClose(GuardedMap expected, double largestError)
    {
        double error = Deviation.Largest(expected.Values(), Values());
        Assert.True(error <= largestError, $"{View}: the largest error is {error:E2}, not {largestError:E2} or less.");
    }

    /// <summary>Fails if anything but the map's own values was written.</summary>
    public void RequireUntouchedGuards()
    {
        Span<float> memory = _memory.Span;
        for (int i = 0; i < memory.Length; i++)
        {
            int offset = i - _first;
            bool isOwn = offset >= 0 && offset < View.Pixels * View.PixelStride && offset % View.PixelStride < View.ChannelCount;
            if (!isOwn) Assert.True(BitConverter.SingleToUInt32Bits(memory[i]) == PoisonBits, $"Float {offset} of {View} was written.");
        }
    }
}
