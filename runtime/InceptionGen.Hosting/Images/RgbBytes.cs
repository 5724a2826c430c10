using System;

namespace InceptionGen.Hosting;

/// <summary>Red, green and blue of every pixel, in the network's size; preprocessing is the table's.</summary>
internal sealed class RgbBytes(ReadOnlyMemory<byte> rgb) : ModelImage
{
    /// <inheritdoc/>
    public override void Run(Session session) => session.Run(rgb.Span);
}
