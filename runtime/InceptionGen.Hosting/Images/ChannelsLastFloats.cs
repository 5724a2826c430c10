using System;
using System.Runtime.InteropServices;

namespace InceptionGen.Hosting;

/// <summary>The network's input as numbers, H x W x C, preprocessed by whoever sends it; little-endian.</summary>
internal sealed class ChannelsLastFloats(ReadOnlyMemory<byte> values) : ModelImage
{
    /// <inheritdoc/>
    public override void Run(Session session) => session.Run(MemoryMarshal.Cast<byte, float>(values.Span));
}
