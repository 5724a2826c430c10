using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace InceptionGen.Weights;

/// <summary>Elements side by side, little-endian.</summary>
/// <param name="bytes">Where.</param>
/// <param name="start">Where the first lies.</param>
/// <param name="format">What they are.</param>
internal sealed class PlainElements(IByteSource bytes, long start, ElementFormat format) : IElements
{
    private const int BlockBytes = 4096;

    public string TypeName => format.Name;

    public bool AreNumbers => format.Type != ElementType.Other;

    public void Read(long first, Span<float> destination)
    {
        long offset = start + first * format.Size;
        if (format.Type == ElementType.Float32 && BitConverter.IsLittleEndian)
        {
            bytes.Read(offset, MemoryMarshal.AsBytes(destination));
            return;
        }

        Span<byte> block = stackalloc byte[BlockBytes];
        while (!destination.IsEmpty)
        {
            int count = Math.Min(block.Length / format.Size, destination.Length);
            bytes.Read(offset, block[..(count * format.Size)]);
            for (int i = 0; i < count; i++) destination[i] = ToSingle(block[(i * format.Size)..]);
            offset += count * format.Size;
            destination = destination[count..];
        }
    }

    private float ToSingle(ReadOnlySpan<byte> element) => format.Type switch
    {
        ElementType.Float64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(element),
        ElementType.Float16 => (float)BinaryPrimitives.ReadHalfLittleEndian(element),
        ElementType.BFloat16 => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(element) << 16),
        ElementType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(element),
        _ => throw new InvalidOperationException($"{format.Name} are no floating-point numbers."),
    };
}
