using System;

namespace InceptionGen.Weights.Storage;

/// <summary>Bytes in memory, read like those of a file.</summary>
internal sealed class MemoryBytes(byte[] bytes) : IByteSource
{
    /// <inheritdoc/>
    public void Read(long offset, Span<byte> destination) => bytes.AsSpan((int)offset, destination.Length).CopyTo(destination);
}
