using System;
using System.Buffers;
using System.Buffers.Binary;
using InceptionGen.Weights.Storage;

namespace InceptionGen.Weights.TensorFlowJs;

/// <summary>Numbers that were rounded to one or two bytes each.</summary>
/// <param name="bytes">Where they are.</param>
/// <param name="start">The first of them.</param>
/// <param name="size">Bytes of each, 1 or 2.</param>
/// <param name="scale">What a step is worth.</param>
/// <param name="min">What 0 stands for.</param>
internal sealed class QuantizedElements(IByteSource bytes, long start, int size, double scale, double min) : IElements
{
    private const int BlockBytes = 64 << 10;

    public string? Defect => null;

    public (string Name, int Size) Type => (size == 1 ? "uint8" : "uint16", size);

    public void Read(long first, Span<float> destination)
    {
        int blockElements = Math.Min(BlockBytes / size, destination.Length);
        byte[] block = ArrayPool<byte>.Shared.Rent(blockElements * size);
        try
        {
            for (int done = 0; done < destination.Length; done += blockElements)
            {
                Span<float> piece = destination[done..][..Math.Min(blockElements, destination.Length - done)];
                Span<byte> stored = block.AsSpan(0, piece.Length * size);
                bytes.Read(start + ((first + done) * size), stored);
                for (int i = 0; i < piece.Length; i++)
                {
                    int step = size == 1 ? stored[i] : BinaryPrimitives.ReadUInt16LittleEndian(stored[(i * 2)..]);
                    piece[i] = (float)(step * scale + min);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}
