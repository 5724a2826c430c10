using System;
using InceptionGen.Memory;

namespace InceptionGen.Benchmarks.Kernels;

/// <summary>A feature map of random numbers.</summary>
internal sealed class Map
{
    private readonly PinnedFloats _memory;
    private readonly MapShape _shape;

    public Map(MapShape shape)
    {
        (_memory, _shape) = (new PinnedFloats(shape.Elements), shape);
        var random = new Random(2);
        foreach (ref float value in _memory.Span) value = (float)random.NextDouble() - 0.5f;
    }

    /// <summary>Brings it into the caches.</summary>
    /// <param name="nothing">Added to a value, so that what made it is not left out.</param>
    public void Touch(float nothing)
    {
        foreach (ref float value in _memory.Span) value += nothing;
    }

    public MapView View => new(_memory, start: 0, batch: 1, _shape.Height, _shape.Width, _shape.Channels, pixelStride: _shape.Channels);
}
