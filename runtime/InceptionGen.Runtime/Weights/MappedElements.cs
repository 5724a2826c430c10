using System;
using System.Buffers.Binary;

namespace InceptionGen.Weights;

/// <summary>Elements side by side in a mapped file, little-endian.</summary>
/// <param name="file">The file.</param>
/// <param name="start">Where the first lies.</param>
/// <param name="format">What they are.</param>
internal sealed class MappedElements(MappedFile file, long start, ElementFormat format) : IElements
{
    private const int BlockBytes = 4096;

    public string TypeName => format.Name;

    public bool AreNumbers => format.Type != ElementType.Other;

    public void Read(long first, Span<float> destination)
    {
        long offset = start + first * format.Size;
        if (format.Type == ElementType.Float32 && BitConverter.IsLittleEndian)
        {
            file.Read(offset, destination);
            return;
        }

        Span<byte> block = stackalloc byte[BlockBytes];
        while (!destination.IsEmpty)
        {
            int count = Math.Min(block.Length / format.Size, destination.Length);
            file.Read(offset, block[..(count * format.Size)]);
            for (int i = 0; i < count; i++) destination[i] = ToSingle(block[(i * format.Size)..]);
            offset += count * format.Size;
            destination = destination[count..];
        }
    }

    private float ToSingle(ReadOnlySpan<byte> bytes) => format.Type switch
    {
        ElementType.Float64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        ElementType.Float16 => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        ElementType.BFloat16 => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
        ElementType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        _ => throw new InvalidOperationException($"{format.Name} are no floating-point numbers."),
    };
}
