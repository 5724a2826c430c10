using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace InceptionGen.Weights.Storage;

/// <summary>Elements side by side.</summary>
/// <param name="bytes">Where.</param>
/// <param name="start">Where the first lies.</param>
/// <param name="format">What they are.</param>
internal sealed class PlainElements(IByteSource bytes, long start, ElementFormat format) : IElements
{
    private const int BlockBytes = 64 << 10;

    // A span of bytes cannot be longer than int.MaxValue; a span of floats can be four times as long.
    private const int MostFloats = 1 << 28;

    public string? Defect => format.Defect;

    public (string Name, int Size) Type => (format.Name, format.Size);

    public ElementType Precision => format.Type;

    public void Read(long first, Span<float> destination)
    {
        if (format.Type == ElementType.Float32 && !format.IsBigEndian && BitConverter.IsLittleEndian)
            Copy(first, destination);
        else
            Convert(first, destination);
    }

    private void Copy(long first, Span<float> destination)
    {
        for (int done = 0; done < destination.Length; done += MostFloats)
        {
            Span<float> piece = destination[done..][..Math.Min(MostFloats, destination.Length - done)];
            bytes.Read(start + ((first + done) * format.Size), MemoryMarshal.AsBytes(piece));
        }
    }

    private void Convert(long first, Span<float> destination)
    {
        int blockElements = Math.Min(BlockBytes / format.Size, destination.Length);
        byte[] block = ArrayPool<byte>.Shared.Rent(blockElements * format.Size);
        try
        {
            for (int done = 0; done < destination.Length; done += blockElements)
            {
                Span<float> piece = destination[done..][..Math.Min(blockElements, destination.Length - done)];
                Span<byte> stored = block.AsSpan(0, piece.Length * format.Size);
                bytes.Read(start + ((first + done) * format.Size), stored);
                for (int i = 0; i < piece.Length; i++) piece[i] = ToSingle(stored.Slice(i * format.Size, format.Size));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private float ToSingle(Span<byte> element)
    {
        if (format.IsBigEndian) element.Reverse();
        return LittleEndianToSingle(element);
    }

    private float LittleEndianToSingle(ReadOnlySpan<byte> element) => format.Type switch
    {
        ElementType.Float64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(element),
        ElementType.Float16 => (float)BinaryPrimitives.ReadHalfLittleEndian(element),
        ElementType.BFloat16 => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(element) << 16),
        ElementType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(element),
        _ => throw new InvalidOperationException($"{format.Name} cannot be read."),
    };
}
