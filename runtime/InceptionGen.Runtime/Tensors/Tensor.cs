using System;
using System.Globalization;
using InceptionGen.Memory;

namespace InceptionGen;

/// <summary>Feature maps of one shape in memory: <see cref="Batch"/> images, each a row-major map of pixels with their channels side by side (N, H, W, C).
/// The shape is a type in <see cref="Tensor{TMap}"/>.</summary>
public abstract unsafe class Tensor
{
    private readonly PinnedFloats _buffer;

    private protected Tensor(MapShape shape, int batch, PinnedFloats buffer) => (Shape, Batch, _buffer) = (shape, batch, buffer);

    /// <summary>The shape of one image's map.</summary>
    public MapShape Shape { get; }

    /// <summary>Images.</summary>
    public int Batch { get; }

    /// <summary>All values: N x H x W x C.</summary>
    public Span<float> Values => _buffer.Span;

    internal MapView View => new(_buffer, start: 0, Batch, Shape.Height, Shape.Width, Shape.Channels, pixelStride: Shape.Channels);

    /// <summary>A copy whose negligible values are zeros.</summary>
    internal abstract Tensor WithoutNegligible();

    private protected static PinnedFloats Allocate(MapShape shape, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        return new(checked(shape.Elements * batch));
    }

    /// <summary>N x H x W x C.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Batch}x{Shape}");
}
